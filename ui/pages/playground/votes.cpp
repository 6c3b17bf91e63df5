// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/votes.h"

#include "ui/widgets/numbers.h"

#include <QJsonObject>
#include <QStringList>

#include <algorithm>

namespace portreeve::ui {

Tally votesIn(const QJsonArray &cards)
{
    Tally tally;
    for (const QJsonValue &card : cards) {
        for (const QJsonValue &turn : card[QLatin1String("turns")].toArray()) {
            if (turn[QLatin1String("better")].toBool())
                ++tally[turn[QLatin1String("by")].toString()];
        }
    }
    return tally;
}

QString tallyText(const Tally &tally)
{
    QList<std::pair<int, QString>> byCount;
    for (auto it = tally.begin(); it != tally.end(); ++it)
        byCount.append({-it.value(), it.key()});
    std::sort(byCount.begin(), byCount.end());
    QStringList parts;
    for (const auto &[count, model] : std::as_const(byCount))
        parts += model + QLatin1Char(' ') + countText(-count);
    return parts.join(QStringLiteral(", "));
}

QJsonValue answeredBy(const QJsonArray &turns)
{
    const bool isAnswer = turns.size() > 1 && !turns.last()[QLatin1String("by")].toString().isEmpty() && !turns.last()[QLatin1String("content")].toString().isEmpty();
    return isAnswer ? turns.at(turns.size() - 2) : QJsonValue(QJsonValue::Undefined);
}

} // namespace portreeve::ui
