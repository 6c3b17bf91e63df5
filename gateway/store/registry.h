// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gateway/base/secret.h"
#include "gateway/model/records/deployment.h"
#include "gateway/model/records/key.h"
#include "gateway/store/database.h"

namespace portreeve {

// The records of the database: one table a record type, its columns made from the record's field table (a new field is a
// new column at the next start). Sealed fields are sealed under `seal`, bound to table, id and column. Any thread.
class Registry {
public:
    Registry(Database &database, const Seal &seal);
    void prepare();                                  // makes and completes the tables

    // -- keys (id: token)
    std::vector<Key> keys() const;
    std::optional<Key> key(const std::string &token) const;
    void save(const Key &key);                       // insert or replace
    bool removeKey(const std::string &token, const std::string &by);     // a copy goes to deleted_keys

    // -- deployments and credentials of the database (not those of the file)
    std::vector<Deployment> deployments() const;
    void save(const Deployment &deployment);
    bool removeDeployment(const std::string &id);
    std::vector<Credential> credentials() const;
    void save(const Credential &credential);
    bool removeCredential(const std::string &name);

private:
    Database &m_database;
    const Seal &m_seal;
};

} // namespace portreeve
