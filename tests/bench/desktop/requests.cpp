// SPDX-License-Identifier: GPL-3.0-or-later
// The page of requests over as many rows as there are.
#include "tests/bench/desktop/measures.h"
#include "ui/pages/requests/requests_page.h"
#include "ui/widgets/table.h"
#include "ui/widgets/term_field.h"

#include <QRandomGenerator>
#include <QScrollBar>
#include <QTest>

namespace portreeve::bench {

using namespace portreeve::ui;

namespace {

constexpr int repeats = 3;

double at(QList<double> all, double share)
{
    std::sort(all.begin(), all.end());
    return all.isEmpty() ? 0 : all[qMin(all.size() - 1, qsizetype(share * double(all.size())))];
}

class Requests
{
public:
    explicit Requests(Stage &stage) : m_stage(stage) {}

    void open()
    {
        const double begun = nowMs();
        m_stage.clickPage(QStringLiteral("requests"));
        m_page = qobject_cast<RequestsPage *>(m_stage.page());
        m_table = m_stage.part<Table>("requests.table");
        Stage::until([this] { return m_page->model().isEverLoaded() && isSeen(); });
        Stage::painted(m_table->viewport(), [this] { m_table->viewport()->update(); });
        say("N8", QStringLiteral("open, to the first rows"), nowMs() - begun, "ms");
        m_stage.settled([] {});
        say("rows", QStringLiteral("rows in the list"), double(m_page->model().count()), "rows");
    }

    void jump()
    {
        QRandomGenerator random(1);
        QList<double> far, near;
        QScrollBar *bar = m_table->verticalScrollBar();
        for (int i = 0; i < 40; ++i) {
            const int to = int(random.bounded(quint32(bar->maximum())));
            far.append(jumpTo(to));
            Stage::rest(40);
            jumpTo(to + 3 * m_table->viewport()->height()); // two screens below lie in the pages beside
            Stage::rest(40);
            near.append(jumpTo(to));
            Stage::rest(20);
        }
        say("N9 cached", QStringLiteral("jump to rows in the cache, p50"), at(near, 0.5), "ms");
        say("N9 cached p95", QStringLiteral("jump to rows in the cache, p95"), at(near, 0.95), "ms");
        say("N9", QStringLiteral("jump anywhere, p50"), at(far, 0.5), "ms");
        say("N9 p95", QStringLiteral("jump anywhere, p95"), at(far, 0.95), "ms");
        m_table->scrollToTop();
        m_stage.settled([] {});
    }

    /// What is looked for is taken from the oldest rows: the newest are found at once however they are looked for.
    void filters()
    {
        jumpTo(m_table->verticalScrollBar()->maximum());
        const auto row = oldestWithSession();
        if (!row)
            qFatal("none of the oldest rows has a session");
        const QString id = row->id, session = row->session;
        m_table->scrollToTop();
        for (const QString &filter : {QStringLiteral("id:") + id, QStringLiteral("session:\"%1\"").arg(session)})
            filterClass("indexed", filter);
        for (const char *filter : {"status:429", "model:gpt*", "key:ci-bot", "provider:anthropic", "dur:>20s", "cost:>0.5 tokens:>20k", "has:error -status:429", "message:*overloaded*",
                                   "error:NoSuchError", "status:418", "in:>10m", "customer:nobody", "tag:nowhere"})
            filterClass("other", QLatin1String(filter));
        for (const QString &filter : {QStringLiteral("overloaded"), id.mid(19, 9), QStringLiteral("gpt-4"), QStringLiteral("ci-bot"), session.mid(1), QStringLiteral("zzzz-nothing"), QStringLiteral("no such words")})
            filterClass("text", filter);
        QList<double> exact, shown;
        for (const char *kind : {"indexed", "other", "text"}) {
            exact += m_exactCounts[QLatin1String(kind)];
            shown += m_counts[QLatin1String(kind)];
            say(qPrintable(QStringLiteral("N10 ") + QLatin1String(kind)), QStringLiteral("%1: first page, p95").arg(QLatin1String(kind)), at(m_firstPages[QLatin1String(kind)], 0.95), "ms");
        }
        say("N11 first", QStringLiteral("a count is shown, of any filter, p95"), at(shown, 0.95), "ms");
        say("N11", QStringLiteral("the exact count of any filter, p95"), at(exact, 0.95), "ms");
    }

