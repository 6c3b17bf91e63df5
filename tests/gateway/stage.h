// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <fstream>
#include <memory>
#include <string>

#include <QtTest>

#include "gateway/engine/engine.h"
#include "ledger_fixture.h"
#include "net_kit.h"
#include "tests/support/faultd.h"

namespace portreeve::tests {

inline const std::string master = "sk-master-of-the-tests-0123456789abcdef";

// A whole engine and its upstream in one process. It serves the models `open` and `smuggled`, and `oa/X` as faultd's model X.
class Stage {
public:
    Stage()
    {
        const std::string base = faultd.url() + "/v1";
        const auto row = [&base](const std::string &name, const std::string &model) {
            return R"({"model_name":")" + name + R"(","litellm_params":{"model":"openai/)" + model + R"(","api_base":")" + base + R"(","api_key":"sk-upstream"}})";
        };
        std::ofstream(directory.file("config.yaml")) << R"({"model_list":[)" << row("open", "open") << "," << row("smuggled", "smuggled") << "," << row("oa/*", "*")
                                                     << R"(],"general_settings":{"master_key":")" << master << "\"}}";
        EngineOptions options;
        options.configFile = directory.file("config.yaml");
        options.dataDirectory = directory.file("data");
        options.port = 0;
        options.workers = 2;
        engine = std::make_unique<Engine>(options);
        if (const auto fault = engine->start())
            qFatal("%s", fault->text.c_str());
    }

    Peer connect() { return Peer::connectTo(engine->port()); }
    std::string ask(std::string_view bytes)      // all of it in, all that comes out
    {
        Peer peer = connect();
        peer.send(bytes);
        peer.endWriting();
        return peer.receiveAll();
    }

    TestDirectory directory;
    Faultd faultd;
    std::unique_ptr<Engine> engine;
};

} // namespace portreeve::tests
