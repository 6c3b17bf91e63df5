// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/dashboards/dashboards_page.h"

#include "ui/client/capability.h"
#include "ui/client/client.h"
#include "ui/client/live.h"
#include "ui/local/settings.h"
#include "ui/models/filter_state.h"
#include "ui/models/first_request.h"
#include "ui/pages/dashboards/board_card.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chart.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/scroll_face.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/times.h"
#include "ui/widgets/toggles.h"
#include "ui/window/actions.h"
#include "ui/window/time_range.h"

#include <QAction>
#include <QClipboard>
#include <QGraphicsOpacityEffect>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

constexpr double dimmed = 0.6;
constexpr int sampleWide = 600;
const QLatin1String scope("dashboards");
const QLatin1String stateName("view");

QWidget *holder(QLayout *layout)
{
    auto *widget = new QWidget;
    widget->setLayout(layout);
    return widget;
}

} // namespace

DashboardsPage::DashboardsPage(Desk &desk, QWidget *parent)
    : Page(QStringLiteral("dashboards"), desk, parent), m_header(new PageHeader), m_views(new Segments({QStringLiteral(" "), QStringLiteral(" ")})), m_compare(new Switch),
      m_filter(new Button(QStringLiteral("close"), QString(), ButtonKind::Secondary)), m_export(new Button(QStringLiteral("download"), QString())), m_bannerRow(new QWidget),
      m_banner(new Banner(Tone::Warn)), m_faces(new QStackedLayout), m_skeleton(new Skeleton({3, 3, 3, 3, 3})), m_start(new EmptyState(Empty::NothingYet)), m_sample(new CodeBlock),
      m_message(new EmptyState(Empty::NoMatch)), m_boards(new QStackedLayout), m_overview(new OverviewBoard), m_cost(new CostBoard)
{
    m_header->setObjectName(QStringLiteral("dashboards.header"));
    m_views->setObjectName(QStringLiteral("dashboards.header.view"));
    m_compare->setObjectName(QStringLiteral("dashboards.header.compare"));
    m_filter->setObjectName(QStringLiteral("dashboards.header.filter"));
    m_export->setObjectName(QStringLiteral("dashboards.header.export"));
    m_banner->setObjectName(QStringLiteral("dashboards.banner"));
    m_skeleton->setObjectName(QStringLiteral("dashboards.waiting"));
    m_start->setObjectName(QStringLiteral("dashboards.start"));
    m_sample->setObjectName(QStringLiteral("dashboards.start.sample"));
    m_message->setObjectName(QStringLiteral("dashboards.message"));
    m_header->addControl(m_filter);
    m_header->addControl(m_compare);
    m_header->addControl(m_views);
    m_header->addButton(m_export);
    fix(m_sample, sampleWide, -1);
    m_start->setSample(m_sample);
    auto *bannerRow = new QVBoxLayout(m_bannerRow);
    space(bannerRow, QMargins(20, 0, 20, 12), 0);
    bannerRow->addWidget(m_banner);
    connect(m_banner->addButton(QString()), &QPushButton::clicked, this, &DashboardsPage::refresh);
    m_bannerRow->hide();
    auto *waiting = new QVBoxLayout;
    space(waiting, QMargins(20, 4, 20, 14), 0);
    waiting->addWidget(m_skeleton);
    auto *column = new QVBoxLayout(this);
    space(column, 0, 0);
    column->addWidget(m_header);
    column->addWidget(m_bannerRow);
    column->addLayout(m_faces, 1); // before it has widgets: a stack without a parent shows its first one as a window
    for (QWidget *face : {holder(waiting), static_cast<QWidget *>(new ScrollFace(m_start)), static_cast<QWidget *>(m_message), holder(m_boards)})
        m_faces->addWidget(face);
    m_boards->addWidget(new ScrollFace(m_overview));
    m_boards->addWidget(new ScrollFace(m_cost));
    m_view = BoardView().with(QJsonDocument::fromJson(desk.settings.state(scope, stateName)).object().toVariantMap());
    m_view.filter.clear(); // a filter belongs to the way one came, not to the habit
    bindActions();
    connectHead();
    connectBoards();
    retranslate();
    setFace(Face::Waiting);
}

