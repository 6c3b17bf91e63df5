// SPDX-License-Identifier: GPL-3.0-or-later
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <unistd.h>

#include "app/arguments.h"
#include "app/process.h"
#include "gateway/engine/engine.h"

using namespace portreeve;

namespace {

int failed(const StartFault &fault)
{
    std::fprintf(stderr, "portreeved: %s\n", fault.text.c_str());
    return fault.exitCode;
}

// Waits for SIGTERM or SIGINT; SIGHUP reloads meanwhile.
void serveUntilSignal(Engine &engine, const sigset_t &signals)
{
    for (;;) {
        int signal = 0;
        if (::sigwait(&signals, &signal) != 0 || signal != SIGHUP)
            return;
        std::string why;
        engine.reload(&why);
    }
}

int run(const Arguments &arguments)
{
    if (arguments.printConfig) {
        std::string yaml;
        if (const auto fault = Engine::printConfig(arguments.options, &yaml))
            return failed(*fault);
        std::fputs(yaml.c_str(), stdout);
        return 0;
    }
    if (arguments.dumpLedger) {
        const auto fault = Engine::dumpLedger(arguments.options, stdout);
        return fault ? failed(*fault) : 0;
    }
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP})
        sigaddset(&signals, signal);
    ::sigprocmask(SIG_BLOCK, &signals, nullptr);      // before any thread is made: all of them inherit it
    ::signal(SIGPIPE, SIG_IGN);
    Engine engine(arguments.options);
    if (const auto fault = engine.start())
        return failed(*fault);
    std::printf("listening %s\n", engine.url().c_str());
    std::fprintf(stderr, "portreeved: master key: %s\n", engine.masterKeyPlace().c_str());
    std::fflush(stdout);
    serveUntilSignal(engine, signals);
    std::thread([signals] {       // who asks a second time does not want to wait
        int signal = 0;
        while (::sigwait(&signals, &signal) == 0 && signal == SIGHUP) {
        }
        ::_exit(0);
    }).detach();
    engine.drain();
    engine.stop();
    return 0;
}

} // namespace

int main(int count, char **values)
{
    leaveNoCore();
    forbidInspection();
    allowOpenFiles();
    const Arguments arguments = parseArguments(std::vector<std::string>(values + 1, values + count));
    if (!arguments.fault.empty()) {
        std::fprintf(stderr, "portreeved: %s\nTry `portreeved --help`.\n", arguments.fault.c_str());
        return 2;
    }
    if (!arguments.text.empty()) {
        std::fputs(arguments.text.c_str(), stdout);
        return 0;
    }
    try {
        return run(arguments);
    } catch (const std::exception &fault) {
        std::fprintf(stderr, "portreeved: %s\n", fault.what());
        return 1;
    }
}
