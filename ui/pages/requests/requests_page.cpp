// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/requests/requests_page.h"

#include "ui/client/client.h"
#include "ui/local/settings.h"
#include "ui/pages/requests/detail_view.h"
#include "ui/pages/requests/export_bar.h"
#include "ui/pages/requests/facet_panel.h"
#include "ui/pages/requests/filter_line.h"
#include "ui/pages/requests/list_faces.h"
#include "ui/pages/requests/live_tail.h"
#include "ui/pages/requests/page.h"
#include "ui/pages/requests/request_list.h"
#include "ui/pages/requests/request_window.h"
#include "ui/pages/requests/time_strip.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/table.h"
#include "ui/widgets/times.h"
#include "ui/window/actions.h"
#include "ui/window/time_range.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QSplitter>
#include <QTimerEvent>

namespace portreeve::ui {
namespace {

const QString columnsState = QStringLiteral("requests.columns");
constexpr int recountMs = 10'000; // p95 and the facets need not follow every row
constexpr int mostTotalled = 20'000; // rows whose figures a selection adds up
constexpr int withFacets = 1320; // the page's px at 100 % from which pane, facets and the whole list fit side by side
constexpr int withList = 720;

} // namespace

Page *makeRequestsPage(Desk &desk)
{
    return new RequestsPage(desk);
}

RequestsPage::RequestsPage(Desk &desk)
    : Page(QStringLiteral("requests"), desk), m_views(desk.settings, desk.client.connection().id), m_header(new PageHeader), m_columns(new Button(QStringLiteral("settings"), {}, ButtonKind::Secondary)),
      m_export(new Button(QStringLiteral("download"), {}, ButtonKind::Secondary)), m_viewsButton(new Button(QStringLiteral("pin"), {}, ButtonKind::Secondary)),
      m_line(new FilterLine(m_filter, desk.client)), m_strip(new TimeStrip(desk.range, desk.client)), m_facetPanel(new FacetPanel(m_filter, desk.client)), m_facetRule(new Rule(Qt::Vertical)),
      m_list(new RequestList), m_faces(new ListFaces(desk, m_filter, *m_list->empty(), this)), m_split(new QSplitter), m_exporting(new ExportBar(desk)),
      m_tail(new LiveTail(desk.live, desk.client, this))
{
    build();
    setSource();
    connectAll();
    bindActions();
    retranslate();
}

RequestsPage::~RequestsPage()
{
    for (RequestWindow *each : findChildren<RequestWindow *>(QString(), Qt::FindDirectChildrenOnly))
        delete each; // they look at the model's source
    delete m_detail;
}

void RequestsPage::build()
{
    m_header->setObjectName(QStringLiteral("requests.header"));
    m_columns->setObjectName(QStringLiteral("requests.columns"));
    m_export->setObjectName(QStringLiteral("requests.export_button"));
    m_viewsButton->setObjectName(QStringLiteral("requests.views"));
    for (Button *button : {m_columns, m_export, m_viewsButton})
        m_header->addButton(button);
    auto *upper = new QVBoxLayout;
    space(upper, QMargins(20, 0, 20, 0), 12);
    upper->addWidget(m_line);
    upper->addWidget(m_strip);
    m_split->setObjectName(QStringLiteral("requests.split"));
    m_split->addWidget(m_list);
    m_split->setStretchFactor(0, 1);
    m_split->setChildrenCollapsible(false);
    m_split->setHandleWidth(px(1));
    auto *lower = new QHBoxLayout;
    space(lower, 0, 0);
    lower->addWidget(m_facetPanel);
    lower->addWidget(m_facetRule);
    lower->addWidget(m_split, 1);
    auto *column = new QVBoxLayout(this);
    space(column, 0, 0);
    column->addWidget(m_header);
    column->addLayout(upper);
    column->addWidget(gap(8));
    column->addWidget(new Rule);
    column->addLayout(lower, 1);
    column->addWidget(m_exporting);
}

void RequestsPage::connectAll()
{
    connect(&m_filter, &FilterState::changed, this, [this] { load(false); });
    connect(&client(), &Client::stateChanged, this, [this] {
        if (client().kind() != m_kind)
            setSource();
    });
    connect(m_facetPanel, &FacetPanel::counted, m_line, &FilterLine::setValues);
    connect(m_faces, &ListFaces::changed, this, &RequestsPage::settlePanes);
    connect(m_faces, &ListFaces::retryWanted, this, &RequestsPage::refresh);
    connect(m_list, &RequestList::retryWanted, this, &RequestsPage::refresh);
    connect(m_list, &RequestList::currentChanged, this, &RequestsPage::followCurrent);
    connect(m_list, &RequestList::selectionChanged, this, &RequestsPage::showTotals);
    connect(m_list, &RequestList::peekWanted, this, [this] { m_isPaneOpen ? closePane() : openPane(); });
    connect(m_list, &RequestList::paneWanted, this, &RequestsPage::openPane);
    connect(m_list, &RequestList::openWanted, this, &RequestsPage::openWindow);
    connect(m_list, &RequestList::escaped, this, &RequestsPage::closePane);
    connect(m_list, &RequestList::columnsChosen, this, [this] { desk().settings.setState(client().connection().id, columnsState, m_list->table()->saveColumns()); });
    connect(&m_views, &SavedViews::saveWanted, this, [this] { m_views.askName(this, m_filter.isEmpty() ? desk().range.text() : m_filter.text()); });
    connect(&m_views, &SavedViews::nameChosen, this, [this](const QString &name) { m_views.save(view(name)); });
    connect(&m_views, &SavedViews::chosen, this, [this](const QString &name) {
        if (const SavedView *each = m_views.find(name))
            setView(*each);
    });
}

/// The server's kind is known with its first answer: what was built for another kind is built anew.
void RequestsPage::setSource()
{
    closePane();
    delete std::exchange(m_detail, nullptr);
    RequestsModel *old = m_model;
    m_kind = client().kind();
    m_model = new RequestsModel(client(), makeRequestSource(m_kind), this);
    m_list->setModel(m_model);
    m_list->restoreColumns(desk().settings.state(client().connection().id, columnsState));
    m_list->table()->horizontalHeader()->setSortIndicator(0, Qt::DescendingOrder);
    for (QWidget *window : findChildren<RequestWindow *>(QString(), Qt::FindDirectChildrenOnly))
        delete window; // they look at the old one's source
    delete old;
    m_line->setSource(&m_model->source());
    m_facetPanel->setSource(&m_model->source());
    m_strip->setSource(&m_model->source());
    m_tail->setModel(m_model);
    m_shownRange.clear();
    connect(m_model, &PagedModel::loaded, this, &RequestsPage::pageCame);
    connect(m_model, &RequestsModel::refused, this, &RequestsPage::refused);
    connect(m_model, &RequestsModel::arrived, this, &RequestsPage::rowsArrived);
    if (isOpen())
        refresh();
}

// --- what is asked for

RequestQuery RequestsPage::wanted() const
{
    const TimeRange &range = desk().range;
    RequestQuery query = m_model->query();
    query.filter = m_filter.text();
    query.from = range.from();
    query.to = range.to();
    query.isOpen = range.isRelative() && range.relative() != QLatin1String("last-month");
    return query;
}

void RequestsPage::refresh()
{
    m_model->setUtc(desk().range.isUtc());
    load(desk().range.save() == m_shownRange && m_filter.text() == m_shownFilter && m_model->isEverLoaded());
}

void RequestsPage::load(bool isSameList)
{
    if (!isOpen())
        return; // refresh() comes with the showing
    const RequestSource::Fault fault = m_model->source().check(m_filter.text());
    if (!fault.text.isEmpty())
        return m_line->showFault(fault); // takes the term out, and so comes here again
    m_shownRange = desk().range.save();
    m_shownFilter = m_filter.text();
    const RequestQuery query = wanted();
    if (isSameList)
        m_model->refresh(query.from, query.to);
    else
        m_model->setQuery(query);
    if (!m_model->isEverLoaded())
        m_list->showWaiting();
    m_tail->setRunning(true);
    loadAround();
    settleActions();
}

/// Count, facets and strip; each drops what is under way for another query.
void RequestsPage::loadAround()
{
    loadFacts(false);
    m_facetPanel->load(m_model->query());
    m_strip->load(m_model->query());
}

void RequestsPage::loadFacts(bool exact)
{
    delete std::exchange(m_counter, nullptr);
    const QString path = m_model->source().count(m_model->query(), exact);
    if (path.isEmpty())
        return;
    m_counter = new QObject(this);
    const bool isFirst = m_model->isLoading() || exact;
    client().get(m_counter, path, [this, isFirst](const Answer &answer) {
        std::exchange(m_counter, nullptr)->deleteLater();
        takeFacts(answer);
        if (answer.isOk() && isFirst)
            m_model->setCount(m_facts.count);
        showFacts();
        if (answer.isOk() && !m_facts.isExact && isOpen())
            loadFacts(true); // an estimate was quick; the truth follows
    });
}

void RequestsPage::takeFacts(const Answer &answer)
{
    if (!answer.isOk())
        return;
    const QJsonObject object = answer.object();
    m_facts.count = object.value(QLatin1String("count")).toInteger();
    m_facts.isExact = object.value(QLatin1String("exact")).toBool(true);
    m_facts.costNanos = object.value(QLatin1String("cost_nanos")).toInteger();
    const QJsonValue p95 = object.value(QLatin1String("p95_ms"));
    m_facts.p95Ms = p95.isDouble() ? std::optional(qint64(p95.toDouble())) : std::nullopt;
}

void RequestsPage::refused(const Answer &answer)
{
    const RequestSource::Fault fault = filterFault(answer);
    if (!fault.text.isEmpty() && !m_filter.isEmpty())
        return m_line->showFault(fault);
    if (m_model->count() == 0) {
        m_faces->showFailed(answer);
        m_header->setFacts({});
        return m_list->showEmpty();
    }
    m_list->setStale(tr("As of %1").arg(whenText(m_goodAt, QDateTime::currentDateTime())), answer.message());
}

void RequestsPage::pageCame()
{
    m_goodAt = QDateTime::currentDateTime();
    m_list->setStale({}, {});
    m_faces->forget();
    if (m_model->source().count(m_model->query()).isEmpty())
        m_facts = {m_model->count(), true, 0, {}};
    if (m_model->count() == 0) {
        m_facts = {0, true, 0, {}};
        m_faces->showNone(*m_model);
        closePane();
        m_list->showEmpty();
    } else {
        m_list->showRows();
    }
    settlePanes();
    showFacts();
    showTotals();
    settleActions();
    if (m_wantedId.isEmpty())
        return;
    const int row = m_model->find(m_wantedId);
    if (row >= 0)
        m_list->table()->selectRow(row);
    openPane();
}

// --- what came since

void RequestsPage::rowsArrived(int rows)
{
    m_tail->hurry();
    if (m_list->isEmptyShown()) { // the first one
        m_faces->forget();
        m_list->showRows();
        settlePanes();
        loadAround();
    }
    for (int row = 0; row < rows; ++row) {
        if (const auto request = m_model->request(row))
            m_facts.costNanos += request->costNanos.value_or(0);
    }
    m_facts.count = m_facts.count < 0 ? -1 : m_facts.count + rows;
    showFacts();
    if (!m_recount.isActive())
        m_recount.start(recountMs, this);
}

void RequestsPage::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_recount.timerId())
        return Page::timerEvent(event);
    m_recount.stop();
    if (isOpen() && !m_model->isLoading())
        loadAround();
}

