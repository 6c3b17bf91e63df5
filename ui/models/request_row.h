// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/paged_model.h"

#include <QJsonObject>

#include <optional>

namespace portreeve::ui {

/// One request, as the list of requests has it. Times ms since 1970, durations ms, money nano-dollars.
struct RequestRow : PagedRow {
    qint64 time = 0; ///< when it came, ms since 1970
    qint64 listed = 0; ///< the moment that the list is in the order of: when it ended, or came while it runs and in LiteLLM's lists
    qint64 order = 0; ///< rises with the order of the list: of Portreeve's when the request ended, of LiteLLM's when it came
    int status = 0;
    bool isOk = false;
    bool isStream = false;
    QString asked; ///< the model name that the client sent
    QString group; ///< the configured name, what filters call the model
    QString model; ///< what answered
    QString deployment;
    QString provider;
    QString keyHash;
    QString keyAlias;
    QString user, team, endUser, session;
    QString route; ///< "/v1/chat/completions"
    QString dialect;
    QString type; ///< "chat", "embeddings"
    qint64 input = 0, output = 0, cached = 0, cacheWrite = 0, reasoning = 0;
    std::optional<qint64> costNanos; ///< none: its price is not known
    std::optional<qint64> durationMs, firstTokenMs;
    int attempts = 0, retries = 0, fallbacks = 0;
    QString road; ///< a letter an attempt, as paintRoad() takes it
    QString errorClass, errorCode, errorMessage;
    QStringList tags;
    QJsonObject raw; ///< what the server sent, where there is no other call that gives it

    QString key() const { return keyAlias.isEmpty() ? keyHash : keyAlias; }
    bool isRunning() const { return road.contains(QLatin1Char('r')); }
    bool isRefused() const { return road == QLatin1String("-"); }
};
using RequestRowPtr = std::shared_ptr<const RequestRow>;

/// A row of GET /portreeve/requests.
std::shared_ptr<RequestRow> readRequestRow(const QJsonObject &object);
/// A row of LiteLLM's /spend/logs/v2.
std::shared_ptr<RequestRow> readSpendLog(const QJsonObject &object);

/// One attempt at one deployment.
struct RequestAttempt {
    int number = 0;
    QString deployment, provider, model, apiBase;
    std::optional<double> startMs; ///< after admission; none: at once
    double durationMs = 0;
    std::optional<double> firstTokenMs; ///< after its own start
    int status = 0;
    QString state;
    QString errorClass, errorMessage, replyId;
    std::optional<qint64> costNanos;
    qint64 heldNanos = 0;
    qint64 input = 0, output = 0;
};

struct RequestBillLine {
    QString what;
    qint64 quantity = 0;
    std::optional<qint64> unitNanosPerMillion;
    std::optional<qint64> amountNanos;
};

/// All that is known of a request: GET /portreeve/requests/ID.
struct RequestDetail {
    RequestRow row;
    QList<RequestAttempt> attempts;
    QList<RequestBillLine> bill;
    std::optional<qint64> totalNanos;
    QString priceVersion;
    QString basis; ///< "reported", "counted" ...
    QString replyId, clientCallId;
    QString address, userAgent; ///< of the client
    std::optional<double> gateMs;
    QJsonObject raw;
};

RequestDetail readRequestDetail(const QJsonObject &object);

} // namespace portreeve::ui
