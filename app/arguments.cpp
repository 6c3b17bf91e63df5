// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/arguments.h"

#include <charconv>
#include <functional>
#include <string_view>

namespace portreeve {

namespace {

// One option: its names, what its value is called (nullptr: none), what it does. A fault text, or empty.
struct Option {
    const char *name;
    const char *shortName;
    const char *value;
    const char *help;
    std::string (*take)(Arguments &arguments, const std::string &value);
};

bool number(const std::string &text, long least, long most, long *value)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), *value);
    return error == std::errc() && end == text.data() + text.size() && *value >= least && *value <= most;
}

std::string takeLevel(Arguments &, const std::string &value);

const Option options[] = {
    {"--config", "-c", "FILE", "LiteLLM's config.yaml", [](Arguments &a, const std::string &v) { a.options.configFile = v; return std::string(); }},
    {"--model", "-m", "PROVIDER/MODEL", "serve one model without a config file, e.g. openai/gpt-4o-mini",
     [](Arguments &a, const std::string &v) { a.options.model = v; return v.find('/') == std::string::npos ? "--model wants PROVIDER/MODEL, e.g. openai/gpt-4o-mini, not " + v : std::string(); }},
    {"--host", nullptr, "HOST", "address to listen on (127.0.0.1)", [](Arguments &a, const std::string &v) { a.options.host = v; return std::string(); }},
    {"--port", "-p", "N", "port to listen on (4000; 0: any)",
     [](Arguments &a, const std::string &v) {
         long port = 0;
         if (!number(v, 0, 65535, &port))
             return "--port wants a number from 0 to 65535, not " + v;
         a.options.port = std::uint16_t(port);
         return std::string();
     }},
    {"--data-dir", nullptr, "DIR", "keys, ledger and secrets ($XDG_DATA_HOME/portreeve)", [](Arguments &a, const std::string &v) { a.options.dataDirectory = v; return std::string(); }},
    {"--workers", nullptr, "N", "worker threads (one a core)",
     [](Arguments &a, const std::string &v) {
         long count = 0;
         if (!number(v, 1, 256, &count))
             return "--workers wants a number from 1 to 256, not " + v;
         a.options.workers = std::size_t(count);
         return std::string();
     }},
    {"--ssl_certfile_path", nullptr, "FILE", "certificate chain (PEM): serve TLS", [](Arguments &a, const std::string &v) { a.options.certificateFile = v; return std::string(); }},
    {"--ssl_keyfile_path", nullptr, "FILE", "its key (PEM)", [](Arguments &a, const std::string &v) { a.options.keyFile = v; return std::string(); }},
    {"--sync-ms", nullptr, "N", "longest time that a power cut may cost (50); 0: every record is on disk at once",
     [](Arguments &a, const std::string &v) {
         long millis = 0;
         if (!number(v, 0, 60'000, &millis))
             return "--sync-ms wants a number from 0 to 60000, not " + v;
         a.options.sync = std::chrono::milliseconds(millis);
         return std::string();
     }},
    {"--drain-seconds", nullptr, "N", "longest wait for answers under way at SIGTERM (30)",
     [](Arguments &a, const std::string &v) {
         long seconds = 0;
         if (!number(v, 0, 86'400, &seconds))
             return "--drain-seconds wants a number from 0 to 86400, not " + v;
         a.options.drain = std::chrono::seconds(seconds);
         return std::string();
     }},
    {"--log-level", nullptr, "LEVEL", "debug, info, warning or error (info)", takeLevel},
    {"--print-config", nullptr, nullptr, "print the configuration as it was understood, and end", nullptr},
    {"--dump-ledger", nullptr, nullptr, "print the ledger as JSON lines in commit order, and end", nullptr},
    {"--version", "-v", nullptr, "print the version, and end", nullptr},
    {"--help", "-h", nullptr, "print this, and end", nullptr},
};

std::string takeLevel(Arguments &, const std::string &value)
{
    return Engine::setLogLevel(value) ? std::string() : "--log-level wants debug, info, warning or error, not " + value;
}

std::string usage()
{
    std::string text = "Usage: portreeved [OPTION]... (or portreeve, with a desktop)\nAn AI gateway: LiteLLM's config, API and keys in one small program.\n\n";
    for (const auto &option : options) {
        if (!option.help)
            continue;
        std::string start = std::string("  ") + option.name + (option.shortName ? std::string(", ") + option.shortName : std::string())
            + (option.value ? std::string(" ") + option.value : std::string());
        start.resize(std::max<std::size_t>(start.size() + 2, 32), ' ');
        text += start + option.help + "\n";
    }
    return text + "\nWith no config file the models demo/assistant and demo/slow answer, without any key.\n"
                  "Exit codes: 0 ended, 1 fault, 2 usage, 3 config, 4 port, 5 data directory.\n";
}

const Option *findOption(std::string_view name)
{
    if (name == "--num_workers")     // LiteLLM's name
        name = "--workers";
    for (const auto &option : options) {
        if (name == option.name || (option.shortName && name == option.shortName))
            return &option;
    }
    return nullptr;
}

void takeSwitch(Arguments &arguments, std::string_view name)
{
    if (name == "--print-config")
        arguments.printConfig = true;
    else if (name == "--dump-ledger")
        arguments.dumpLedger = true;
    else if (name == "--version")
        arguments.text = "portreeved " + Engine::version() + "\n";
    else
        arguments.text = usage();
}

} // namespace

Arguments parseArguments(const std::vector<std::string> &words)
{
    Arguments arguments;
    for (std::size_t i = 0; i < words.size() && arguments.fault.empty(); ++i) {
        const auto equals = words[i].starts_with("--") ? words[i].find('=') : std::string::npos;
        const std::string name = words[i].substr(0, equals);
        const Option *option = findOption(name);
        if (!option) {
            arguments.fault = "unknown option " + name;
        } else if (!option->take) {
            takeSwitch(arguments, option->name);
        } else if (equals != std::string::npos) {
            arguments.fault = option->take(arguments, words[i].substr(equals + 1));
        } else if (i + 1 == words.size()) {
            arguments.fault = name + " wants a value: " + option->value;
        } else {
            arguments.fault = option->take(arguments, words[++i]);
        }
    }
    return arguments;
}

} // namespace portreeve
