// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace portreeve {

struct EngineOptions {
    std::string configFile;                    // empty: none
    std::string model;                         // --model PROVIDER/MODEL: one model without a file
    std::string host = "127.0.0.1";
    std::uint16_t port = 4000;                 // 0: any
    std::string dataDirectory;                 // empty: $XDG_DATA_HOME/portreeve
    std::size_t workers = 0;                   // 0: one a core
    std::chrono::milliseconds sync{50};        // longest time that a power cut may cost; kill -9 costs nothing
    std::chrono::seconds drain{30};
    std::string certificateFile, keyFile;      // TLS of the server; empty: as the config says
    bool isEmbedded = false;                   // in the desktop's process; shown, and nothing else
    std::string sealKey;                       // 32 bytes from a keychain; empty: PORTREEVE_SEAL_KEY, else DATA/seal_key
};

// Why an engine does not start, and the exit code that says so.
struct StartFault {
    int exitCode = 1;                          // 2 usage, 3 config, 4 port, 5 data directory
    std::string text;                          // what is wrong and what to do
};

// An answer of call().
struct EngineReply {
    int status = 0;
    std::string body;
};

// The whole gateway: what the daemon and the desktop hold. Its own threads do all work; every function may be called from
// any one thread, and none of them but start(), stop() and dump waits.
class Engine {
public:
    explicit Engine(EngineOptions options);
    ~Engine();                                 // stop()

    std::optional<StartFault> start();         // nullopt: all workers accept
    void drain();                              // no new connections; returns when all answers are out, or the time is over
    void stop();
    bool reload(std::string *why);             // the config file anew; false: it is bad and the old one is kept

    std::string url() const;                   // "http://127.0.0.1:4000"
    std::uint16_t port() const;
    std::string masterKeyPlace() const;        // where the master key is: "DATA/master_key", "config.yaml", "LITELLM_MASTER_KEY"
    std::string masterKey() const;             // for the desktop in the same process
    std::vector<std::string> notices() const;  // of the config file, "config.yaml:3:5 unknown key ..."
    std::size_t inFlight() const;

    // An admin call as the master key, without HTTP; `done` is called on a thread of the engine. Whoever sets `gone` does not
    // wait any more: what is being looked for is given up.
    void call(const std::string &verb, const std::string &pathAndQuery, const std::string &json, std::function<void(EngineReply)> done,
              std::shared_ptr<const std::atomic<bool>> gone = nullptr);

    static std::string version();
    static bool setLogLevel(const std::string &name);      // debug, info, warning, error; false: none of these
    static std::string defaultDataDirectory();
    // --print-config and --dump-ledger: need no running engine.
    static std::optional<StartFault> printConfig(const EngineOptions &options, std::string *yaml);
    static std::optional<StartFault> dumpLedger(const EngineOptions &options, std::FILE *out);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace portreeve