void RequestsPage::left()
{
    m_tail->setRunning(false);
    m_recount.stop();
    setTotals({});
}

// --- facts

void RequestsPage::showFacts()
{
    if (m_facts.count < 0)
        return m_header->setFacts({});
    if (m_facts.count == 0)
        return m_header->setFacts(m_filter.isEmpty() ? tr("None yet") : tr("None match"));
    const QString count = m_facts.isExact ? countText(m_facts.count) : tr("about %1").arg(countText(m_facts.count));
    QStringList words{m_filter.isEmpty() ? tr("%1 requests").arg(count) : tr("%1 match").arg(count)};
    if (!m_model->source().count(m_model->query()).isEmpty())
        words.append(moneyText(m_facts.costNanos, Money::Cents));
    if (m_facts.p95Ms)
        words.append(tr("p95 %1").arg(durationText(*m_facts.p95Ms * 1'000'000)));
    m_header->setFacts(words.join(QStringLiteral(" · ")));
}

void RequestsPage::showTotals()
{
    settleActions();
    const qint64 count = m_list->selectedCount();
    if (count == 0)
        return setTotals({});
    const QString rows = count == 1 ? tr("1 row") : tr("%1 rows").arg(countText(count));
    if (count == m_model->count() && m_facts.count == count && count > mostTotalled)
        return setTotals(QStringLiteral("%1 · %2").arg(rows, moneyText(m_facts.costNanos, Money::Cents)));
    if (count > mostTotalled)
        return setTotals(rows);
    qint64 cost = 0, tokens = 0, missing = 0;
    for (const int row : m_list->selectedRows(mostTotalled)) {
        const auto request = m_model->request(row);
        missing += !request;
        cost += request ? request->costNanos.value_or(0) : 0;
        tokens += request ? request->input + request->output : 0;
    }
    if (missing > 0) //: a selection of which not everything is loaded: rows, how many of them are, their cost
        return setTotals(tr("%1, of %2 loaded %3").arg(rows, countText(count - missing), moneyText(cost, Money::Bill)));
    setTotals(tr("%1 · %2 · %3 tokens").arg(rows, moneyText(cost, Money::Bill), countText(tokens)));
}

