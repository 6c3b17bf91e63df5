// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>

#include <optional>

namespace portreeve::ui {

using Headers = QList<QPair<QByteArray, QByteArray>>;

/// One call to a gateway's API: what a script would send too.
struct Call {
    QByteArray verb = "GET";
    QString path; ///< with its query, percent-encoded: "/key/info?key=…" (see pathWith())
    QByteArray body; ///< JSON; empty: none
    QByteArray bearer; ///< another key than the connection's own ("as this key"); empty: the connection's
    Headers headers; ///< more of them, without the authorization
};

/// What came back. Either `status` is an HTTP status, or it is 0 and `fault` says in plain words why nothing came.
struct Answer {
    int status = 0;
    QByteArray body;
    Headers headers; ///< names in lower case; empty over the transport in process
    QString fault;
    int milliseconds = 0;
    std::optional<QJsonDocument> parsed; ///< what `body` says, where parse() was called

    bool isOk() const { return status >= 200 && status < 300; }
    QJsonObject object() const { return document().object(); }
    QJsonDocument document() const { return parsed ? *parsed : QJsonDocument::fromJson(body); }
    /// Reads `body` once, on a thread of the transport: a page of requests takes milliseconds, in which the window would not answer.
    void parse() { parsed = QJsonDocument::fromJson(body); }
    QByteArray header(const QByteArray &lowerCaseName) const;
    /// Why it failed, to show: the server's own message (OpenAI, Anthropic and FastAPI shapes), else the fault, else the status in words. Empty when ok.
    QString message() const;
    /// `error.code`, `error.param` or `error.type` of a refusal; empty when there is none.
    QString errorMember(const char *name) const;
    bool isNotAllowed() const { return status == 401 || status == 403; }
    bool isNotSupported() const { return status == 404 || status == 405 || status == 501; }
};

/// "/key/info" and {{"key", "a b"}}: "/key/info?key=a%20b". Empty values are left out.
QString pathWith(const QString &path, const QList<QPair<QString, QString>> &query);

} // namespace portreeve::ui
