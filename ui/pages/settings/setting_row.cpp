// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/setting_row.h"

#include "ui/local/settings.h"
#include "ui/pages/page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/toggles.h"
#include "ui/window/page_stack.h"

#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHostAddress>
#include <QSpinBox>

namespace portreeve::ui {
namespace {

constexpr int editorWide = 200;
constexpr int numberWide = 110;

/// A limit is said in whole cents where it is one.
QString amountText(qint64 nanos)
{
    return moneyText(nanos, nanos % 10'000'000 == 0 ? Money::Cents : Money::Cell);
}

/// What was typed as the settings keep it: "0.5", whatever the language; empty stays empty.
QString decimalOf(const QString &typed)
{
    const auto nanos = parseMoney(typed.trimmed());
    if (!nanos)
        return {};
    QString text = QStringLiteral("%1.%2").arg(*nanos / 1'000'000'000).arg(*nanos % 1'000'000'000, 9, 10, QLatin1Char('0'));
    while (text.endsWith(QLatin1String("0")) && text.size() - text.indexOf(QLatin1Char('.')) > 3)
        text.chop(1);
    return text;
}

} // namespace

SettingRow::SettingRow(const SettingLine &line, Settings &settings, QWidget *parent)
    : QWidget(parent), m_line(line), m_settings(settings), m_name(new Label), m_help(new Label({}, Type::Small, &Tokens::text2)),
      m_reset(new IconButton(QStringLiteral("refresh"), tr("Back to the default")))
{
    setObjectName(QStringLiteral("settings.row.") + key());
    m_name->setElide(Qt::ElideRight);
    m_help->setWordWrap(true);
    m_reset->setObjectName(QStringLiteral("settings.reset.") + key());
    auto *words = new QVBoxLayout;
    space(words, 0, 0);
    words->addWidget(m_name);
    words->addWidget(m_help);
    m_editor = makeEditor();
    m_editor->setObjectName(QStringLiteral("settings.") + key());
    auto *row = new QHBoxLayout(this);
    space(row, QMargins(0, 8, 0, 8), 10);
    row->addLayout(words, 1);
    row->addWidget(m_editor, 0, Qt::AlignVCenter);
    row->addWidget(m_reset, 0, Qt::AlignVCenter);
    QSizePolicy kept = m_reset->sizePolicy();
    kept.setRetainSizeWhenHidden(true); // editors stand under each other
    m_reset->setSizePolicy(kept);
    connect(m_reset, &QToolButton::clicked, this, [this] { m_settings.reset(key()); });
    connect(&settings, &Settings::changed, this, [this](const QString &changed) {
        if (changed == key())
            load();
    });
    retranslate();
    load();
}

QWidget *SettingRow::makeEditor()
{
    switch (m_line.kind) {
    case SettingKind::Switch:
        m_switch = new Switch;
        connect(m_switch, &QAbstractButton::clicked, this, [this](bool on) { choose(on); });
        return m_switch;
    case SettingKind::Choice:
        return makeChoice();
    case SettingKind::Percent:
    case SettingKind::Number:
        return makeNumber();
    case SettingKind::Text:
    case SettingKind::File:
    case SettingKind::Money:
        return makeText();
    case SettingKind::Page:
        break;
    }
    return makePages();
}

QWidget *SettingRow::makeChoice()
{
    m_segments = new Segments;
    connect(m_segments, &Segments::chosen, this, [this](int index) { choose(QLatin1String(m_line.choices[index].value)); });
    return m_segments;
}

QWidget *SettingRow::makeNumber()
{
    m_number = new QSpinBox;
    m_number->setRange(m_line.least, m_line.most);
    m_number->setKeyboardTracking(false); // 150 is not first 1, then 15
    if (m_line.kind == SettingKind::Percent) {
        m_number->setSingleStep(5);
        m_number->setSuffix(QStringLiteral(" %"));
    }
    fix(m_number, numberWide, -1);
    connect(m_number, &QSpinBox::valueChanged, this, [this](int value) { choose(value); });
    return m_number;
}

QWidget *SettingRow::makeText()
{
    m_text = new TextField;
    fix(m_text, editorWide, -1);
    connect(m_text, &QLineEdit::editingFinished, this, [this] {
        m_fault = fault(m_text->text().trimmed());
        m_text->setWrong(!m_fault.isEmpty());
        if (m_fault.isEmpty())
            choose(m_line.kind == SettingKind::Money ? decimalOf(m_text->text()) : m_text->text().trimmed());
        retranslate();
    });
    return m_text;
}

QWidget *SettingRow::makePages()
{
    m_pages = new QComboBox;
    fix(m_pages, editorWide, -1);
    connect(m_pages, &QComboBox::activated, this, [this](int index) { choose(m_pages->itemData(index)); });
    return m_pages;
}

void SettingRow::fillPages()
{
    m_pages->clear();
    m_pages->addItem(tr("The last one"), QStringLiteral("last"));
    for (const PageLine &line : pageTable()) {
        if (!line.isFoot)
            m_pages->addItem(pageTitle(QLatin1String(line.id)), QLatin1String(line.id));
    }
}

/// An address to listen on is a number or "localhost": a name would have to be looked up.
QString SettingRow::fault(const QString &text) const
{
    if (m_line.kind == SettingKind::Money)
        return text.isEmpty() || parseMoney(text).value_or(-1) >= 0 ? QString() : tr("Write an amount in dollars, such as %1, or nothing.").arg(moneyText(500'000'000, Money::Cents));
    if (m_line.kind == SettingKind::File)
        return text.isEmpty() || QFileInfo(text).isFile() ? QString() : tr("There is no such file. Write its whole path.");
    if (key() != QLatin1String("gateway.host") || text == QLatin1String("localhost") || !QHostAddress(text).isNull())
        return {};
    return tr("Write an IP address of this computer, such as 127.0.0.1, 0.0.0.0 or ::1.");
}

void SettingRow::choose(const QVariant &value)
{
    if (m_settings.value(key()) != value)
        m_settings.set(key(), value);
}

void SettingRow::load()
{
    const QVariant value = m_settings.value(key());
    m_reset->setVisible(!m_settings.isDefault(key()));
    if (m_switch)
        m_switch->setChecked(value.toBool());
    if (m_number) {
        const QSignalBlocker quiet(m_number);
        m_number->setValue(value.toInt());
    }
    if (m_text) {
        const auto nanos = nanoFromDecimal(value.toString());
        m_text->setText(m_line.kind == SettingKind::Money && nanos ? amountText(*nanos) : value.toString());
        m_text->setWrong(false);
        m_fault.clear();
        retranslate();
    }
    if (m_pages)
        m_pages->setCurrentIndex(qMax(1, m_pages->findData(value))); // a page that is no more: the first
    for (int i = 0; m_segments && i < m_line.choices.size(); ++i) {
        if (value.toString() == QLatin1String(m_line.choices[i].value))
            m_segments->setCurrent(i);
    }
}

void SettingRow::setReason(const QString &reason)
{
    m_reason = reason;
    m_editor->setEnabled(reason.isEmpty());
    retranslate();
}

bool SettingRow::matches(const QString &query) const
{
    for (const QStringView word : QStringView(query).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (!m_name->text().contains(word, Qt::CaseInsensitive) && !m_help->text().contains(word, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

void SettingRow::retranslate()
{
    m_name->setText(settingWords(m_line.name));
    m_help->setText(!m_fault.isEmpty() ? m_fault : !m_reason.isEmpty() ? m_reason : settingWords(m_line.help));
    m_help->setInk(m_fault.isEmpty() ? &Tokens::text2 : &Tokens::danger);
    m_help->setVisible(!m_help->text().isEmpty());
    m_reset->setName(tr("“%1” back to the default").arg(m_name->text()));
    m_editor->setAccessibleName(m_name->text());
    m_editor->setAccessibleDescription(m_help->text());
    if (m_segments) {
        QStringList words;
        for (const SettingChoice &choice : m_line.choices)
            words.append(settingWords(choice.text));
        m_segments->setWords(words);
    }
    if (m_pages) {
        fillPages();
        m_pages->setCurrentIndex(qMax(1, m_pages->findData(m_settings.value(key()))));
    }
}

void SettingRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace portreeve::ui
