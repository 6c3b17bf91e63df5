// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/connect/listener.h"

#include "ui/client/client.h"
#include "ui/widgets/numbers.h"

#include <QJsonArray>
#include <QTimerEvent>

namespace portreeve::ui {
namespace {

constexpr int localMs = 1000;
constexpr int remoteMs = 3000;
constexpr int litellmMs = 5000;

QString textOf(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString();
}

QString pathRemedy(const QString &path)
{
    if (path.contains(QLatin1String("/v1/v1")))
        return Listener::tr("The app adds /v1 itself: leave it out of the address.");
    if (!path.contains(QLatin1String("/v1")))
        return Listener::tr("The app asked for %1. Put /v1 at the end of its address.").arg(path);
    return Listener::tr("The app asked for %1, which this gateway does not serve.").arg(path);
}

/// The remedy by code where there is one, else by status.
QString remedyOf(int status, const QString &code, const QString &path, bool *needsEdit)
{
    const auto own = [needsEdit](const QString &words) {
        *needsEdit = true;
        return words;
    };
    if (code.contains(QLatin1String("model_access_denied")))
        return own(Listener::tr("Let the key call that model, or choose another one in the app."));
    if (code.contains(QLatin1String("expired")))
        return own(Listener::tr("The key has ended. Give it a later end, or make another."));
    if (code.contains(QLatin1String("budget")) || status == 402 || status == 422)
        return own(Listener::tr("The key's budget is spent. Raise it, or wait until it starts anew."));
    if (status == 429)
        return own(Listener::tr("The key's limit per minute is reached. Raise it, or let the app wait."));
    if (status == 404)
        return pathRemedy(path);
    if (status == 401)
        return own(Listener::tr("The gateway knows this key and does not let it in: look at its state."));
    if (status == 400)
        return Listener::tr("The app sent something that the gateway cannot read. Its words above say what.");
    return {};
}

} // namespace

Listener::Listener(Client &client, QObject *parent) : QObject(parent), m_client(client) {}

bool Listener::hearsRefusals() const
{
    return m_client.can(QStringLiteral("server.refusals"));
}

void Listener::start(const AccessKey &key)
{
    stop();
    m_key = key;
    m_since = QDateTime::currentDateTime();
    m_lastRefusal = -1;
    m_lastRequest.clear();
    const bool isPortreeve = m_client.can(QStringLiteral("requests"));
    m_timer.start(!isPortreeve ? litellmMs : m_client.transport().isLocal() ? localMs : remoteMs, this);
    if (hearsRefusals())
        findLast();
}

void Listener::stop()
{
    m_timer.stop();
    m_client.cancel(this);
    m_open = 0;
}

/// Where the list of refusals ends now: what stands there already is not this app's.
void Listener::findLast()
{
    m_client.get(this, QStringLiteral("/portreeve/refusals?limit=1"), [this](const Answer &answer) {
        if (answer.isOk())
            m_lastRefusal = answer.object().value(QLatin1String("last")).toInteger();
        else if (!answer.isNotSupported())
            emit failed(answer.message());
    });
}

void Listener::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return QObject::timerEvent(event);
    if (m_open == 0) // a slow server is not asked twice
        ask();
}

void Listener::ask()
{
    askRequests();
    if (m_lastRefusal >= 0)
        askRefusals();
}

void Listener::askRequests()
{
    const bool isPortreeve = m_client.can(QStringLiteral("requests"));
    QString path = pathWith(QStringLiteral("/portreeve/requests"), {{QStringLiteral("filter"), QStringLiteral("key:") + m_key.token},
                                                                   {QStringLiteral("from"), QString::number(m_since.toMSecsSinceEpoch())},
                                                                   {QStringLiteral("limit"), QStringLiteral("1")}});
    if (!isPortreeve) {
        const QString form = QStringLiteral("yyyy-MM-dd HH:mm:ss");
        path = pathWith(QStringLiteral("/spend/logs/v2"), {{QStringLiteral("api_key"), m_key.token},
                                                           {QStringLiteral("page_size"), QStringLiteral("1")},
                                                           {QStringLiteral("start_date"), m_since.toUTC().toString(form)},
                                                           {QStringLiteral("end_date"), QDateTime::currentDateTimeUtc().addDays(1).toString(form)}});
    }
    ++m_open;
    m_client.get(this, path, [this, isPortreeve](const Answer &answer) {
        --m_open;
        if (!answer.isOk())
            return emit failed(answer.message());
        const QJsonArray rows = answer.object().value(isPortreeve ? QLatin1String("rows") : QLatin1String("data")).toArray();
        if (!rows.isEmpty())
            takeRow(rows.first().toObject());
    });
}