// --- the pane

void RequestsPage::openPane()
{
    if (!m_detail) {
        m_detail = new DetailView(m_model->source(), client());
        m_split->addWidget(m_detail);
        m_split->setStretchFactor(1, 0);
        connect(m_detail, &DetailPane::closed, this, &RequestsPage::closePane);
        connect(m_detail->openButton(), &QToolButton::clicked, this, &RequestsPage::openWindow);
        connect(m_detail->moreButton(), &QToolButton::clicked, this, [this] { showMenu(m_detail->moreButton()->mapToGlobal(QPoint(0, m_detail->moreButton()->height()))); });
        constexpr const char *acts[][2] = {{"requests.playground", "playground"}, {"requests.go_key", "keys"}, {"requests.copy_curl", "terminal"}};
        for (const auto &[id, icon] : acts) {
            auto *button = new Button(QLatin1String(icon), {}, ButtonKind::Secondary);
            button->follow(desk().actions.find(QLatin1String(id)));
            m_detail->addAction(button);
        }
    }
    m_isPaneOpen = true;
    m_detail->setUtc(desk().range.isUtc());
    m_detail->show();
    if (const auto request = current(); request && (m_wantedId.isEmpty() || request->id == m_wantedId))
        m_detail->showRow(*request);
    else if (!m_wantedId.isEmpty())
        m_detail->showId(m_wantedId);
    m_wantedId.clear();
    settlePanes();
}

