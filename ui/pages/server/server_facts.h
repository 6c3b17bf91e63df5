// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/facts.h"

#include <QJsonObject>
#include <QList>

namespace portreeve::ui {

/// What /portreeve/server says, as pairs to show. Pure.
QList<Fact> processFacts(const QJsonObject &server);
QList<Fact> dataFacts(const QJsonObject &server);
QList<Fact> secretFacts(const QJsonObject &server);

/// A line that the config file earned: what and where.
struct Notice {
    QString place;
    QString text;
};
QList<Notice> noticesOf(const QJsonObject &server);

} // namespace portreeve::ui
