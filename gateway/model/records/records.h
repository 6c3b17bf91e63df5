// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/model/records/deployment.h"
#include "gateway/model/records/key.h"

// All record types: the type, its word in paths and messages, its table in the database. What exists once a type (its JSON, its
// table, its fields as data) is made from this list, so that a new one adds its row here and nowhere else.
#define PORTREEVE_RECORDS(RECORD)              \
    RECORD(Key, "key", "keys")                 \
    RECORD(Deployment, "model", "deployments") \
    RECORD(Credential, "credential", "credentials")
