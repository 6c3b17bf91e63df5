// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/deployments/deployment.h"
#include "ui/widgets/filter_bar.h"

namespace portreeve::ui {

/// A term of the filter of deployments. Fields: name, provider, credential, mode, state, origin, is (unpriced, unused, blocked, demo, wildcard); bare text looks everywhere.
using DeploymentTerm = Term;

/// What the filter looks at, in lower case.
struct DeploymentFacts {
    QString name, model, provider, title, credential, mode, state, origin, everything;
    bool isUnpriced = false, isUnused = false, isBlocked = false, isDemo = false, isWildcard = false;
};

/// Reads what was typed. Unknown fields and values of `is:` leave `hint.error` and nothing is returned.
std::optional<DeploymentTerm> readTerm(const QString &typed, TypedHint *hint);
/// Completion, example and suggestions while a term is being typed; `rows` tell the values there are.
TypedHint hintFor(const QString &typed, const QList<DeploymentFacts> &rows);
/// A value may hold * for any text.
bool matches(const DeploymentTerm &term, const DeploymentFacts &facts);
bool matchesAll(const QList<DeploymentTerm> &terms, const DeploymentFacts &facts);

} // namespace portreeve::ui
