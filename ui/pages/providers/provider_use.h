// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/deployments/traffic.h"

namespace portreeve::ui {

class Stock;

/// A provider that is in use: its credentials and deployments together, and how it does.
struct ProviderUse {
    QString slug;
    QString title;
    QString address; ///< hosts, "api.openai.com"; empty: not known
    QStringList credentials;
    QList<Deployment> deployments;
    StateWord state;
    NameTraffic traffic;
    bool isKnown = false; ///< the server tells its traffic
    double perSecond = 0; ///< over the last 15 minutes
    QString lastError;
    QDateTime lastErrorAt;
    int ownKeys = 0; ///< deployments with a key of their own, or the environment's
    bool isDemo() const { return slug == QLatin1String("demo"); }
};

/// Those with a credential or a deployment: the busiest first, then by name; demo last.
QList<ProviderUse> providersInUse(const Stock &stock);

} // namespace portreeve::ui
