// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filter_bar.h"

#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/label.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/term_field.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>

namespace portreeve::ui {
namespace {

QString keyText(const Term &term)
{
    return (term.negated ? QStringLiteral("-") : QString()) + (term.key.isEmpty() ? QString() : term.key + QLatin1Char(':'));
}

bool balanced(const QString &text)
{
    return text.count(QLatin1Char('"')) % 2 == 0 && text.count(QLatin1Char('(')) <= text.count(QLatin1Char(')'));
}

} // namespace

Chip::Chip(const Term &term, QWidget *parent) : QAbstractButton(parent), m_term(term)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(tr("Filter %1").arg(keyText(term) + term.value));
    setAccessibleDescription(tr("Delete removes it, Enter edits it"));
    setToolTip(plainTip(keyText(term) + term.value));
    connect(this, &QAbstractButton::clicked, this, [this] { std::exchange(m_onCross, false) ? emit removed() : emit reopened(); });
}

QSize Chip::sizeHint() const
{
    const qreal key = QFontMetricsF(ui::font(Type::Small)).horizontalAdvance(keyText(m_term));
    const qreal value = QFontMetricsF(ui::font(Type::Small, 600)).horizontalAdvance(m_term.value);
    return QSize(qMin(qCeil(key + value) + px(8 + 3 + 28), px(320)), px(24));
}

void Chip::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    paintBox(painter, rect(), px(5), m_term.negated ? t.neutralSoft : t.accentSoft, t.borderStrong);
    if (hasFocus() && (option.state & QStyle::State_KeyboardFocusChange))
        paintFocus(painter, rect(), px(5));
    const QRectF line = QRectF(rect()).adjusted(px(8), 0, -px(26), 0);
    const qreal key = paintText(painter, line, Qt::AlignLeft, ui::font(Type::Small), keyText(m_term), t.text2);
    paintText(painter, line.adjusted(key + (key > 0 ? px(2) : 0), 0, 0, 0), Qt::AlignLeft, ui::font(Type::Small, 600), m_term.value, t.text1);
    const qreal side = px(12);
    paintIcon(painter, QRectF(width() - px(8) - side, (height() - side) / 2.0, side, side), QStringLiteral("close"), underMouse() ? t.text1 : t.text2);
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        return emit removed();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_F2)
        return emit reopened();
    QAbstractButton::keyPressEvent(event);
}

void Chip::mouseReleaseEvent(QMouseEvent *event)
{
    m_onCross = event->position().x() > width() - px(26);
    QAbstractButton::mouseReleaseEvent(event);
}

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent), m_chips(new QHBoxLayout), m_field(new TermField(this)), m_clear(new IconButton(QStringLiteral("close"), tr("Clear the filter"))),
      m_list(new QListWidget(this))
{
    fix(this, -1, sizes().height.filterBar);
    auto *row = new QHBoxLayout(this);
    space(row, QMargins(32, 0, 4, 0), 6);
    space(m_chips, 0, 6);
    row->addLayout(m_chips);
    row->addWidget(m_field, 1);
    row->addWidget(m_clear);
    m_clear->hide();
    m_field->setAccessibleName(tr("Filter"));
    m_field->installEventFilter(this);
    setFocusProxy(m_field);
    m_list->setWindowFlags(Qt::Popup);
    m_list->setFocusProxy(m_field);
    m_list->installEventFilter(this);
    m_list->hide();
    connect(m_list, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) { commit(item->text()); });
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem *item) { commit(item->text()); });
    connect(m_clear, &QToolButton::clicked, this, &FilterBar::cleared);
    connect(m_field, &TermField::down, this, &FilterBar::showSuggestions);
    connect(m_field, &TermField::leftAtBegin, this, [this] {
        if (!m_shown.isEmpty())
            m_shown.last()->setFocus(Qt::TabFocusReason);
    });
    connect(m_field, &QLineEdit::returnPressed, this, [this] { commit(m_field->text().trimmed()); });
    connect(m_field, &QLineEdit::textEdited, this, [this](const QString &text) {
        if (text.endsWith(QLatin1Char(' ')) && balanced(text) && m_hint.error.isEmpty() && !text.trimmed().isEmpty())
            return commit(text.trimmed());
        emit typedChanged(text);
        update();
    });
}

