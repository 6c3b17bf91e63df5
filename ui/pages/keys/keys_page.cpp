// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/keys/keys_page.h"

#include "ui/client/client.h"
#include "ui/client/live.h"
#include "ui/local/settings.h"
#include "ui/pages/keys/key_pane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/filter_bar.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/table.h"
#include "ui/widgets/times.h"
#include "ui/widgets/toggles.h"
#include "ui/window/actions.h"

#include <QHeaderView>
#include <QSplitter>
#include <QStackedLayout>
#include <QTimerEvent>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

constexpr int spendEveryMs = 2000;

} // namespace

Page *makeKeysPage(Desk &desk)
{
    return new KeysPage(desk);
}

KeysPage::KeysPage(Desk &desk, QWidget *parent) : Page(QStringLiteral("keys"), desk, parent), m_list(desk.client), m_catalogue(desk.client)
{
    build();
    connectFilter();
    bindActions();
    connect(&m_list, &KeyList::changed, this, &KeysPage::apply);
    connect(&m_list, &KeyList::failed, this, &KeysPage::showFailure);
    connect(&m_model, &KeyModel::moreWanted, this, &KeysPage::lookFurther);
    connect(&m_model, &KeyModel::sortWanted, this, [this](int column, bool descending) {
        m_sortColumn = column;
        m_sortDescending = descending;
        if (const QString server = KeyModel::serverColumn(column); !server.isEmpty() && !m_list.isComplete())
            m_list.setOrder(server, descending);
        apply();
    });
    // A key's spend moves with every request; on this computer it is worth a look, elsewhere the next refresh is soon enough.
    connect(&desk.live, &Live::changed, this, [this] {
        const qint64 seen = std::exchange(m_requestsSeen, this->desk().live.state().requestsTotal);
        if (isOpen() && client().transport().isLocal() && seen >= 0 && seen != m_requestsSeen && !m_spendTimer.isActive())
            m_spendTimer.start(spendEveryMs, this);
    });
    retranslate();
}

KeysPage::~KeysPage()
{
    saveColumns();
}

void KeysPage::build()
{
    setObjectName(QStringLiteral("keys"));
    m_table = new Table;
    m_table->setObjectName(QStringLiteral("keys.table"));
    m_table->setModel(&m_model);
    m_table->setDensity(Density::Roomy);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setColumns({{Cell::Two, 184}, {Cell::Text, 70}, {Cell::Text, 88}, {Cell::Status, 116}, {Cell::Toll, 184}, {Cell::TimeRight, 70}, {Cell::TimeRight, 134},
                         {Cell::TimeRight, 80}, {Cell::TimeRight, 92}, {Cell::TimeRight, 74}, {Cell::Tags, 90}, {Cell::Text, 90, false}, {Cell::Text, 110, false}, {Cell::Mono, 180, false}});
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setSortIndicatorShown(true);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_table->setSortingEnabled(false); // that would sort at once
    connect(m_table->horizontalHeader(), &QHeaderView::sortIndicatorChanged, &m_model, &KeyModel::sort);
    m_table->restoreColumns(desk().settings.state(QStringLiteral("keys"), QStringLiteral("columns")));
    buildFaces();
    auto *column = new QVBoxLayout(this);
    space(column, 0, 0);
    column->addWidget(buildTop());
    column->addWidget(new Rule);
    column->addWidget(m_split, 1);
}

QWidget *KeysPage::buildTop()
{
    m_header = new PageHeader;
    m_views = new Segments;
    m_views->setObjectName(QStringLiteral("keys.views"));
    m_connect = new Button(QStringLiteral("providers"), QString());
    m_connect->setObjectName(QStringLiteral("keys.header.connect"));
    m_connect->follow(desk().actions.find(QStringLiteral("keys.connect")));
    m_create = new Button(QStringLiteral("plus"), {}, ButtonKind::Primary);
    m_create->setObjectName(QStringLiteral("keys.header.new"));
    m_create->follow(desk().actions.find(QStringLiteral("keys.new")));
    m_header->addControl(m_views);
    m_header->addButton(m_connect);
    m_header->addButton(m_create);
    m_bar = new FilterBar;
    m_bar->setObjectName(QStringLiteral("keys.filter"));
    m_barError = new Label({}, Type::Caption, &Tokens::danger);
    m_barError->setObjectName(QStringLiteral("keys.filter.error"));
    m_barError->hide();
    m_stale = new Banner;
    m_stale->setObjectName(QStringLiteral("keys.stale"));
    m_stale->hide();
    auto *top = new QWidget;
    auto *column = new QVBoxLayout(top);
    space(column, 0, 0);
    column->addWidget(m_header);
    auto *padded = new QVBoxLayout;
    space(padded, QMargins(20, 0, 20, 12), 6);
    padded->addWidget(m_bar);
    padded->addWidget(m_barError);
    padded->addWidget(m_stale);
    padded->addWidget(buildStrip());
    column->addLayout(padded);
    return top;
}

