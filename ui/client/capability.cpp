// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/capability.h"

#include <QCoreApplication>

namespace portreeve::ui {
namespace {

constexpr const char *modelsOnly = QT_TRANSLATE_NOOP("Capability", "This server serves models and has no administration, so there is nothing to show here.");

} // namespace

const QList<Capability> &capabilityTable()
{
    static const QList<Capability> table = {
        {"live", QT_TRANSLATE_NOOP("Capability", "LiteLLM does not tell how it is doing at this moment. A Portreeve gateway does."), modelsOnly},
        {"requests", QT_TRANSLATE_NOOP("Capability", "LiteLLM keeps no log of requests that can be searched this way. A Portreeve gateway does."), modelsOnly},
        {"dashboards", QT_TRANSLATE_NOOP("Capability", "LiteLLM keeps no series of times and errors that could be drawn. Spend shows what it has counted."), modelsOnly},
        {"spend", nullptr, modelsOnly},
        {"forecast", QT_TRANSLATE_NOOP("Capability", "LiteLLM makes no forecast of the month."), modelsOnly},
        {"keys", nullptr, modelsOnly},
        {"models", nullptr, nullptr},
        {"models.edit", nullptr, modelsOnly},
        {"models.test", QT_TRANSLATE_NOOP("Capability", "A test with its steps is something that only a Portreeve gateway offers."), modelsOnly},
        {"models.discover", QT_TRANSLATE_NOOP("Capability", "LiteLLM does not ask a provider which models it has. Type the model's name instead."), modelsOnly},
        {"models.price", QT_TRANSLATE_NOOP("Capability", "LiteLLM does not tell its price of a single model."), modelsOnly},
        {"credentials", nullptr, modelsOnly},
        {"playground", nullptr, nullptr},
        {"budgets", nullptr, modelsOnly},
        {"server", QT_TRANSLATE_NOOP("Capability", "How a LiteLLM server runs (process, database, log) is known on its own computer only."), modelsOnly},
        {"server.control", QT_TRANSLATE_NOOP("Capability", "A LiteLLM server is paused, reloaded and backed up on its own computer only."), modelsOnly},
        {"server.log", QT_TRANSLATE_NOOP("Capability", "A LiteLLM server writes its log on its own computer only."), modelsOnly},
        {"server.refusals", QT_TRANSLATE_NOOP("Capability", "LiteLLM does not keep which requests it refused before a model was called."), modelsOnly},
        {"local_servers", QT_TRANSLATE_NOOP("Capability", "LiteLLM does not look for model servers on its computer."), modelsOnly},
    };
    return table;
}

bool canServe(ServerKind kind, const QString &capability, QString *reason)
{
    const char *why = nullptr;
    for (const auto &line : capabilityTable()) {
        if (capability == QLatin1String(line.name))
            why = kind == ServerKind::LiteLlm ? line.withoutPortreeve : kind == ServerKind::OpenAiOnly ? line.withoutAdmin : nullptr;
    }
    if (why && reason)
        *reason = QCoreApplication::translate("Capability", why);
    return !why;
}

QString kindName(ServerKind kind)
{
    switch (kind) {
    case ServerKind::Portreeve: return QStringLiteral("Portreeve");
    case ServerKind::LiteLlm: return QStringLiteral("LiteLLM");
    case ServerKind::OpenAiOnly: break;
    }
    return QCoreApplication::translate("Capability", "OpenAI-compatible");
}

} // namespace portreeve::ui
