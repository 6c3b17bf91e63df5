// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/connect/connect_page.h"
#include "ui/pages/dashboards/dashboards_page.h"
#include "ui/pages/home/home_page.h"
#include "ui/pages/keys/keys_page.h"
#include "ui/pages/models/page.h"
#include "ui/pages/page.h"
#include "ui/pages/playground/page.h"
#include "ui/pages/providers/page.h"
#include "ui/pages/requests/page.h"
#include "ui/pages/server/page.h"
#include "ui/pages/settings/settings_page.h"

#define WORDS(text) text // collected by lupdate for the context portreeve::ui

namespace portreeve::ui {

/// id, icon, title, group, capability, foot, maker. Overview: home | Observe: dashboards requests active health | Route: models providers routing inspector |
/// Access: keys budgets people | Tools: playground mcp guardrails cache | Operate: config audit alerts server | foot: settings.
const QList<PageLine> &pageTable()
{
    static const QList<PageLine> table = {
        {"home", "home", WORDS("Home"), nullptr, nullptr, false, makeHomePage},
        {"dashboards", "dashboards", WORDS("Dashboards"), WORDS("Observe"), "spend", false, makeDashboardsPage},
        {"requests", "requests", WORDS("Requests"), WORDS("Observe"), "spend", false, makeRequestsPage},
        {"models", "models", WORDS("Models"), WORDS("Route"), "models", false, makeModelsPage},
        {"providers", "providers", WORDS("Providers"), WORDS("Route"), "credentials", false, makeProvidersPage},
        {"keys", "keys", WORDS("Keys"), WORDS("Access"), "keys", false, makeKeysPage},
        {"connect", "bolt", WORDS("Connect an app"), WORDS("Access"), nullptr, false, makeConnectPage},
        {"playground", "playground", WORDS("Playground"), WORDS("Tools"), "playground", false, makePlaygroundPage},
        {"server", "server", WORDS("Server"), WORDS("Operate"), "server", false, makeServerPage},
        {"settings", "settings", WORDS("Settings"), nullptr, nullptr, true, makeSettingsPage},
    };
    return table;
}

} // namespace portreeve::ui
