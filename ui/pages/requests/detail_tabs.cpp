// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/requests/detail_tabs.h"

#include "ui/models/request_words.h"
#include "ui/widgets/card.h"
#include "ui/widgets/code_block.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/times.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QVBoxLayout>

#include <cmath>

namespace portreeve::ui {
namespace {

constexpr double nsPerMs = 1e6;
constexpr double leastWaitMs = 1;

qint64 ns(double ms)
{
    return qint64(std::llround(ms * nsPerMs));
}

QString laneName(const RequestAttempt &attempt)
{
    if (!attempt.provider.isEmpty() && attempt.deployment.size() > 24)
        return attempt.provider;
    return attempt.deployment.isEmpty() ? attempt.provider : attempt.deployment;
}

bool isGood(const RequestAttempt &attempt)
{
    return attempt.errorClass.isEmpty() && attempt.status >= 200 && attempt.status < 300;
}

void addFact(QList<Fact> &facts, const QString &label, const QString &value, bool mono = false, bool copies = false)
{
    if (!value.isEmpty())
        facts.append({label, value, mono, copies});
}

/// Nano-dollars a million are a thousandth of pico-dollars each. Calls and searches are priced by the thousand.
QString unitText(const QString &what, qint64 nanosPerMillion)
{
    const bool isCall = what == QLatin1String("search") || what == QLatin1String("calls");
    return isCall ? DetailTabs::tr("× %1 / 1 k").arg(moneyText(nanosPerMillion / 1000, Money::Cents)) : DetailTabs::tr("× %1 / M").arg(unitPriceText(nanosPerMillion / 1000));
}

QString spoken(const RequestDetail &detail)
{
    const auto &row = detail.row;
    QStringList words;
    if (row.durationMs)
        words.append(DetailTabs::tr("%1 in all").arg(durationText(*row.durationMs * qint64(nsPerMs))));
    if (row.firstTokenMs)
        words.append(DetailTabs::tr("first token %1").arg(durationText(*row.firstTokenMs * qint64(nsPerMs))));
    return words.join(QStringLiteral(", "));
}

} // namespace

QList<Lane> DetailTabs::lanes(const RequestDetail &detail, qint64 *totalNs)
{
    QList<Lane> lanes;
    const double gate = detail.gateMs.value_or(0);
    if (detail.gateMs)
        lanes.append({tr("Gate"), false, {{Phase::Gate, 0, ns(gate), tr("admit and route %1").arg(durationText(ns(gate)))}}});
    double end = gate;
    QList<RequestAttempt> attempts = detail.attempts;
    if (attempts.isEmpty() && detail.row.durationMs && !detail.row.isRefused()) { // known from the row alone
        RequestAttempt one;
        one.provider = detail.row.provider.isEmpty() ? detail.row.model : detail.row.provider;
        one.deployment = one.provider;
        one.durationMs = double(*detail.row.durationMs);
        one.status = detail.row.status;
        one.errorClass = detail.row.isOk ? QString() : detail.row.errorClass;
        one.output = detail.row.output;
        if (detail.row.firstTokenMs)
            one.firstTokenMs = double(*detail.row.firstTokenMs);
        attempts.append(one);
    }
    for (const RequestAttempt &attempt : std::as_const(attempts)) {
        const double from = attempt.startMs.value_or(gate);
        const double to = from + attempt.durationMs;
        if (from - end > leastWaitMs && &attempt != &attempts.first())
            lanes.append({tr("Wait"), false, {{Phase::Wait, ns(end), ns(from), tr("%1 before the next attempt").arg(durationText(ns(from - end)))}}});
        Lane lane{laneName(attempt), true, {}};
        if (!isGood(attempt)) {
            const QString after = durationText(ns(attempt.durationMs));
            lane.stretches.append({Phase::Failed, ns(from), ns(to), attempt.status ? tr("%1 after %2").arg(attempt.status).arg(after) : tr("failed after %1").arg(after)});
        } else {
            const double first = attempt.firstTokenMs.value_or(0);
            if (first > 0)
                lane.stretches.append({Phase::FirstToken, ns(from), ns(from + first), {}});
            const double streamed = attempt.durationMs - first;
            const QString speed = attempt.output > 0 && streamed > 1 ? QStringLiteral(", ") + rateText(double(attempt.output) * 1000 / streamed, tr("tok/s")) : QString();
            lane.stretches.append({Phase::Stream, ns(from + first), ns(to), (first > 0 ? tr("stream %1") : tr("answer %1")).arg(durationText(ns(streamed))) + speed});
        }
        lanes.append(lane);
        end = qMax(end, to);
    }
    *totalNs = qMax(ns(end), detail.row.durationMs.value_or(0) * qint64(nsPerMs));
    return lanes;
}

QList<BillLine> DetailTabs::billLines(const RequestDetail &detail)
{
    QList<BillLine> lines;
    for (const RequestBillLine &line : detail.bill) {
        const QString price = line.unitNanosPerMillion ? unitText(line.what, *line.unitNanosPerMillion) : QString();
        const QString amount = line.amountNanos ? moneyText(*line.amountNanos, Money::Bill) : absent();
        const bool isDiscount = line.amountNanos.value_or(0) < 0;
        lines.append({billName(line.what), line.quantity ? countText(line.quantity) : QString(), price, amount, isDiscount ? BillLine::Discount : BillLine::Item});
    }
    const auto total = detail.totalNanos ? detail.totalNanos : detail.row.costNanos;
    lines.append({tr("Total"), {}, {}, total ? moneyText(*total, Money::Bill) : absent(), BillLine::Total});
    return lines;
}

QString DetailTabs::billNote(const RequestDetail &detail)
{
    const auto &ledger = detail.row.costNanos;
    if (!ledger)
        return tr("No price is known for this model, so nothing was charged.");
    if (detail.bill.isEmpty())
        return tr("The server tells the total only.");
    qint64 sum = 0;
    for (const RequestBillLine &line : detail.bill)
        sum += line.amountNanos.value_or(0);
    if (detail.totalNanos && *detail.totalNanos != *ledger)
        return tr("The ledger's row says %1.").arg(moneyText(*ledger, Money::Bill));
    if (sum != *ledger)
        return tr("Equals the ledger's row; failed attempts cost %1 of it.").arg(moneyText(*ledger - sum, Money::Bill));
    return tr("Equals the ledger's row.");
}

void DetailTabs::addRoute(QVBoxLayout &column, const RequestDetail &detail)
{
    qint64 total = 0;
    const QList<Lane> all = lanes(detail, &total);
    column.addWidget(new SectionHead(tr("Route"), spoken(detail)));
    if (all.isEmpty()) {
        auto *none = new Label(tr("No provider was called."), Type::Small, &Tokens::text2);
        return column.addWidget(none);
    }
    auto *timeline = new Timeline;
    timeline->setObjectName(QStringLiteral("requests.detail.timeline"));
    timeline->setLanes(all, total);
    column.addWidget(timeline);
}

void DetailTabs::addBill(QVBoxLayout &column, const RequestDetail &detail, bool ruled)
{
    column.addWidget(new SectionHead(tr("Cost"), detail.priceVersion.isEmpty() ? QString() : tr("Price book %1").arg(detail.priceVersion.left(24)), ruled));
    auto *bill = new Bill;
    bill->setObjectName(QStringLiteral("requests.detail.bill"));
    bill->setLines(billLines(detail), billNote(detail));
    column.addWidget(bill);
}

void DetailTabs::addIds(QVBoxLayout &column, const RequestDetail &detail, bool utc)
{
    const RequestRow &row = detail.row;
    QList<Fact> facts;
    addFact(facts, tr("Request id"), row.id, true, true);
    addFact(facts, tr("Provider's id"), detail.replyId, true, true);
    addFact(facts, tr("Client's id"), detail.clientCallId, true, true);
    addFact(facts, tr("Session"), row.session, true, true);
    addFact(facts, tr("Deployment"), row.deployment, true, true);
    addFact(facts, tr("Key"), row.keyHash, true, true);
    addFact(facts, tr("Path"), row.route);
    addFact(facts, tr("Dialect"), row.dialect);
    addFact(facts, tr("App"), detail.userAgent);
    addFact(facts, tr("Address"), detail.address);
    addFact(facts, tr("User"), row.user);
    addFact(facts, tr("Customer"), row.endUser);
    addFact(facts, tr("Tags"), row.tags.join(QStringLiteral(", ")));
    addFact(facts, tr("Came"), fullTimeText(QDateTime::fromMSecsSinceEpoch(row.time, utc ? Qt::UTC : Qt::LocalTime)));
    column.addWidget(new SectionHead(tr("Identifiers"), {}, true));
    auto *view = new Facts(Facts::Inline, 1);
    view->set(facts);
    column.addWidget(view);
}

void DetailTabs::fillOverview(QVBoxLayout &column, const RequestDetail &detail, bool utc)
{
    addRoute(column, detail);
    addBill(column, detail, true);
    addIds(column, detail, utc);
}

void DetailTabs::fillCost(QVBoxLayout &column, const RequestDetail &detail)
{
    addBill(column, detail, false);
    const RequestRow &row = detail.row;
    QList<Fact> facts;
    addFact(facts, tr("Price version"), detail.priceVersion, true, true);
    addFact(facts, tr("Usage is"), detail.basis);
    addFact(facts, tr("Tokens in"), countText(row.input));
    addFact(facts, tr("Tokens out"), countText(row.output));
    if (row.cached)
        addFact(facts, tr("Cached"), countText(row.cached));
    if (row.cacheWrite)
        addFact(facts, tr("Cache write"), countText(row.cacheWrite));
    if (row.reasoning)
        addFact(facts, tr("Reasoning"), countText(row.reasoning));
    column.addWidget(new SectionHead(tr("How it was counted"), {}, true));
    auto *view = new Facts(Facts::Inline, 1);
    view->set(facts);
    column.addWidget(view);
}

void DetailTabs::addAttempt(QVBoxLayout &column, const RequestAttempt &attempt, bool ruled)
{
    const QString note = isGood(attempt) ? tr("served") : attempt.status ? QStringLiteral("%1 %2").arg(attempt.status).arg(statusWord(attempt.status)).trimmed() : attempt.state;
    //: the first, second ... attempt, and at which deployment
    column.addWidget(new SectionHead(tr("%1. %2").arg(attempt.number).arg(laneName(attempt)), note, ruled));
    QList<Fact> facts;
    addFact(facts, tr("Provider"), attempt.provider);
    addFact(facts, tr("Model"), attempt.model);
    addFact(facts, tr("Address"), attempt.apiBase, true, true);
    if (attempt.startMs)
        addFact(facts, tr("Began after"), durationText(ns(*attempt.startMs)));
    addFact(facts, tr("Took"), durationText(ns(attempt.durationMs)));
    if (attempt.firstTokenMs)
        addFact(facts, tr("First token"), durationText(ns(*attempt.firstTokenMs)));
    if (attempt.input || attempt.output)
        addFact(facts, tr("Tokens"), tokensText(attempt.input, attempt.output));
    addFact(facts, tr("Cost"), attempt.costNanos ? moneyText(*attempt.costNanos, Money::Bill) : QString());
    addFact(facts, tr("Held before"), attempt.heldNanos ? moneyText(attempt.heldNanos, Money::Bill) : QString());
    addFact(facts, tr("Booked as"), attempt.state);
    addFact(facts, tr("Provider's id"), attempt.replyId, true, true);
    addFact(facts, tr("Error"), attempt.errorClass);
    auto *view = new Facts(Facts::Inline, 1);
    view->set(facts);
    column.addWidget(view);
    if (attempt.errorMessage.isEmpty())
        return;
    auto *words = new Label(attempt.errorMessage, Type::Small, &Tokens::danger);
    words->setWordWrap(true);
    words->setSelectable(true);
    column.addWidget(words);
}

void DetailTabs::fillAttempts(QVBoxLayout &column, const RequestDetail &detail, const QString &whyNot)
{
    if (detail.attempts.isEmpty()) {
        auto *none = new Label(!whyNot.isEmpty() ? whyNot : detail.row.isRefused() ? tr("No provider was called: the gate refused the request.") : tr("The attempts are on their way."),
                               Type::Small, &Tokens::text2);
        none->setWordWrap(true);
        return column.addWidget(none);
    }
    for (const RequestAttempt &attempt : detail.attempts)
        addAttempt(column, attempt, &attempt != &detail.attempts.first());
}

void DetailTabs::fillError(QVBoxLayout &column, const RequestDetail &detail)
{
    const RequestRow &row = detail.row;
    QList<Fact> facts;
    addFact(facts, tr("Status"), QStringLiteral("%1 %2").arg(row.status).arg(statusWord(row.status)).trimmed());
    addFact(facts, tr("Class"), row.errorClass);
    addFact(facts, tr("Code"), row.errorCode);
    auto *view = new Facts(Facts::Inline, 1);
    view->set(facts);
    column.addWidget(view);
    if (!row.errorMessage.isEmpty()) {
        column.addWidget(new SectionHead(tr("What was said"), {}, true));
        auto *ground = new Panel(Ground::Sunken);
        auto *inside = new QVBoxLayout(ground);
        space(inside, QMargins(12, 10, 12, 10), 0);
        auto *words = new Label(row.errorMessage, Type::Mono);
        words->setObjectName(QStringLiteral("requests.detail.error"));
        words->setWordWrap(true);
        words->setSelectable(true);
        inside->addWidget(words);
        column.addWidget(ground);
    }
    const QString remedy = remedyOf(row);
    if (remedy.isEmpty())
        return;
    column.addWidget(new SectionHead(tr("What to do"), {}, true));
    auto *words = new Label(remedy, Type::Small);
    words->setWordWrap(true);
    column.addWidget(words);
}

void DetailTabs::fillRaw(QVBoxLayout &column, const RequestDetail &detail)
{
    if (detail.raw.isEmpty())
        return;
    auto *block = new CodeBlock({{QString(), Language::Json, QString::fromUtf8(QJsonDocument(detail.raw).toJson(QJsonDocument::Indented)).trimmed()}});
    block->setObjectName(QStringLiteral("requests.detail.raw"));
    block->view()->setFitted(block->view()->document()->blockCount() + 1);
    block->view()->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // the pane scrolls
    column.addWidget(block);
}

} // namespace portreeve::ui
