// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/call_log.h"
#include "ui/client/client.h"
#include "ui/client/live.h"
#include "ui/client/transport.h"
#include "ui/local/settings.h"
#include "ui/widgets/toast.h"
#include "ui/window/actions.h"
#include "ui/window/desk.h"
#include "ui/window/time_range.h"

#include <QTemporaryDir>
#include <QVariantMap>
#include <QWidget>

#include <memory>

namespace portreeve::ui {

/// A gateway that says what the test wants. The rule that was added last and fits wins; `*` in a path stands for anything, the query is not looked at unless the pattern has a '?'.
///
///     transport.answer("GET", "/key/list", R"({"keys": [], "total_count": 0})");
///     transport.answer("POST", "/key/*", [](const Call &call) { return json(200, call.body); });
///     transport.refuse("GET", "/key/info", 403, "not yours");
///     transport.fault("*", "*", "Nothing listens there.");
///     transport.hold("/portreeve/requests");   ... transport.release(1); transport.release(0);   // late, and out of order
///
/// What no rule fits is answered with 404 and listed in unknown().
class ScriptedTransport : public AdminTransport
{
    Q_OBJECT

public:
    using Make = std::function<Answer(const Call &)>;

    void answer(const QByteArray &verb, const QString &pattern, Make make);
    void answer(const QByteArray &verb, const QString &pattern, const QByteArray &json, int status = 200);
    void answer(const QByteArray &verb, const QString &pattern, const char *json, int status = 200) { answer(verb, pattern, QByteArray(json), status); }
    void answer(const QByteArray &verb, const QString &pattern, const QJsonObject &object, int status = 200);
    void refuse(const QByteArray &verb, const QString &pattern, int status, const QString &message, const QString &code = {}, const QString &param = {});
    void fault(const QByteArray &verb, const QString &pattern, const QString &words);

    /// Calls of this path are kept until release(); already answered ones are not touched. The n-th held call is index n, in the order they came.
    void hold(const QString &pattern);
    void letGo(const QString &pattern); ///< no longer holds it, and releases what was held of it
    void release(int index = 0);
    int held() const;

    int count(const QString &pattern = QStringLiteral("*")) const; ///< calls since the start or forget(), also cancelled ones
    int cancelled() const { return m_cancelled; }
    const QList<Call> &calls() const { return m_calls; }
    Call last(const QString &pattern = QStringLiteral("*")) const; ///< an empty path when there was none
    QStringList unknown() const { return m_unknown; }
    void forget(); ///< counts and calls, not the rules
    bool isQuiet() const { return m_posted == 0; } ///< nothing on its way, held ones aside

    /// Streams are fed by hand: the index is the order of their start.
    int streams() const { return int(m_streams.size()); }
    Call streamCall(int index) const { return m_streams.at(index)->call; }
    bool isListening(int index) const; ///< false: its owner let it go
    void head(int index, int status = 200, const Headers &headers = {});
    void feed(int index, const QByteArray &bytes);
    void end(int index, const QString &fault = {});

    void setUrl(const QString &url) { m_url = url; }
    void setLocal(bool local) { m_isLocal = local; }

    std::unique_ptr<Running> send(const Call &call, Done done) override;
    std::unique_ptr<Running> stream(const Call &call, Listener listener) override;
    QString url() const override { return m_url; }
    bool isLocal() const override { return m_isLocal; }

private:
    struct Rule {
        QByteArray verb;
        QString pattern;
        Make make;
    };
    struct Open {
        Call call;
        Done done;
        Listener listener;
        bool isWanted = true;
        bool isHeld = false;
    };
    class Handle;
    Answer made(const Call &call);
    void post(const std::shared_ptr<Open> &open);

    QList<Rule> m_rules;
    QStringList m_holding;
    QList<std::shared_ptr<Open>> m_held;
    QList<std::shared_ptr<Open>> m_streams;
    QList<Call> m_calls;
    QStringList m_unknown;
    QString m_url = QStringLiteral("http://127.0.0.1:4000");
    bool m_isLocal = true;
    int m_posted = 0;
    int m_cancelled = 0;
};

Answer json(int status, const QByteArray &body);

/// A desk with everything real but the gateway: what a page test stands on.
class TestDesk
{
public:
    struct Gone {
        QString page;
        QVariantMap where;
    };

    explicit TestDesk(const Connection &connection = thisComputer());
    ~TestDesk();

    static Connection thisComputer();
    /// Another kind of server under a name: ServerKind::LiteLlm ...
    static Connection remote(ServerKind kind, bool readOnly = false);

    /// Shows `widget` in the window, 1,200 x 760, and waits for what it asks.
    void show(QWidget *widget);
    /// Until nothing is under way any more: no timer is waited for, held calls stay held.
    void settle();

    QTemporaryDir profile;
    QWidget window;
    Settings settings;
    CallLog log;
    ScriptedTransport &transport; ///< the client's own
    Client client;
    Actions actions;
    TimeRange range;
    Live live;
    Toasts toasts;
    QList<Gone> gone; ///< every go(), oldest first
    Desk desk;

private:
    TestDesk(const Connection &connection, std::unique_ptr<ScriptedTransport> transport);
};

} // namespace portreeve::ui