    void keys()
    {
        auto *field = m_stage.part<TermField>("none");
        for (TermField *each : m_page->findChildren<TermField *>())
            field = each;
        if (!field)
            return;
        QList<double> all;
        for (const char *word = "overloadedoverloaded"; *word; ++word)
            all.append(Stage::painted(field, [&] { QTest::keyClick(field, *word); }));
        say("N6", QStringLiteral("a key in the filter until it is seen, p95"), at(all, 0.95), "ms");
        field->clear();
    }

    void sort()
    {
        const double ms = m_stage.settled([this] { m_page->model().sort(costColumn(), Qt::DescendingOrder); });
        say("sort", QStringLiteral("sort by cost"), ms, "ms");
        m_stage.settled([this] { m_page->model().sort(0, Qt::DescendingOrder); });
    }

private:
    std::shared_ptr<const RequestRow> oldestWithSession() const
    {
        const int last = int(m_page->model().count()) - 1;
        for (int row = last; row > last - 50; --row) {
            if (const auto request = m_page->model().request(row); request && !request->session.isEmpty())
                return request;
        }
        return {};
    }

    static int costColumn()
    {
        const auto &columns = RequestsModel::columns();
        return int(std::find_if(columns.begin(), columns.end(), [](const RequestColumn &column) { return std::string_view(column.id) == "cost"; }) - columns.begin());
    }

    bool isSeen() const
    {
        const RequestsModel &model = m_page->model();
        const int first = m_table->rowAt(0), below = m_table->rowAt(m_table->viewport()->height() - 1);
        const int last = below < 0 ? model.rowCount() - 1 : below;
        for (int row = first; row >= 0 && row <= last; ++row) {
            if (!model.request(row))
                return false;
        }
        return first >= 0;
    }

    double jumpTo(int pixels)
    {
        return Stage::painted(m_table->viewport(), [&] {
            m_table->verticalScrollBar()->setValue(pixels);
            Stage::until([this] { return isSeen(); });
            m_table->viewport()->update();
        });
    }

    void filterClass(const char *kind, const QString &filter)
    {
        QList<double> pages, exact;
        for (int i = 0; i < repeats; ++i) {
            double first = 0;
            const double begun = nowMs();
            const auto connection = QObject::connect(&m_page->model(), &PagedModel::loaded, [&] { first = first ? first : nowMs() - begun; });
            m_stage.settled([&] { m_page->filter().setText(filter); });
            QObject::disconnect(connection);
            pages.append(first);
            const auto about = m_stage.answeredAt(QStringLiteral("/requests/count"));
            exact.append(qMax(about.value_or(0), m_stage.answeredAt(QStringLiteral("exact=true")).value_or(0)));
            m_counts[QLatin1String(kind)].append(about.value_or(0));
            m_stage.settled([this] { m_page->filter().clear(); });
        }
        m_firstPages[QLatin1String(kind)] += pages;
        m_exactCounts[QLatin1String(kind)] += exact;
        say("filter", QStringLiteral("%1: %2, first page").arg(QLatin1String(kind), filter), at(pages, 0.5), "ms");
        say("count", QStringLiteral("%1: %2, exact count").arg(QLatin1String(kind), filter), at(exact, 0.5), "ms");
    }

    Stage &m_stage;
    RequestsPage *m_page = nullptr;
    Table *m_table = nullptr;
    QHash<QString, QList<double>> m_firstPages, m_counts, m_exactCounts;
};

} // namespace

void measureRequests(Stage &stage)
{
    Requests requests(stage);
    requests.open();
    requests.jump();
    requests.keys();
    requests.filters();
    requests.sort();
}

} // namespace portreeve::bench
