// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "gateway/base/clock.h"
#include "gateway/model/snapshot.h"
#include "gateway/store/config_file.h"
#include "gateway/store/registry.h"

namespace portreeve {

// Keeps the current snapshot and builds the next from what the file and the database say. Any thread. What changes something
// returns when a snapshot with the change is out (except from within a Publish: there it follows after); changes that come
// while one is built go into the next together. Throws DatabaseError when the records cannot be read; the change is not lost,
// it goes into the next snapshot that can be built.
class Rules {
public:
    using Publish = std::function<void(SnapshotPtr)>;
    Rules(Registry &registry, Environment environment, const Clock &clock);

    void onPublish(Publish publish);             // called under no lock, in order, for every new snapshot
    void setConfig(Config config);               // replaces the file's part; publishes
    const Config &config() const;                // lives through the next eight setConfig()
    void reloadRecords();                        // reads keys, deployments and credentials anew; publishes
    void keyChanged(const std::string &token);   // one key was saved or removed; publishes
    void keysChanged(std::set<std::string> tokens);      // the same of several, in one snapshot
    void recordsChanged();                       // deployments or credentials were saved or removed; publishes
    SnapshotPtr current() const;                 // never null

private:
    struct Private;
    std::shared_ptr<Private> d;
};

// A deployment made ready: provider, credential, addresses, headers, price. Never fails: `fault` says what is missing.
std::shared_ptr<const Target> makeTarget(std::shared_ptr<const Deployment> record, const Settings &settings,
                                         const std::map<std::string, std::shared_ptr<const Credential>> &credentials,
                                         const Environment &environment);

} // namespace portreeve
