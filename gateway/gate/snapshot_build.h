// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <vector>

#include "gateway/model/snapshot.h"
#include "gateway/store/config_file.h"

namespace portreeve {

// What a snapshot is built from, but for the keys.
struct SnapshotParts {
    std::shared_ptr<const Config> config;
    std::vector<Deployment> deployments;        // of the database
    std::vector<Credential> credentials;
};

// Fills in all but the keys and the version: deployments of file and database form one group a name, the same id in both is
// the file's. `shadowed` gets the ids (and credential names) of the database that the file hides.
void buildModels(Snapshot &snapshot, const SnapshotParts &parts, const Environment &environment, std::set<std::string> *shadowed);

} // namespace portreeve
