// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace portreeve::ui {

/// Answers of a gateway that had a believable day: more by day than by night, an incident of 90 minutes, eight models. Nothing is random: the same call gives the same answer.
struct Figures {
    qint64 from = 0;
    qint64 to = 0;
    qint64 step = 0;
    QStringList groups; ///< names, largest first; the last may be "others"
    double size = 1; ///< 1: about 2,000 requests a quarter of an hour at noon
    bool isCached = true;
};

QJsonObject seriesAnswer(const Figures &figures);
QJsonObject topAnswer(const QStringList &names, qint64 largestNanos);
QJsonObject liveAnswer(qint64 now, qint64 total, const QString &state = QStringLiteral("running"));
QJsonObject forecastAnswer(qint64 now, qint64 perDayNanos);
QJsonObject failuresAnswer(qint64 now, int count);
QJsonObject serverAnswer(qint64 requests);
QJsonObject keysAnswer(qint64 now);
QJsonObject modelsAnswer();
/// LiteLLM: `days` days up to `now`.
QJsonObject activityAnswer(qint64 now, int days, const QStringList &models);

QStringList modelNames();

} // namespace portreeve::ui