void FilterBar::setPlaceholder(const QString &text)
{
    m_field->setPlaceholderText(text);
}

void FilterBar::setTerms(const QList<Term> &terms)
{
    if (terms == m_terms)
        return;
    const bool hadFocus = std::any_of(m_shown.begin(), m_shown.end(), [](const Chip *chip) { return chip->hasFocus(); });
    m_terms = terms;
    for (Chip *chip : std::as_const(m_shown)) {
        m_chips->removeWidget(chip);
        chip->hide();
        chip->deleteLater();
    }
    m_shown.clear();
    for (qsizetype i = 0; i < terms.size(); ++i) {
        auto *chip = new Chip(terms[i], this);
        connect(chip, &Chip::removed, this, [this, i] { emit removed(int(i)); });
        connect(chip, &Chip::reopened, this, [this, i] { emit reopened(int(i)); });
        m_chips->addWidget(chip);
        m_shown.append(chip);
    }
    m_clear->setVisible(!terms.isEmpty());
    if (hadFocus)
        m_field->setFocus(Qt::OtherFocusReason);
    updateGeometry();
}

void FilterBar::setTyped(const QString &text)
{
    m_field->setText(text);
    emit typedChanged(text);
}

QString FilterBar::typed() const
{
    return m_field->text();
}

void FilterBar::setHint(const TypedHint &hint)
{
    m_hint = hint;
    m_field->setHint(hint);
    m_field->setToolTip(plainTip(hint.error));
    m_field->setAccessibleDescription(hint.error.isEmpty() ? hint.example : hint.error);
    if (m_list->isVisible())
        showSuggestions();
    update();
}

void FilterBar::commit(const QString &text)
{
    m_list->hide();
    if (!text.isEmpty())
        emit committed(text);
}

void FilterBar::showSuggestions()
{
    m_list->clear();
    m_list->addItems(m_hint.suggestions);
    if (m_hint.suggestions.isEmpty())
        return m_list->hide();
    const int rows = qMin<int>(8, int(m_hint.suggestions.size()));
    const QPoint at = m_field->mapToGlobal(QPoint(0, height() - px(2)));
    m_list->setGeometry(at.x() - px(8), at.y(), px(280), rows * px(sizes().height.row) + px(4));
    m_list->setCurrentRow(0);
    m_list->show();
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) { // typing goes on in the field while the list is open
        auto *key = static_cast<QKeyEvent *>(event);
        const bool moves = key->key() == Qt::Key_Up || key->key() == Qt::Key_Down || key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Escape)
            m_list->hide();
        else if (!moves)
            QCoreApplication::sendEvent(m_field, event);
        return !moves;
    }
    if (watched == m_field && (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut))
        update();
    return QWidget::eventFilter(watched, event);
}

void FilterBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_list->hide();
}

void FilterBar::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    const bool wrong = !m_hint.error.isEmpty() && !m_field->text().isEmpty();
    const QColor edge = wrong ? t.danger : m_field->hasFocus() ? t.focus : t.control;
    paintBox(painter, rect(), px(sizes().radius.filterBar), t.raised, edge, m_field->hasFocus() ? px(2) : px(1));
    const qreal side = px(16);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    paintIcon(painter, QRectF(mirrored ? width() - px(10) - side : px(10), (height() - side) / 2.0, side, side), QStringLiteral("filter"), t.text2);
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_clear->setName(tr("Clear the filter"));
    m_field->setAccessibleName(tr("Filter"));
}

} // namespace portreeve::ui