QWidget *KeysPage::buildStrip()
{
    m_strip = new QWidget;
    m_strip->setObjectName(QStringLiteral("keys.strip"));
    m_stripText = new Label({}, Type::Small);
    m_stripText->setWeight(500);
    m_stripText->setTabular(true);
    auto *row = new QHBoxLayout(m_strip);
    space(row, QMargins(0, 2, 0, 0), 6);
    row->addWidget(m_stripText);
    row->addWidget(gap(8));
    for (const char *id : {"keys.block", "keys.unblock", "keys.extend", "keys.budget", "keys.delete"}) {
        auto *button = new Button;
        button->setObjectName(QStringLiteral("keys.strip.") + QLatin1String(id));
        button->follow(desk().actions.find(QLatin1String(id)));
        button->setSmall(true);
        row->addWidget(button);
    }
    row->addStretch(1);
    m_strip->hide();
    return m_strip;
}

void KeysPage::buildFaces()
{
    m_skeleton = new Skeleton({4, 2, 2, 3, 5, 2, 2});
    m_empty = new EmptyState(Empty::NothingYet);
    m_empty->setObjectName(QStringLiteral("keys.empty"));
    auto *faces = new QWidget;
    m_faces = new QStackedLayout(faces);
    auto *waiting = new QWidget;
    auto *padding = new QVBoxLayout(waiting);
    space(padding, QMargins(20, 8, 20, 0), 0);
    padding->addWidget(m_skeleton);
    m_faces->addWidget(waiting);
    m_faces->addWidget(m_table);
    m_faces->addWidget(m_empty);
    m_split = new QSplitter;
    m_split->setObjectName(QStringLiteral("keys.split"));
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(1);
    m_split->addWidget(faces);
    m_split->setStretchFactor(0, 1);
    m_skeleton->setWaiting(true);
}

void KeysPage::refresh()
{
    if (m_bulk) // every row of it changes something; the list is asked once, at its end
        return;
    if (!m_list.isLoaded())
        m_skeleton->setWaiting(true);
    m_list.reload();
}

void KeysPage::appeared()
{
    m_catalogue.load();
    m_table->setFocus(Qt::OtherFocusReason);
}

void KeysPage::left()
{
    m_spendTimer.stop();
    client().cancel(&m_list);
    saveColumns();
}

void KeysPage::saveColumns()
{
    desk().settings.setState(QStringLiteral("keys"), QStringLiteral("columns"), m_table->saveColumns());
}

void KeysPage::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_spendTimer.timerId())
        return Page::timerEvent(event);
    m_spendTimer.stop();
    if (isOpen() && m_list.keys().size() <= 3 * KeyList::pageSize)
        refresh();
}

void KeysPage::sortRows(QList<AccessKey> &rows) const
{
    if (m_sortColumn < 0)
        return;
    const int column = m_sortColumn;
    const bool descending = m_sortDescending;
    std::stable_sort(rows.begin(), rows.end(), [column, descending](const AccessKey &a, const AccessKey &b) { return descending ? KeyModel::isBefore(b, a, column) : KeyModel::isBefore(a, b, column); });
}

void KeysPage::apply()
{
    m_failure.clear();
    m_stale->hide();
    m_table->setDimmed(false);
    const QDateTime now = QDateTime::currentDateTime();
    QList<AccessKey> rows;
    for (const AccessKey &key : m_list.keys()) {
        if (m_filter.admits(key, now))
            rows.append(key);
    }
    sortRows(rows);
    QStringList tokens;
    for (const AccessKey &key : selected())
        tokens.append(key.token);
    const bool isSame = rows.size() == m_model.rowCount();
    m_model.setKeys(rows, now);
    m_model.setMore(!m_list.isComplete());
    if (!isSame || selected().size() != tokens.size())
        selectTokens(tokens);
    const bool isDecidedHere = !m_filter.isEmpty() || (m_sortColumn >= 0 && KeyModel::serverColumn(m_sortColumn).isEmpty());
    if (isDecidedHere && !m_list.isComplete() && m_list.keys().size() < m_far)
        m_list.loadMore();
    if (!m_wanted.isEmpty())
        showPane(m_wanted);
    else if (m_pane && m_list.find(m_pane->token()))
        m_pane->show(*m_list.find(m_pane->token()));
    showFace();
    settleActions();
}