void RequestsPage::closePane()
{
    m_isPaneOpen = false;
    if (!m_detail)
        return;
    const bool hadFocus = m_detail->isAncestorOf(focusWidget());
    m_detail->hide();
    m_detail->clear();
    settlePanes();
    if (hadFocus)
        m_list->table()->setFocus();
}

/// In small windows the pane takes the room of the facets, then of the list.
void RequestsPage::settlePanes()
{
    const bool pane = m_isPaneOpen && m_detail;
    const bool nothing = m_faces->isNothingYet(); // nothing to count or to narrow
    const bool facets = !nothing && (!pane || width() >= px(withFacets));
    m_strip->setVisible(!nothing && m_model->source().whyNot(RequestPart::Strip).isEmpty());
    m_facetPanel->setVisible(facets);
    m_facetRule->setVisible(facets);
    m_list->table()->setFirstInset(facets ? 12 : 20); // alone it begins under the page's title
    m_list->setVisible(!pane || width() >= px(withList));
}

void RequestsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    settlePanes();
}

void RequestsPage::followCurrent()
{
    settleActions();
    const auto request = current();
    if (m_isPaneOpen && m_detail && request && request->id != m_detail->id())
        m_detail->showRow(*request);
}

void RequestsPage::openWindow()
{
    const auto request = current();
    if (!request)
        return;
    auto *window = new RequestWindow(m_model->source(), client(), this);
    window->showRow(*request, desk().range.isUtc());
}

