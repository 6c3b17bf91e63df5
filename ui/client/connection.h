// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QString>

namespace portreeve::ui {

enum class ServerKind { Portreeve, LiteLlm, OpenAiOnly };

/// A gateway that this desktop knows. Its key lies in the keychain under its id, never here.
struct Connection {
    QString id; ///< "local" for this computer, else a UUID
    QString name;
    ServerKind kind = ServerKind::Portreeve; ///< as it was found last
    QString url; ///< empty for this computer; may have a path ("https://host/llm")
    QString keyHeader; ///< instead of "Authorization: Bearer"; empty: that
    Environment environment = Environment::None;
    bool readOnly = false;
    QString certificateAuthority; ///< a PEM file of its own; empty: the system's

    bool isLocal() const { return id == QLatin1String("local"); }
    bool operator==(const Connection &) const = default;
};

} // namespace portreeve::ui
