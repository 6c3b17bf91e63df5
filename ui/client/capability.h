// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/connection.h"

#include <QList>

namespace portreeve::ui {

/// What a kind of server can do, and where it cannot, why: one table, so that pages ask for a capability and never for a kind or a version.
///
///   live               how the gateway is this second (status bar, Home, Server)
///   requests           the list of requests with its filters, facets, histogram, detail and export
///   dashboards         series, percentiles, the comparison with the span before
///   spend              what was spent, by key, model, team; LiteLLM's own sums
///   forecast           what the month will cost
///   keys               list, create, change, block, regenerate, delete
///   models             list; models.edit: add, change, delete; models.test; models.discover; models.price
///   credentials        provider keys kept by the server
///   playground         model calls as a key
///   budgets            limits of keys and what they have used
///   server             process, database, notices; server.control: reload, pause, check, backup; server.log; server.refusals
///   local_servers      model servers on the gateway's own computer
struct Capability {
    const char *name;
    const char *withoutPortreeve; ///< why a LiteLLM server cannot; nullptr: it can
    const char *withoutAdmin; ///< why a server that only serves models cannot; nullptr: it can
};

const QList<Capability> &capabilityTable();

/// Can a server of `kind` serve it? If not, `reason` says why in a sentence for a dimmed page or button. A name that is not in the table is not asked of anybody: true.
bool canServe(ServerKind kind, const QString &capability, QString *reason = nullptr);

/// "Portreeve", "LiteLLM", "OpenAI-compatible".
QString kindName(ServerKind kind);

} // namespace portreeve::ui
