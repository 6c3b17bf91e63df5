// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "gateway/admin/host.h"
#include "gateway/base/json.h"

namespace portreeve {

// Endpoints that ask others. They suspend while they wait; the asking itself happens on a worker.

boost::asio::awaitable<AdminReply> tryModel(AdminContext &context, const AdminRequest &request);          // portreeve_test.cpp
boost::asio::awaitable<AdminReply> discoverModels(AdminContext &context, const AdminRequest &request);    // portreeve_discover.cpp
boost::asio::awaitable<AdminReply> findLocalServers(AdminContext &context, const AdminRequest &request);  // portreeve_local.cpp

// A deployment that no record holds, as `params` (litellm_params) describe it. Its target says in `fault` why it cannot be
// called. Refusal: 400 or 422, a member is wrong.
Result<std::shared_ptr<const Target>> targetFor(const Snapshot &snapshot, const json::object &params);

// What a GET gave, or why not.
struct Fetched {
    int status = 0;                              // 0: no answer came
    std::string body;
    std::optional<TransportError> broken;
};
struct Fetch {
    std::string url;
    Headers headers;
    std::chrono::milliseconds timeout{10'000};
    std::size_t most = 8u << 20;                 // bytes of the answer
};
// On a worker of the engine; resumes where it was called.
boost::asio::awaitable<Fetched> fetch(AdminContext &context, Fetch what);

// What a person can do about a refusal of a provider or a call that did not get there; empty: nothing is known.
std::string remedyFor(const Target &target, int status, const std::string &errorClass, Break broken, bool isBroken);

// Ids in an answer that lists models: {"data":[{"id"}]}, {"models":[{"name"}]} or a list, "models/" before them cut off.
// nullopt: it is none of these.
std::optional<std::vector<std::string>> listedModels(std::string_view body);

} // namespace portreeve