void DashboardsPage::bindActions()
{
    Actions &actions = desk().actions;
    actions.bind(QStringLiteral("dashboards.export"), this, [this] { exportMenu(); });
    actions.bind(QStringLiteral("dashboards.group"), this, [this] {
        const QList<GroupBy> groups = groupsFor(isLiteLlm());
        BoardView view = m_view;
        view.by = groups[(groups.indexOf(view.by) + 1) % groups.size()];
        change(view);
    });
    actions.bind(QStringLiteral("dashboards.compare"), this, [this] { m_compare->click(); });
    actions.bind(QStringLiteral("dashboards.table"), this, [this] {
        for (QWidget *at = focusWidget(); at; at = at->parentWidget()) {
            if (auto *card = qobject_cast<ChartCard *>(at)) // the one a person is in
                return card->showTable(!card->showsTable());
        }
        const bool tables = !(m_view.face == BoardView::Cost ? m_cost->card() : m_overview->card())->showsTable();
        m_overview->showTables(tables && m_view.face == BoardView::Overview);
        m_cost->showTables(tables && m_view.face == BoardView::Cost);
    });
    m_export->follow(actions.find(QStringLiteral("dashboards.export")));
}

void DashboardsPage::connectHead()
{
    connect(m_views, &Segments::chosen, this, [this](int index) {
        BoardView view = m_view;
        view.face = BoardView::Face(index);
        change(view);
    });
    connect(m_compare, &QAbstractButton::toggled, this, [this](bool on) {
        BoardView view = m_view;
        view.compare = on;
        change(view);
    });
    connect(m_filter, &QPushButton::clicked, this, [this] {
        BoardView view = m_view;
        view.filter.clear();
        change(view);
    });
}

void DashboardsPage::connectBoards()
{
    for (BoardCard *card : {m_overview->card(), m_cost->card()}) {
        connect(card, &BoardCard::metricChosen, this, [this](Metric metric) {
            m_view.metric = metric; // every metric is there already: nothing is asked
            show();
        });
        connect(card, &BoardCard::groupChosen, this, [this](GroupBy by) {
            BoardView view = m_view;
            view.by = by;
            change(view);
        });
        connect(card, &BoardCard::bucketChosen, this, [this](Bucket bucket) {
            BoardView view = m_view;
            view.bucket = bucket;
            change(view);
        });
    }
    connectCharts(m_overview->charts() + m_cost->charts());
    connect(m_overview, &OverviewBoard::groupOpened, this, [this](const QString &label) {
        for (const SeriesGroup &group : std::as_const(m_figures.grouped.groups)) {
            if (group.label == label && !group.isOthers)
                return openGroup(group.name);
        }
    });
    connect(m_cost, &CostBoard::rowOpened, this, &DashboardsPage::openGroup);
    connect(m_cost, &CostBoard::requestsWanted, this, [this] { this->desk().go(QStringLiteral("requests"), {{QStringLiteral("filter"), m_view.filter}}); });
}

void DashboardsPage::connectCharts(const QList<Chart *> &charts)
{
    for (Chart *chart : charts) {
        connect(chart, &Chart::rangeChosen, this, [this](double from, double to) { desk().range.setAbsolute(qint64(from), qint64(to)); });
        connect(chart, &Chart::backWanted, this, [this] { desk().range.undo(); });
        connect(chart, &Chart::activated, this, [this, chart](double at) { drill(qint64(at), qint64(at + chart->data().barStep)); });
    }
}

bool DashboardsPage::isLiteLlm() const
{
    return client().kind() == ServerKind::LiteLlm;
}

QList<Bucket> DashboardsPage::buckets() const
{
    return bucketsFor(desk().range.to() - desk().range.from(), isLiteLlm());
}

const QWidget *DashboardsPage::board() const
{
    return m_view.face == BoardView::Cost ? static_cast<const QWidget *>(m_cost) : m_overview;
}

void DashboardsPage::open(const QVariantMap &where)
{
    change(m_view.with(where));
}

