// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/request_row.h"

#include "ui/widgets/numbers.h"

#include <QDateTime>
#include <QJsonArray>

#include <cmath>

namespace portreeve::ui {
namespace {

QString text(const QJsonObject &object, const char *name)
{
    const QJsonValue value = object.value(QLatin1String(name));
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

qint64 whole(const QJsonObject &object, const char *name)
{
    const QJsonValue value = object.value(QLatin1String(name));
    return value.isString() ? value.toString().toLongLong() : value.toInteger(qint64(std::llround(value.toDouble())));
}

/// Whole milliseconds, as far as lists need them; null: not known.
std::optional<qint64> wholeIfAny(const QJsonObject &object, const char *name)
{
    const QJsonValue value = object.value(QLatin1String(name));
    return value.isDouble() ? std::optional(value.toInteger(qint64(std::llround(value.toDouble())))) : std::nullopt;
}

std::optional<double> numberIfAny(const QJsonObject &object, const char *name)
{
    const QJsonValue value = object.value(QLatin1String(name));
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

QStringList words(const QJsonValue &value)
{
    QStringList all;
    for (const QJsonValue &each : value.toArray())
        all.append(each.toString());
    return all;
}

void readInto(RequestRow &row, const QJsonObject &object)
{
    row.id = text(object, "id");
    row.cursor = text(object, "cursor");
    row.time = whole(object, "time");
    row.order = row.cursor.section(QLatin1Char('.'), -1).toLongLong();
    row.status = int(whole(object, "status"));
    row.isOk = object.value(QLatin1String("ok")).toBool();
    row.isStream = object.value(QLatin1String("stream")).toBool();
    row.asked = text(object, "model_asked");
    row.group = text(object, "model_group");
    row.model = text(object, "model");
    row.deployment = text(object, "deployment");
    row.provider = text(object, "provider");
    const QJsonObject key = object.value(QLatin1String("key")).toObject();
    row.keyHash = text(key, "hash");
    row.keyAlias = text(key, "alias");
    row.user = text(object, "user");
    row.team = text(object, "team");
    row.endUser = text(object, "end_user");
    row.session = text(object, "session");
    row.route = text(object, "route");
    row.dialect = text(object, "dialect");
    row.type = text(object, "type");
    row.input = whole(object, "input");
    row.output = whole(object, "output");
    row.cached = whole(object, "cached");
    row.cacheWrite = whole(object, "cache_write");
    row.reasoning = whole(object, "reasoning");
    row.costNanos = wholeIfAny(object, "cost_nanos");
    row.durationMs = wholeIfAny(object, "dur_ms");
    row.firstTokenMs = wholeIfAny(object, "ttft_ms");
    const QJsonValue attempts = object.value(QLatin1String("attempts"));
    row.attempts = attempts.isArray() ? int(attempts.toArray().size()) : attempts.toInt();
    row.retries = int(whole(object, "retries"));
    row.fallbacks = int(whole(object, "fallbacks"));
    row.road = text(object, "road");
    if (row.road.size() > 1)
        row.road.remove(QLatin1Char('-')); // between attempts; alone it means: refused at the gate
    row.listed = row.time + (row.isRunning() ? 0 : row.durationMs.value_or(0));
    row.errorClass = text(object, "error_class");
    row.errorCode = text(object, "error_code");
    row.errorMessage = text(object, "error_message");
    row.tags = words(object.value(QLatin1String("tags")));
}

qint64 moment(const QJsonObject &object, const char *name)
{
    QString text = object.value(QLatin1String(name)).toString();
    if (text.isEmpty())
        return 0;
    if (!text.endsWith(QLatin1Char('Z')) && text.lastIndexOf(QLatin1Char('+')) < 10)
        text += QLatin1Char('Z'); // LiteLLM's times are UTC, with or without saying so
    return QDateTime::fromString(text.replace(QLatin1Char(' '), QLatin1Char('T')), Qt::ISODateWithMs).toMSecsSinceEpoch();
}

RequestAttempt readAttempt(const QJsonObject &object)
{
    RequestAttempt attempt;
    attempt.number = int(whole(object, "number"));
    attempt.deployment = text(object, "deployment");
    attempt.provider = text(object, "provider");
    attempt.model = text(object, "model");
    attempt.apiBase = text(object, "api_base");
    attempt.startMs = numberIfAny(object, "start_ms");
    attempt.durationMs = object.value(QLatin1String("dur_ms")).toDouble();
    attempt.firstTokenMs = numberIfAny(object, "ttft_ms");
    attempt.status = int(whole(object, "status"));
    attempt.state = text(object, "state");
    attempt.errorClass = text(object, "error_class");
    attempt.errorMessage = text(object, "error_message");
    attempt.replyId = text(object, "reply_id");
    attempt.costNanos = wholeIfAny(object, "cost_nanos");
    attempt.heldNanos = whole(object, "held_nanos");
    attempt.input = whole(object, "input");
    attempt.output = whole(object, "output");
    return attempt;
}

} // namespace

std::shared_ptr<RequestRow> readRequestRow(const QJsonObject &object)
{
    auto row = std::make_shared<RequestRow>();
    readInto(*row, object);
    return row;
}

std::shared_ptr<RequestRow> readSpendLog(const QJsonObject &object)
{
    auto row = std::make_shared<RequestRow>();
    const QJsonObject metadata = object.value(QLatin1String("metadata")).toObject();
    const QJsonObject usage = metadata.value(QLatin1String("usage_object")).toObject();
    const QJsonObject error = metadata.value(QLatin1String("error_information")).toObject();
    row->raw = object;
    row->id = text(object, "request_id");
    row->time = moment(object, "startTime");
    row->order = row->listed = row->time;
    const qint64 end = moment(object, "endTime");
    const qint64 first = moment(object, "completionStartTime");
    row->isOk = object.value(QLatin1String("status")).toString(metadata.value(QLatin1String("status")).toString()) != QLatin1String("failure");
    row->status = row->isOk ? 200 : text(error, "error_code").toInt();
    row->asked = text(object, "model_group");
    row->group = row->asked;
    row->model = text(object, "model");
    row->deployment = text(object, "model_id");
    row->provider = text(object, "custom_llm_provider");
    row->keyHash = text(object, "api_key");
    row->keyAlias = text(metadata, "user_api_key_alias");
    row->user = text(object, "user");
    row->team = text(object, "team_id");
    row->endUser = text(object, "end_user");
    row->session = text(object, "session_id");
    row->route = text(object, "call_type");
    row->input = whole(object, "prompt_tokens");
    row->output = whole(object, "completion_tokens");
    row->cached = whole(usage, "cache_read_input_tokens");
    row->cacheWrite = whole(usage, "cache_creation_input_tokens");
    row->costNanos = nanoFromDollars(object.value(QLatin1String("spend")).toDouble());
    if (row->time && end >= row->time)
        row->durationMs = end - row->time;
    if (row->time && first > row->time && first < end)
        row->firstTokenMs = first - row->time;
    row->isStream = row->firstTokenMs.has_value();
    row->retries = int(whole(metadata, "attempted_retries"));
    row->fallbacks = int(whole(metadata, "attempted_fallbacks"));
    row->attempts = 1 + row->retries + row->fallbacks;
    const bool isCached = text(object, "cache_hit").compare(QLatin1String("true"), Qt::CaseInsensitive) == 0;
    row->road = QStringLiteral("x").repeated(qMin(row->attempts - 1, 8)) + (isCached ? QLatin1Char('c') : row->isOk ? QLatin1Char('o') : QLatin1Char('x'));
    row->errorClass = text(error, "error_class");
    row->errorCode = text(error, "error_code");
    row->errorMessage = text(error, "error_message");
    row->tags = words(object.value(QLatin1String("request_tags")));
    return row;
}

RequestDetail readRequestDetail(const QJsonObject &object)
{
    RequestDetail detail;
    readInto(detail.row, object);
    detail.raw = object;
    for (const QJsonValue &each : object.value(QLatin1String("attempts")).toArray())
        detail.attempts.append(readAttempt(each.toObject()));
    const QJsonObject bill = object.value(QLatin1String("bill")).toObject();
    for (const QJsonValue &each : bill.value(QLatin1String("lines")).toArray()) {
        const QJsonObject line = each.toObject();
        detail.bill.append({text(line, "what"), whole(line, "quantity"), wholeIfAny(line, "unit_nanos_per_million"), wholeIfAny(line, "amount_nanos")});
    }
    detail.totalNanos = wholeIfAny(bill, "total_nanos");
    detail.priceVersion = text(bill, "price_version");
    detail.basis = text(bill, "basis");
    detail.replyId = text(object, "reply_id");
    detail.clientCallId = text(object, "client_call_id");
    detail.address = text(object, "address");
    detail.userAgent = text(object, "user_agent");
    detail.gateMs = numberIfAny(object, "gate_ms");
    const QJsonObject error = object.value(QLatin1String("error")).toObject();
    if (detail.row.errorMessage.isEmpty())
        detail.row.errorMessage = text(error, "message");
    return detail;
}

} // namespace portreeve::ui
