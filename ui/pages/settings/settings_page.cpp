// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/settings_page.h"

#include "ui/client/client.h"
#include "ui/local/settings.h"
#include "ui/pages/settings/about.h"
#include "ui/pages/settings/setting_row.h"
#include "ui/pages/settings/shortcut_editor.h"
#include "ui/widgets/card.h"
#include "ui/widgets/choice_list.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_header.h"
#include "ui/window/tray.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollArea>
#include <QScrollBar>

namespace portreeve::ui {
namespace {

constexpr int groupsWide = 180;
constexpr int cardsWide = 760;
constexpr int searchWide = 260;

const QString shortcuts = QStringLiteral("shortcuts");

} // namespace

Page *makeSettingsPage(Desk &desk)
{
    return new SettingsPage(desk);
}

SettingsPage::SettingsPage(Desk &desk, QWidget *parent)
    : Page(QStringLiteral("settings"), desk, parent), m_header(new PageHeader), m_search(new TextField), m_none(new EmptyState(Empty::NoMatch))
{
    m_search->setObjectName(QStringLiteral("settings.search"));
    m_search->setLeadingIcon(QStringLiteral("search"));
    m_search->setClearButtonEnabled(true);
    fix(m_search, searchWide, -1);
    m_header->addControl(m_search);
    auto *row = new QHBoxLayout;
    space(row, 0, 0);
    row->addWidget(makeGroups());
    row->addWidget(makeCards(), 1);
    auto *column = new QVBoxLayout(this);
    space(column, 0, 0);
    column->addWidget(m_header);
    column->addLayout(row, 1);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::filter);
    retranslate();
    m_groups->setCurrentRow(0);
}

QWidget *SettingsPage::makeGroups()
{
    m_groups = new ChoiceList(ChoiceList::Mark::Bar);
    m_groups->setObjectName(QStringLiteral("settings.groups"));
    fix(m_groups, groupsWide, -1);
    for (const SettingGroup &group : settingGroups())
        m_groups->add(QLatin1String(group.id), QLatin1String(group.icon), {});
    connect(m_groups, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0 && !m_isJumping)
            showGroup(ChoiceList::idOf(m_groups->item(row)));
    });
    auto *place = new QWidget;
    auto *column = new QVBoxLayout(place);
    space(column, QMargins(12, 0, 8, 14), 0);
    column->addWidget(m_groups);
    column->addStretch();
    return place;
}

QWidget *SettingsPage::makeCards()
{
    m_column = new QWidget;
    m_column->setMaximumWidth(px(cardsWide));
    auto *cards = new QVBoxLayout(m_column);
    space(cards, QMargins(8, 0, 20, 20), 12);
    for (const SettingGroup &group : settingGroups()) {
        auto *card = new Card;
        card->setObjectName(QStringLiteral("settings.card.") + QLatin1String(group.id));
        m_cards.insert(QLatin1String(group.id), card);
        cards->addWidget(card);
        addRows(QLatin1String(group.id));
    }
    m_cards[shortcuts]->setFlush(true);
    m_cards[shortcuts]->body()->addWidget(m_shortcuts = new ShortcutEditor(desk().actions, desk().settings));
    m_none->hide();
    m_none->setObjectName(QStringLiteral("settings.nothing"));
    cards->addWidget(m_none);
    cards->addStretch();
    auto *middle = new QWidget;
    auto *row = new QHBoxLayout(middle);
    space(row, 0, 0);
    row->addWidget(m_column, 1);
    row->addStretch();
    row->setStretch(0, 100);
    m_scroll = new QScrollArea;
    m_scroll->setObjectName(QStringLiteral("settings.scroll"));
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(middle);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this, &SettingsPage::noteGroup);
    return m_scroll;
}

void SettingsPage::addRows(const QString &group)
{
    bool first = true;
    for (const SettingLine &line : settingTable()) {
        if (group != QLatin1String(line.group))
            continue;
        if (!first)
            m_cards[group]->body()->addWidget(new Rule(Qt::Horizontal, &Tokens::hairline));
        first = false;
        auto *row = new SettingRow(line, desk().settings);
        m_cards[group]->body()->addWidget(row);
        m_rows.append(row);
    }
    space(m_cards[group]->body(), QMargins(0, 4, 0, 0), 0);
}

void SettingsPage::retranslate()
{
    m_header->setTitle(tr("Settings"));
    m_header->setFacts(tr("Changes hold at once"));
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_groups->setAccessibleName(tr("Groups of settings"));
    m_scroll->setAccessibleName(tr("Settings"));
    for (qsizetype i = 0; i < settingGroups().size(); ++i) {
        const SettingGroup &group = settingGroups()[i];
        m_groups->item(int(i))->setText(settingWords(group.title));
        m_cards[QLatin1String(group.id)]->setTitle(settingWords(group.title));
    }
    fillPrivacy(m_cards[QStringLiteral("privacy")], desk().settings, client());
    fillAbout(m_cards[QStringLiteral("about")], client());
    settleTray();
    settleGateway();
    if (!m_search->text().isEmpty())
        filter(m_search->text());
}