void KeysPage::lookFurther()
{
    m_far = qMax<qint64>(m_far, m_list.keys().size() + KeyList::farEnough);
    m_list.loadMore();
}

void KeysPage::showFace()
{
    sayFacts();
    if (!m_list.isLoaded())
        return;
    m_skeleton->setWaiting(false);
    if (m_model.rowCount() > 0)
        return m_faces->setCurrentWidget(m_table);
    if (m_list.isLoading())
        return;
    m_list.keys().isEmpty() && m_filter.isEmpty() ? showNothingYet() : showNoMatch();
    m_faces->setCurrentWidget(m_empty);
}

void KeysPage::showFailure(const Answer &answer)
{
    m_failure = answer.message();
    m_skeleton->setWaiting(false);
    if (m_list.isLoaded()) {
        m_table->setDimmed(true);
        m_stale->set(Tone::Bad, tr("Keys could not be loaded: %1").arg(m_failure), tr("As of %1").arg(clockText(m_list.loadedAt())));
        m_stale->show();
        return;
    }
    const QString name = client().connection().name;
    m_empty->setSample(nullptr);
    m_empty->setWaitingFor({});
    const EmptyAction again{QStringLiteral("refresh"), tr("Try again"), ButtonKind::Primary, [this] { refresh(); }};
    if (answer.isNotAllowed()) {
        m_empty->set(Empty::NotAllowed, tr("You may not see keys"), tr("%1 answered: %2 Use a connection with the master key or an administrator's key.").arg(name, m_failure));
        m_empty->setActions({{QStringLiteral("globe"), tr("Connections"), ButtonKind::Secondary, [this] { desk().actions.find(QStringLiteral("window.connections"))->trigger(); }}});
    } else if (answer.isNotSupported()) {
        m_empty->set(Empty::NotSupported, tr("This server has no keys"), tr("%1 does not know /key/list. Portreeve and LiteLLM with a database do.").arg(name));
        m_empty->setActions({again});
    } else {
        m_empty->set(Empty::Failed, tr("Keys could not be loaded"), m_failure);
        m_empty->setActions({again});
    }
    m_faces->setCurrentWidget(m_empty);
    sayFacts();
}

void KeysPage::sayFacts()
{
    m_strip->setVisible(selected().size() > 1);
    if (!m_list.isLoaded())
        return m_header->setFacts({});
    if (m_list.keys().isEmpty() && m_filter.isEmpty())
        return m_header->setFacts(tr("None yet"));
    const QDateTime now = QDateTime::currentDateTime();
    int active = 0, over = 0;
    for (const AccessKey &key : m_list.keys()) {
        active += key.isUsable(now);
        over += key.state(now) == KeyState::OverBudget;
    }
    const QString total = tr("%Ln keys", nullptr, int(m_list.total()));
    QStringList facts;
    if (!m_filter.isEmpty())
        facts.append(tr("%1 of %2").arg(countText(m_model.rowCount()), total));
    else
        facts.append(total);
    if (!m_list.isComplete())
        facts.append(tr("%1 loaded").arg(countText(m_list.keys().size())));
    else if (m_filter.isEmpty()) {
        facts.append(tr("%1 active").arg(countText(active)));
        if (over > 0)
            facts.append(tr("%1 over budget").arg(countText(over)));
    }
    m_header->setFacts(facts.join(QStringLiteral(" · ")));
}

void KeysPage::retranslate()
{
    m_header->setTitle(tr("Keys"));
    const int view = qMax(0, m_views->current());
    m_views->setWords({tr("All"), tr("Stale"), tr("Risky")});
    m_views->setCurrent(view);
    m_views->setAccessibleName(tr("Which keys"));
    m_bar->setPlaceholder(tr("Filter: state:active  expires:<30d  unused:>30d  -has:budget"));
    m_table->setAccessibleName(tr("Keys"));
    m_model.retranslate();
    if (m_pane) { // its tabs and heads are said when it is built
        const QString token = m_pane->token();
        closePane();
        showPane(token);
    }
    showFace();
}

} // namespace portreeve::ui
