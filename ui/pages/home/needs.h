// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/live.h"
#include "ui/widgets/row_list.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QVariantMap>

namespace portreeve::ui {

/// Something that wants a person: what it is, and where to go about it.
struct Need {
    Tone tone = Tone::Info;
    QString title;
    QString detail;
    QString act; ///< the word of the link: "Raise"
    QString page; ///< empty: the gateway is resumed
    QVariantMap where;
};

/// What needs are read from; what was not answered is empty and says nothing.
struct NeedSources {
    QJsonObject keys; ///< /key/list with whole objects
    QJsonArray models; ///< data of /model/info
    QJsonObject server; ///< /portreeve/server
    QJsonArray attempts; ///< rows of /portreeve/attempts: the last minutes, see providerMinutes
    LiveState live;
    QDateTime now;
};

/// How far back a provider's failures are looked at.
inline constexpr int providerMinutes = 15;

/// Most pressing first: what is refused or fails now, what soon will, what to know.
QList<Need> needsOf(const NeedSources &from);
/// Their rows, `id` = index in the list; one row that says so when there are none.
QList<ListRow> needRows(const QList<Need> &needs);

} // namespace portreeve::ui
