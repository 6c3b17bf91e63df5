// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/client.h"
#include "ui/pages/keys/key_fields.h"
#include "ui/pages/keys/keys_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/toggles.h"

#include <QGridLayout>

namespace portreeve::ui {

void KeysPage::connectFilter()
{
    connect(m_views, &Segments::chosen, this, [this](int index) {
        m_filter.setView(KeyFilter::View(index));
        apply();
    });
    connect(m_bar, &FilterBar::typedChanged, this, [this](const QString &text) {
        const TypedHint hint = KeyFilter::hintFor(text);
        m_bar->setHint(hint);
        m_barError->setText(hint.error);
        m_barError->setVisible(!hint.error.isEmpty());
    });
    connect(m_bar, &FilterBar::committed, this, [this](const QString &text) {
        const QList<Term> terms = KeyFilter::read(text);
        const bool isOpenEnd = text.endsWith(QLatin1Char(':')) && !text.contains(QLatin1Char(' '));
        if (isOpenEnd || terms.isEmpty()) // a field that was chosen from the list: its value comes next
            return m_bar->setTyped(text);
        m_bar->setTyped({});
        setTerms(m_filter.terms() + terms);
    });
    connect(m_bar, &FilterBar::removed, this, [this](int index) {
        QList<Term> terms = m_filter.terms();
        terms.removeAt(index);
        setTerms(terms);
    });
    connect(m_bar, &FilterBar::reopened, this, [this](int index) {
        QList<Term> terms = m_filter.terms();
        const QString text = KeyFilter::text(terms.takeAt(index));
        setTerms(terms);
        m_bar->setTyped(text);
        m_bar->setFocus(Qt::OtherFocusReason);
    });
    connect(m_bar, &FilterBar::cleared, this, [this] {
        m_bar->setTyped({});
        setTerms({});
    });
}

void KeysPage::setTerms(const QList<Term> &terms)
{
    m_filter.setTerms(terms);
    m_bar->setTerms(terms);
    m_far = KeyList::farEnough;
    // with all rows here their own search is wider than the server's
    m_list.setSearch(m_list.isComplete() && m_list.total() <= m_list.keys().size() ? QString() : m_filter.serverSearch());
    apply();
}

/// Which term to drop, with what would be left then.
void KeysPage::showNoMatch()
{
    const QDateTime now = QDateTime::currentDateTime();
    QStringList without;
    QList<EmptyAction> actions;
    for (qsizetype i = 0; i < m_filter.terms().size(); ++i) {
        const auto count = std::count_if(m_list.keys().begin(), m_list.keys().end(), [&](const AccessKey &key) { return m_filter.admitsWithout(key, now, i); });
        const QString words = KeyFilter::text(m_filter.terms()[i]);
        if (count == 0)
            continue;
        without.append(tr("%1 without “%2”").arg(countText(count), words));
        actions.append({{}, tr("Drop %1").arg(words), ButtonKind::Secondary, [this, i] {
                            QList<Term> terms = m_filter.terms();
                            terms.removeAt(i);
                            setTerms(terms);
                        }});
    }
    actions = actions.mid(0, 2);
    if (!m_list.isComplete())
        actions.append({QStringLiteral("search"), tr("Look further"), ButtonKind::Secondary, [this] { lookFurther(); }});
    actions.append({{}, tr("Show all keys"), ButtonKind::Ghost, [this] {
                        m_views->setCurrent(0);
                        m_filter.setView(KeyFilter::View::All);
                        setTerms({});
                    }});
    QString words = without.isEmpty() ? QString() : tr("%1 match.").arg(without.join(QStringLiteral(", ")));
    if (m_filter.terms().isEmpty())
        words = m_filter.view() == KeyFilter::View::Stale ? tr("Every key was used in the last 30 days.") : tr("Every key has an expiry, a list of models or a budget.");
    if (!m_list.isComplete())
        words += QLatin1Char(' ') + tr("Looked through %1 of %2.").arg(countText(m_list.keys().size()), countText(m_list.total()));
    m_empty->setSample(nullptr);
    m_empty->setWaitingFor({});
    const QString title = !m_filter.terms().isEmpty() ? tr("No key matches") : m_filter.view() == KeyFilter::View::Stale ? tr("No stale key") : tr("No risky key");
    m_empty->set(Empty::NoMatch, title, words.trimmed());
    m_empty->setActions(actions);
}

void KeysPage::showNothingYet()
{
    m_empty->set(Empty::NothingYet, tr("No key yet"), tr("A key lets an app in, says which models it may call and what it may spend."));
    m_empty->setSample(presetGrid());
    m_empty->setActions({});
    const QString url = client().url();
    m_empty->setWaitingFor(url.isEmpty() ? QString() : tr("Apps will find the gateway at %1").arg(url));
}

QWidget *KeysPage::presetGrid()
{
    auto *box = new QWidget;
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(px(24));
    grid->setVerticalSpacing(px(4));
    int index = 0;
    for (const KeyPreset &preset : keyPresets()) {
        const int row = index / 2 * 2, column = index % 2;
        auto *button = new Button(QLatin1String(preset.iconName), keyPresetName(preset), index == 0 ? ButtonKind::Primary : ButtonKind::Secondary);
        button->setObjectName(QStringLiteral("keys.empty.") + QLatin1String(preset.id));
        button->setLeftAligned(true);
        fix(button, 300, -1);
        button->setEnabled(!client().isReadOnly());
        connect(button, &QPushButton::clicked, this, [this, id = QString::fromLatin1(preset.id)] { create(id); });
        auto *words = new Label(keyPresetText(preset), Type::Small, &Tokens::text2);
        words->setContentsMargins(px(2), 0, 0, px(8));
        button->setAccessibleDescription(keyPresetText(preset));
        grid->addWidget(button, row, column);
        grid->addWidget(words, row + 1, column);
        ++index;
    }
    return box;
}

} // namespace portreeve::ui
