// SPDX-License-Identifier: GPL-3.0-or-later
// The scripted upstream as a program.
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

#include "tests/support/faultd.h"
#include "tests/support/faultd/faults.h"

using namespace portreeve;

namespace {

constexpr const char *usage = R"(faultd [--host ADDRESS] [--port N] [--log FILE] [--log-bodies] [--script FILE] [--otherwise BEHAVIOUR] [--accept rst|fin|stall] [--list]

  --script FILE   lines "model NAME BEHAVIOUR", "queue BEHAVIOUR", "otherwise BEHAVIOUR"; # starts a comment
  --list          the behaviours
)";

void list()
{
    for (const auto &fault : fault::allFaults())
        std::cout << fault.name << "\t" << fault.help << "\n";
}

void runScript(Faultd &faultd, const std::string &file)
{
    std::ifstream in(file);
    if (!in)
        throw std::runtime_error("cannot read " + file);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line.substr(0, line.find('#')));
        std::string verb, first, second;
        words >> verb >> first >> second;
        if (verb == "model")
            faultd.model(first, second);
        else if (verb == "queue")
            faultd.push(first);
        else if (verb == "otherwise")
            faultd.otherwise(first);
        else if (!verb.empty())
            throw std::runtime_error(file + ": unknown line: " + line);
    }
}

int run(int count, char **arguments)
{
    FaultdOptions options;
    options.remember = false;
    std::string script;
    for (int i = 1; i < count; ++i) {
        const std::string name = arguments[i];
        const auto value = [&]() -> std::string { return i + 1 < count ? arguments[++i] : throw std::runtime_error(name + " needs a value"); };
        if (name == "--host")
            options.host = value();
        else if (name == "--port")
            options.port = std::uint16_t(std::stoi(value()));
        else if (name == "--log")
            options.logFile = value();
        else if (name == "--log-bodies")
            options.logBodies = true;
        else if (name == "--script")
            script = value();
        else if (name == "--otherwise")
            options.otherwise = value();
        else if (name == "--accept")
            options.acceptFault = value();
        else if (name == "--list")
            return list(), 0;
        else
            return std::cerr << usage, 2;
    }
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    Faultd faultd(options);
    if (!script.empty())
        runScript(faultd, script);
    std::cout << "listening " << faultd.url() << std::endl;
    int signal = 0;
    sigwait(&ends, &signal);
    return 0;
}

} // namespace

int main(int count, char **arguments)
try {
    return run(count, arguments);
} catch (const std::exception &error) {
    std::cerr << "faultd: " << error.what() << "\n";
    return 1;
}