void DashboardsPage::change(const BoardView &view)
{
    if (view == m_view)
        return;
    m_view = view;
    QVariantMap kept = m_view.where();
    kept.remove(QStringLiteral("filter"));
    desk().settings.setState(scope, stateName, QJsonDocument(QJsonObject::fromVariantMap(kept)).toJson(QJsonDocument::Compact));
    showHeader();
    if (isOpen())
        refresh();
}

void DashboardsPage::drill(qint64 from, qint64 to)
{
    desk().go(QStringLiteral("requests"), {{QStringLiteral("filter"), m_view.filter}});
    desk().range.setAbsolute(from, qMin(to, QDateTime::currentMSecsSinceEpoch())); // after: this page would ask again for nothing
}

void DashboardsPage::openGroup(const QString &name)
{
    const QString field = groupName(m_view.by);
    const QString term = name.isEmpty() ? QStringLiteral("-has:") + field : field + QLatin1Char(':') + quotedValue(name);
    desk().go(QStringLiteral("requests"), {{QStringLiteral("filter"), QString(m_view.filter + QLatin1Char(' ') + term).trimmed()}});
}

void DashboardsPage::left()
{
    m_beat.stop();
    client().cancel(this);
}

void DashboardsPage::show()
{
    m_figures.rangeText = desk().range.text();
    for (Series *series : {&m_figures.grouped, &m_figures.all, m_figures.failures ? &*m_figures.failures : nullptr, m_figures.before ? &*m_figures.before : nullptr}) {
        if (series)
            series->isUtc = desk().range.isUtc() || series->stepMs >= 86'400'000; // whole days come as those of UTC
    }
    m_figures.endsNow = desk().range.isRelative() && desk().range.relative() != QLatin1String("last-month");
    BoardCard *card = m_view.face == BoardView::Cost ? m_cost->card() : m_overview->card();
    card->setChoices(groupsFor(isLiteLlm()), buckets());
    if (m_view.face == BoardView::Cost)
        m_cost->show(m_figures, m_view);
    else
        m_overview->show(m_figures, m_view);
    m_boards->setCurrentIndex(m_view.face);
    showHeader();
}

void DashboardsPage::showHeader()
{
    m_views->setCurrent(m_view.face);
    const QSignalBlocker quiet(m_compare);
    m_compare->setChecked(m_view.compare);
    m_filter->setText(m_view.filter);
    m_filter->setVisible(!m_view.filter.isEmpty());
    QStringList facts{desk().range.text()};
    if (m_hasAll && m_figures.all.previous && m_view.compare) {
        const Metric metric = m_view.face == BoardView::Cost ? Metric::Spend : m_view.metric;
        const qint64 before = valueOf(*m_figures.all.previous, metric);
        const qint64 now = valueOf(m_figures.all.all(), metric);
        if (before > 0)
            facts.append(now >= before ? tr("%1 more than the %2 before").arg(changeText(double(now - before) / double(before)), figureText(before, metric))
                                       : tr("%1 less than the %2 before").arg(changeText(double(now - before) / double(before)), figureText(before, metric)));
    }
    if (m_loadedAt.isValid())
        facts.append(tr("as of %1").arg(clockText(m_loadedAt)));
    if (isLiteLlm())
        facts.append(tr("LiteLLM counts by day, in UTC"));
    m_header->setFacts(facts.join(QStringLiteral(" · ")));
}

void DashboardsPage::settleFace()
{
    m_bannerRow->hide();
    m_overview->setGraphicsEffect(nullptr);
    m_cost->setGraphicsEffect(nullptr);
    if (m_fault && !(m_hasAll && m_hasGrouped))
        return sayFault();
    if (!m_hasAll || !m_hasGrouped)
        return setFace(Face::Waiting);
    if (m_fault) {
        m_banner->set(Tone::Warn, tr("The figures are as of %1").arg(whenText(m_loadedAt, QDateTime::currentDateTime())), m_fault->message());
        m_bannerRow->show();
        for (QWidget *face : {static_cast<QWidget *>(m_overview), static_cast<QWidget *>(m_cost)}) {
            auto *effect = new QGraphicsOpacityEffect;
            effect->setOpacity(dimmed);
            face->setGraphicsEffect(effect);
        }
        return setFace(Face::Board);
    }
    if (!m_figures.all.isEmpty())
        return setFace(Face::Board);
    const bool mayBeNew = desk().live.state().requestsTotal == 0 && !isLiteLlm() && m_view.filter.isEmpty();
    if (mayBeNew && !m_recorded)
        return loadRecorded();
    if (mayBeNew && m_recorded == 0)
        return setFace(Face::Start);
    sayNothingThere();
}