// --- where it is

void RequestsPage::open(const QVariantMap &where)
{
    QString id = where.value(QStringLiteral("id")).toString();
    const QString viewPrefix = QStringLiteral("view:");
    if (id.startsWith(viewPrefix)) {
        if (const SavedView *each = m_views.find(id.mid(viewPrefix.size())))
            setView(*each);
        return;
    }
    m_wantedId = id;
    if (where.contains(QStringLiteral("filter")))
        m_filter.setText(where.value(QStringLiteral("filter")).toString());
    if (id.isEmpty())
        return;
    if (const int row = m_model->find(id); row >= 0)
        m_list->table()->selectRow(row);
    if (isOpen() && m_model->isEverLoaded() && !m_model->isLoading())
        openPane();
}

QVariantMap RequestsPage::where() const
{
    QVariantMap where{{QStringLiteral("filter"), m_filter.text()}};
    if (m_isPaneOpen && m_detail)
        where.insert(QStringLiteral("id"), m_detail->id());
    return where;
}

QList<PaletteHit> RequestsPage::find(const QString &query) const
{
    QList<PaletteHit> hits;
    for (const SavedView &view : m_views.all()) {
        if (view.name.contains(query, Qt::CaseInsensitive))
            hits.append({QStringLiteral("view:") + view.name, tr("Views of requests"), QStringLiteral("pin"), view.name, view.filter, {}});
    }
    constexpr int most = 5;
    for (int row = 0; row < m_model->pageRows() && query.size() >= 4 && hits.size() < most; ++row) {
        const auto request = m_model->request(row);
        if (request && request->id.contains(query, Qt::CaseInsensitive))
            hits.append({request->id, tr("Requests"), QStringLiteral("requests"), request->id, request->asked, {}});
    }
    return hits;
}

SavedView RequestsPage::view(const QString &name) const
{
    return {name, m_filter.text(), desk().range.save(), m_model->query().sort, m_model->query().descending, m_list->table()->saveColumns()};
}

void RequestsPage::setView(const SavedView &view)
{
    m_list->restoreColumns(view.columns);
    const int column = [&view] {
        const auto &all = RequestsModel::columns();
        const auto found = std::find_if(all.begin(), all.end(), [&](const RequestColumn &each) { return each.sort && view.sort == QLatin1String(each.sort); });
        return found == all.end() ? 0 : int(found - all.begin());
    }();
    m_list->table()->sortByColumn(column, view.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    desk().range.restore(view.range);
    m_filter.setText(view.filter);
    if (isOpen())
        refresh();
}

void RequestsPage::retranslate()
{
    m_header->setTitle(tr("Requests"));
    m_line->retranslate();
    m_strip->retranslate();
    m_facetPanel->retranslate();
    m_list->retranslate();
    m_faces->retranslate();
    m_exporting->retranslate();
    if (m_detail)
        m_detail->retranslate();
    m_list->table()->horizontalHeader()->viewport()->update();
    showFacts();
}

} // namespace portreeve::ui