void SettingsPage::refresh()
{
    settleTray();
    settleGateway();
    fillPrivacy(m_cards[QStringLiteral("privacy")], desk().settings, client()); // what is kept may have been changed since
    fillAbout(m_cards[QStringLiteral("about")], client()); // the version may be known by now
}

void SettingsPage::settleGateway()
{
    const QString url = client().connection().isLocal() ? client().url() : QString();
    m_cards[QStringLiteral("gateway")]->setHint(url.isEmpty() ? QString() : tr("now at %1").arg(url));
}

/// Without a tray a closed or hidden window could not be brought back.
void SettingsPage::settleTray()
{
    const QString why = noTrayReason();
    const bool isShown = desk().settings.flag(QStringLiteral("tray.show"));
    const QString hidden = isShown ? QString() : tr("This needs the tray icon.");
    for (SettingRow *row : std::as_const(m_rows)) {
        if (row->key() == QLatin1String("tray.close_to_tray") || row->key() == QLatin1String("tray.start_hidden"))
            row->setReason(why.isEmpty() ? hidden : why);
    }
}

void SettingsPage::filter(const QString &query)
{
    QHash<QString, int> shown;
    for (SettingRow *row : std::as_const(m_rows)) {
        const bool fits = row->matches(query);
        row->setVisible(fits);
        shown[row->group()] += fits;
    }
    shown[shortcuts] = m_shortcuts->setFilter(query);
    int all = 0;
    for (const SettingGroup &group : settingGroups()) {
        const QString id = QLatin1String(group.id);
        const bool isText = !shown.contains(id);
        const bool fits = query.isEmpty() || (isText ? settingWords(group.title).contains(query, Qt::CaseInsensitive) : shown[id] > 0);
        m_cards[id]->setVisible(fits);
        all += fits;
    }
    for (QWidget *rule : m_scroll->findChildren<Rule *>())
        rule->setVisible(query.isEmpty() || m_shortcuts->isAncestorOf(rule));
    m_none->set(Empty::NoMatch, tr("No setting matches"), tr("Nothing here has “%1” in its name or description.").arg(query));
    m_none->setActions({{{}, tr("Clear the search"), ButtonKind::Secondary, [this] { m_search->clear(); }}});
    m_none->setVisible(all == 0);
}

void SettingsPage::open(const QVariantMap &where)
{
    m_search->clear();
    if (const QString group = where.value(QStringLiteral("group")).toString(); !group.isEmpty())
        showGroup(group);
    for (SettingRow *row : std::as_const(m_rows)) {
        if (row->key() != where.value(QStringLiteral("setting")).toString())
            continue;
        m_scroll->widget()->layout()->activate();
        m_scroll->ensureWidgetVisible(row, 0, px(120));
        row->editor()->setFocus(Qt::TabFocusReason);
    }
}

QVariantMap SettingsPage::where() const
{
    return {{QStringLiteral("group"), ChoiceList::idOf(m_groups->currentItem())}};
}

void SettingsPage::showGroup(const QString &id)
{
    Card *card = m_cards.value(id);
    if (!card)
        return;
    m_isJumping = true;
    for (int i = 0; i < m_groups->count(); ++i) {
        if (ChoiceList::idOf(m_groups->item(i)) == id)
            m_groups->setCurrentRow(i);
    }
    m_scroll->widget()->layout()->activate();
    m_scroll->verticalScrollBar()->setValue(card->mapTo(m_scroll->widget(), QPoint()).y());
    m_isJumping = false;
}

/// The group at the top of the view is the current one.
void SettingsPage::noteGroup()
{
    if (m_isJumping)
        return;
    const int top = m_scroll->verticalScrollBar()->value() + px(40);
    int current = 0;
    for (int i = 0; i < m_groups->count(); ++i) {
        const Card *card = m_cards.value(ChoiceList::idOf(m_groups->item(i)));
        current = card->isVisible() && card->mapTo(m_scroll->widget(), QPoint()).y() <= top ? i : current;
    }
    m_isJumping = true;
    m_groups->setCurrentRow(current);
    m_isJumping = false;
}

void SettingsPage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        m_column->setMaximumWidth(px(cardsWide)); // what is fixed follows by itself, a maximum does not
}

void SettingsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find))
        return m_search->setFocus(Qt::ShortcutFocusReason);
    Page::keyPressEvent(event);
}

} // namespace portreeve::ui