void DashboardsPage::sayNothingThere()
{
    const qint64 before = m_figures.all.previous ? m_figures.all.previous->requests : 0;
    QString text = desk().range.text() + QStringLiteral(". ")
        + (before == 0     ? tr("There was none in the span before either.")
               : before == 1 ? tr("There was one in the span before.")
                             : tr("There were %1 in the span before.").arg(countText(before)));
    QList<EmptyAction> actions;
    if (!m_view.filter.isEmpty()) {
        text = tr("With the filter %1.").arg(m_view.filter);
        actions.append({QStringLiteral("close"), tr("Drop the filter"), ButtonKind::Secondary, [this] { m_filter->click(); }});
    }
    if (desk().range.relative() != QLatin1String("90d"))
        actions.append({QStringLiteral("clock"), tr("Show the last 90 days"), ButtonKind::Secondary, [this] { desk().range.setRelative(QStringLiteral("90d")); }});
    if (desk().range.canUndo())
        actions.append({QString(), tr("Range as before"), ButtonKind::Ghost, [this] { desk().range.undo(); }});
    m_message->set(Empty::NoMatch, tr("No request in this range"), text);
    m_message->setActions(actions);
    setFace(Face::Message);
}

void DashboardsPage::sayFault()
{
    const Answer &answer = *m_fault;
    const Empty why = answer.isNotAllowed() ? Empty::NotAllowed : answer.isNotSupported() ? Empty::NotSupported : Empty::Failed;
    const QString title = why == Empty::NotAllowed ? tr("You may not see these figures")
        : why == Empty::NotSupported              ? tr("This server does not tell its figures")
                                                  : tr("Could not load the figures");
    m_message->set(why, title, answer.message());
    m_message->setActions({{QStringLiteral("refresh"), tr("Try again"), ButtonKind::Primary, [this] { refresh(); }},
                           {QStringLiteral("copy"), tr("Copy details"), ButtonKind::Secondary, [text = answer.message()] { QGuiApplication::clipboard()->setText(text); }}});
    setFace(Face::Message);
}

void DashboardsPage::setFace(Face face)
{
    m_skeleton->setWaiting(face == Face::Waiting);
    if (face == Face::Start)
        m_sample->setSamples(firstSamples(client().url(), {}));
    desk().actions.setReason(QStringLiteral("dashboards.export"), face == Face::Board ? QString() : tr("There is nothing to export"));
    if (m_faces->currentIndex() != int(face))
        m_faces->setCurrentIndex(int(face));
}

void DashboardsPage::retranslate()
{
    m_header->setTitle(tr("Dashboards"));
    m_views->setWords({tr("Overview"), tr("Cost")});
    m_views->setAccessibleName(tr("View"));
    m_compare->setText(tr("Compare"));
    m_compare->setToolTip(tr("With the span of equal length before"));
    m_filter->setToolTip(tr("Drop the filter"));
    for (Button *button : m_banner->findChildren<Button *>())
        button->setText(tr("Try again"));
    m_start->set(Empty::NothingYet, tr("No traffic yet"), tr("Charts start with the first request."));
    m_start->setActions({{QStringLiteral("plus"), tr("Connect an app"), ButtonKind::Primary, [this] { desk().go(QStringLiteral("connect"), {}); }},
                         {QStringLiteral("playground"), tr("Open playground"), ButtonKind::Secondary, [this] { desk().go(QStringLiteral("playground"), {}); }}});
    m_sample->setAccessibleName(tr("A first request to copy"));
    m_overview->retranslate();
    m_cost->retranslate();
    if (m_hasAll && m_hasGrouped)
        show();
    showHeader();
    if (m_fault || m_faces->currentIndex() == int(Face::Message))
        settleFace();
}

Page *makeDashboardsPage(Desk &desk)
{
    return new DashboardsPage(desk);
}

} // namespace portreeve::ui