void Listener::askRefusals()
{
    ++m_open;
    const QString path = pathWith(QStringLiteral("/portreeve/refusals"), {{QStringLiteral("after"), QString::number(m_lastRefusal)}, {QStringLiteral("limit"), QStringLiteral("50")}});
    m_client.get(this, path, [this](const Answer &answer) {
        --m_open;
        if (!answer.isOk())
            return;
        const QJsonObject body = answer.object();
        m_lastRefusal = body.value(QLatin1String("last")).toInteger(m_lastRefusal);
        for (const QJsonValue &each : body.value(QLatin1String("refusals")).toArray())
            takeRefusal(each.toObject());
    });
}

void Listener::takeRow(const QJsonObject &row)
{
    const QString id = textOf(row, row.contains(QLatin1String("id")) ? "id" : "request_id");
    if (id == m_lastRequest)
        return;
    m_lastRequest = id;
    if (hearsRefusals() && row.value(QLatin1String("road")) == QLatin1String("-"))
        return; // refused at the gate: the list of refusals says more of it
    Heard heard;
    heard.id = id;
    const int status = row.value(QLatin1String("status")).toInt();
    const bool isOk = row.value(QLatin1String("ok")).toBool(textOf(row, "status") != QLatin1String("failure") && status < 400);
    QString model = textOf(row, "model_asked"); // as the app names it
    if (model.isEmpty())
        model = textOf(row, "model");
    heard.kind = isOk ? Heard::Served : Heard::Failed;
    const double ms = row.value(QLatin1String("dur_ms")).toDouble();
    heard.title = !isOk ? tr("It reached the gateway, but %1 did not answer").arg(model)
        : ms > 0        ? tr("It works: %1 answered in %2").arg(model, durationText(qint64(ms * 1e6)))
                        : tr("It works: %1 answered").arg(model);
    heard.detail = isOk ? QString() : textOf(row, "error_message");
    heard.remedy = isOk ? QString() : tr("The app is set up rightly. What failed lies behind the gateway: open the request to see where.");
    emit this->heard(heard);
}

void Listener::takeRefusal(const QJsonObject &refusal)
{
    emit heard(heardRefusal(refusal, m_key));
}

Heard heardRefusal(const QJsonObject &refusal, const AccessKey &key)
{
    Heard heard;
    const QString hint = textOf(refusal, "key_hint");
    const int status = refusal.value(QLatin1String("status")).toInt();
    heard.detail = textOf(refusal, "message");
    if (const QString client = textOf(refusal, "client"); !client.isEmpty())
        heard.detail = Listener::tr("%1 (from %2)").arg(heard.detail, client);
    if (hint.isEmpty()) {
        heard.kind = Heard::NoKey;
        heard.title = Listener::tr("A request came without a key and was refused");
        heard.remedy = Listener::tr("Put the key into the app's field for the API key. If it is there, the app may have to be started anew to see the variable.");
        return heard;
    }
    const bool isOwn = !key.lastFour().isEmpty() && hint.endsWith(key.lastFour());
    if (!isOwn) {
        heard.kind = Heard::OtherKey;
        heard.title = Listener::tr("A request came with another key and was refused");
        heard.remedy = Listener::tr("The app sent %1; the key chosen here is %2. Put that one into the app.").arg(hint, key.hint);
        return heard;
    }
    heard.kind = Heard::Refused;
    heard.title = Listener::tr("It reached the gateway and was refused with %1").arg(status);
    heard.remedy = remedyOf(status, textOf(refusal, "code"), textOf(refusal, "path"), &heard.needsEdit);
    return heard;
}

} // namespace portreeve::ui
