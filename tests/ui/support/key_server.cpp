// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/key_server.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>
#include <QUrl>
#include <QUrlQuery>

namespace portreeve::ui {
namespace {

QString iso(const QDateTime &at)
{
    return at.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime daysFromNow(double days)
{
    return QDateTime::currentDateTime().addMSecs(qint64(days * 86'400'000));
}

QString hashOf(const QString &secret)
{
    return QString::fromLatin1(QCryptographicHash::hash(secret.toUtf8(), QCryptographicHash::Sha256).toHex());
}

Answer said(const QJsonObject &object, int status = 200)
{
    return json(status, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Answer refusal(int status, const QString &message, const QString &param = {})
{
    return said({{QStringLiteral("error"), QJsonObject{{QStringLiteral("message"), message}, {QStringLiteral("type"), QStringLiteral("bad_request_error")}, {QStringLiteral("param"), param},
                                                       {QStringLiteral("code"), QString::number(status)}}}},
                status);
}

QJsonObject bodyOf(const Call &call)
{
    return QJsonDocument::fromJson(call.body).object();
}

QString queried(const Call &call, const char *name)
{
    return QUrlQuery(QUrl(call.path)).queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
}

void applyDuration(QJsonObject &row, const QString &duration)
{
    if (duration == QLatin1String("-1"))
        row.insert(QStringLiteral("expires"), QJsonValue());
    else if (duration.endsWith(QLatin1Char('d')))
        row.insert(QStringLiteral("expires"), iso(daysFromNow(duration.chopped(1).toDouble())));
    else if (duration.endsWith(QLatin1Char('s')))
        row.insert(QStringLiteral("expires"), iso(daysFromNow(duration.chopped(1).toDouble() / 86'400)));
}

} // namespace

KeyServer::KeyServer(ScriptedTransport &transport) : m_transport(transport)
{
    transport.answer("GET", QStringLiteral("/key/list"), [this](const Call &call) { return list(call); });
    transport.answer("GET", QStringLiteral("/key/info"), [this](const Call &call) { return info(call); });
    transport.answer("POST", QStringLiteral("/key/generate"), [this](const Call &call) { return generate(call); });
    transport.answer("POST", QStringLiteral("/key/update"), [this](const Call &call) { return update(call); });
    transport.answer("POST", QStringLiteral("/key/block"), [this](const Call &call) { return setBlocked(call, true); });
    transport.answer("POST", QStringLiteral("/key/unblock"), [this](const Call &call) { return setBlocked(call, false); });
    transport.answer("POST", QStringLiteral("/key/delete"), [this](const Call &call) { return remove(call); });
    transport.answer("POST", QStringLiteral("/key/*/regenerate"), [this](const Call &call) { return regenerate(call); });
    transport.answer("GET", QStringLiteral("/model_group/info"), modelGroups());
    transport.answer("GET", QStringLiteral("/portreeve/series"), R"({"from": 0, "to": 0, "step_ms": 86400000, "groups": []})");
    transport.answer("GET", QStringLiteral("/portreeve/requests"), R"({"rows": []})");
}

QJsonObject &KeyServer::add(const QString &alias, const QJsonObject &more)
{
    const QString secret = QStringLiteral("sk-scripted-%1-%2").arg(alias).arg(++m_made);
    const QString token = hashOf(secret);
    QJsonObject row{{QStringLiteral("token"), token},
                    {QStringLiteral("key_name"), QStringLiteral("sk-...") + token.right(4)},
                    {QStringLiteral("key_alias"), alias},
                    {QStringLiteral("models"), QJsonArray()},
                    {QStringLiteral("metadata"), QJsonObject()},
                    {QStringLiteral("tags"), QJsonArray()},
                    {QStringLiteral("spend"), 0},
                    {QStringLiteral("blocked"), false},
                    {QStringLiteral("created_at"), iso(daysFromNow(-40 - m_made))},
                    {QStringLiteral("updated_at"), iso(daysFromNow(-2))},
                    {QStringLiteral("created_by"), QStringLiteral("admin")}};
    for (auto member = more.begin(); member != more.end(); ++member)
        row.insert(member.key(), member.value());
    if (row.contains(QLatin1String("budget_duration")))
        row.insert(QStringLiteral("budget_reset_at"), iso(daysFromNow(11.2)));
    rows.append(row);
    return rows.last();
}

void KeyServer::fill()
{
    const auto key = [this](const char *alias, const char *owner, double spent, double limit, double usedDaysAgo, double expiresIn, const char *tag, QJsonObject more = {}) {
        more.insert(QStringLiteral("spend"), spent);
        if (*owner)
            more.insert(QStringLiteral("user_id"), QLatin1String(owner));
        if (limit > 0) {
            more.insert(QStringLiteral("max_budget"), limit);
            more.insert(QStringLiteral("budget_duration"), QStringLiteral("1mo"));
        }
        if (usedDaysAgo >= 0)
            more.insert(QStringLiteral("last_active"), iso(daysFromNow(-usedDaysAgo)));
        if (expiresIn != 0)
            more.insert(QStringLiteral("expires"), iso(daysFromNow(expiresIn)));
        if (*tag)
            more.insert(QStringLiteral("tags"), QJsonArray{QLatin1String(tag)});
        add(QLatin1String(alias), more);
    };
    const QJsonArray two{QStringLiteral("gpt-5-mini"), QStringLiteral("claude-sonnet-5")};
    key("research-batch", "ana", 500.4, 500, 0.01, 0, "batch");
    key("mobile-app", "service", 318.9, 380, 0.001, 4, "prod", {{QStringLiteral("rpm_limit"), 600}, {QStringLiteral("tpm_limit"), 200'000}});
    key("support-triage", "lena", 212.4, 400, 0.001, 0, "prod", {{QStringLiteral("models"), two}, {QStringLiteral("rpm_limit"), 120}});
    key("docs-search", "service", 164.2, 300, 0.001, 0, "prod", {{QStringLiteral("rpm_limit"), 300}});
    key("partner-acme", "", 284.7, 350, 0.002, 72, "b2b", {{QStringLiteral("models"), two}, {QStringLiteral("rpm_limit"), 60}, {QStringLiteral("tpm_limit"), 40'000}});
    key("voice-pilot", "tomas", 12.07, 120, 0.001, 0, "pilot", {{QStringLiteral("max_parallel_requests"), 8}});
    key("billing-bot", "service", 41.07, 100, 0.002, 111, "prod", {{QStringLiteral("models"), QJsonArray{QStringLiteral("gpt-5-mini")}}});
    key("crm-sync", "service", 33.18, 200, 0.001, 0, "prod");
    key("eval-nightly", "ana", 7.4412, 50, 0.4, 0, "batch", {{QStringLiteral("rpm_limit"), 20}});
    key("demo-hall", "", 4.9, 20, 22, -20, "");
    key("notebook-ana", "ana", 0.0319, 10, 0.01, 40, "");
    key("ci-evals", "service", 1.2, 5, 0.001, 0, "ci", {{QStringLiteral("budget_duration"), QStringLiteral("1d")}, {QStringLiteral("rpm_limit"), 60}});
    key("wiki-embed", "service", 0.81, 25, 0.001, 0, "prod", {{QStringLiteral("models"), QJsonArray{QStringLiteral("text-embedding-3-small")}}});
    key("intern-tomas", "tomas", 3.02, 15, 1.1, 27, "");
    key("qa-lena", "lena", 0.4, 0, 4, 0, "");
    key("legacy-cron", "", 0, 0, 80, 0, "stale", {{QStringLiteral("blocked"), true}});
}

void KeyServer::fillMany(int count)
{
    for (int i = 0; i < count; ++i)
        add(QStringLiteral("key-%1").arg(i, 4, 10, QLatin1Char('0')), {{QStringLiteral("spend"), i * 0.01}});
}

QJsonObject *KeyServer::find(const QString &token)
{
    for (QJsonObject &row : rows) {
        if (row.value(QLatin1String("token")).toString() == token)
            return &row;
    }
    return nullptr;
}

Answer KeyServer::list(const Call &call)
{
    const int size = qMax(1, queried(call, "size").toInt());
    const int page = qMax(1, queried(call, "page").toInt());
    const QString search = queried(call, "search");
    QJsonArray all;
    for (const QJsonObject &row : std::as_const(rows)) {
        if (search.isEmpty() || row.value(QLatin1String("key_alias")).toString().contains(search))
            all.append(row);
    }
    QJsonArray shown;
    for (int i = (page - 1) * size; i < qMin(page * size, int(all.size())); ++i)
        shown.append(all.at(i));
    return said({{QStringLiteral("keys"), shown}, {QStringLiteral("total_count"), all.size()}, {QStringLiteral("current_page"), page}, {QStringLiteral("total_pages"), (all.size() + size - 1) / size}});
}

Answer KeyServer::info(const Call &call)
{
    const QJsonObject *row = find(queried(call, "key"));
    if (!row)
        return refusal(404, QStringLiteral("Key not found in database"), QStringLiteral("key"));
    QJsonObject shown = *row;
    shown.remove(QStringLiteral("token"));
    return said({{QStringLiteral("key"), row->value(QLatin1String("token"))}, {QStringLiteral("info"), shown}});
}

Answer KeyServer::generate(const Call &call)
{
    const QJsonObject body = bodyOf(call);
    for (const QJsonObject &row : std::as_const(rows)) {
        const QString alias = body.value(QLatin1String("key_alias")).toString();
        if (!alias.isEmpty() && row.value(QLatin1String("key_alias")).toString() == alias)
            return refusal(400, QStringLiteral("Key with alias '%1' already exists. Unique key aliases across all keys are required.").arg(alias), QStringLiteral("key_alias"));
    }
    lastSecret = QStringLiteral("sk-canary-Qm7vX2cLr0T9eYhB4uWzN8kP%1").arg(++m_made);
    QJsonObject &row = add(body.value(QLatin1String("key_alias")).toString(), body);
    row.insert(QStringLiteral("token"), hashOf(lastSecret));
    row.insert(QStringLiteral("key_name"), QStringLiteral("sk-...") + lastSecret.right(4));
    row.insert(QStringLiteral("created_at"), iso(QDateTime::currentDateTime()));
    applyDuration(row, row.take(QStringLiteral("duration")).toString());
    QJsonObject answer = row;
    answer.insert(QStringLiteral("key"), lastSecret);
    answer.insert(QStringLiteral("token_id"), row.value(QLatin1String("token")));
    return said(answer);
}

Answer KeyServer::update(const Call &call)
{
    QJsonObject body = bodyOf(call);
    const QString token = body.take(QStringLiteral("key")).toString();
    QJsonObject *row = find(token);
    if (!row)
        return refusal(404, QStringLiteral("Key not found."));
    if (m_refused.contains(token))
        return refusal(503, QStringLiteral("The database did not take the record."));
    for (auto member = body.begin(); member != body.end(); ++member)
        row->insert(member.key(), stubborn.contains(member.key()) ? stubborn.value(member.key()) : member.value());
    if (body.contains(QLatin1String("duration")))
        applyDuration(*row, row->take(QStringLiteral("duration")).toString());
    row->insert(QStringLiteral("updated_at"), iso(QDateTime::currentDateTime()));
    return said(*row);
}

Answer KeyServer::setBlocked(const Call &call, bool blocked)
{
    const QString token = bodyOf(call).value(QLatin1String("key")).toString();
    QJsonObject *row = find(token);
    if (!row || m_refused.contains(token))
        return refusal(row ? 503 : 404, row ? QStringLiteral("The database did not take the record.") : QStringLiteral("Key not found in database"));
    row->insert(QStringLiteral("blocked"), blocked);
    return said(*row);
}

Answer KeyServer::remove(const Call &call)
{
    const QJsonArray tokens = bodyOf(call).value(QLatin1String("keys")).toArray();
    for (const QJsonValue &token : tokens) {
        if (m_refused.contains(token.toString()))
            return refusal(503, QStringLiteral("The database did not take the record."));
        rows.removeIf([&token](const QJsonObject &row) { return row.value(QLatin1String("token")) == token; });
    }
    return said({{QStringLiteral("deleted_keys"), tokens}});
}

Answer KeyServer::regenerate(const Call &call)
{
    QJsonObject *row = find(call.path.section(QLatin1Char('/'), 2, 2));
    if (!row)
        return refusal(404, QStringLiteral("Key not found in database"));
    lastSecret = QStringLiteral("sk-canary-second-9eYhB4uWzN8kP%1").arg(++m_made);
    row->insert(QStringLiteral("token"), hashOf(lastSecret));
    row->insert(QStringLiteral("key_name"), QStringLiteral("sk-...") + lastSecret.right(4));
    QJsonObject answer = *row;
    answer.insert(QStringLiteral("key"), lastSecret);
    return said(answer);
}

QJsonObject modelGroups()
{
    const auto group = [](const char *name, const char *mode, double input, double output, int maxInput, int maxOutput) {
        return QJsonObject{{QStringLiteral("model_group"), QLatin1String(name)}, {QStringLiteral("mode"), QLatin1String(mode)}, {QStringLiteral("input_cost_per_token"), input},
                           {QStringLiteral("output_cost_per_token"), output}, {QStringLiteral("max_input_tokens"), maxInput}, {QStringLiteral("max_output_tokens"), maxOutput}};
    };
    return {{QStringLiteral("data"), QJsonArray{group("gpt-5-mini", "chat", 2.5e-7, 2e-6, 400'000, 128'000), group("claude-sonnet-5", "chat", 3e-6, 1.5e-5, 200'000, 64'000),
                                                group("text-embedding-3-small", "embedding", 2e-8, 0, 8191, 0)}}};
}

} // namespace portreeve::ui
