// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portreeve/desktop_arguments.h"
#include "app/portreeve/program.h"
#include "app/portreeve/signals.h"
#include "app/portreeve/single_instance.h"
#include "app/process.h"

#include <QApplication>
#include <QStandardPaths>

#include <csignal>
#include <cstdio>
#include <optional>

using namespace portreeve;
using namespace portreeve::desktop;

namespace {

int failed(const StartFault &fault)
{
    std::fprintf(stderr, "portreeve: %s\n", fault.text.c_str());
    return fault.exitCode;
}

// What needs no desktop; nullopt: go on.
std::optional<int> answerWithoutDesktop(const DesktopArguments &arguments)
{
    const Arguments &engine = arguments.engine;
    if (!engine.fault.empty())
        return failed({2, engine.fault + "\nTry `portreeve --help`."});
    if (!engine.text.empty()) {
        std::fputs(engine.text.c_str(), stdout);
        return 0;
    }
    if (engine.printConfig) {
        std::string yaml;
        if (const auto fault = Engine::printConfig(engine.options, &yaml))
            return failed(*fault);
        std::fputs(yaml.c_str(), stdout);
        return 0;
    }
    if (engine.dumpLedger) {
        const auto fault = Engine::dumpLedger(engine.options, stdout);
        return fault ? failed(*fault) : 0;
    }
    return std::nullopt;
}

QString profileOf(const DesktopArguments &arguments)
{
    if (!arguments.profile.isEmpty())
        return arguments.profile;
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + QStringLiteral("/portreeve");
}

int run(const DesktopArguments &arguments)
{
    const QString profile = profileOf(arguments);
    SingleInstance instance(profile);
    switch (instance.begin(arguments.page, arguments.where)) {
    case SingleInstance::Start::First: break;
    case SingleInstance::Start::Told: return 0;
    case SingleInstance::Start::Deaf: return failed({5, instance.text().toStdString()});
    }
    if (!instance.text().isEmpty())
        std::fprintf(stderr, "portreeve: %s\n", qUtf8Printable(instance.text()));
    Program program(arguments, profile);
    QObject::connect(&instance, &SingleInstance::raised, &program, &Program::raise);
    int result = 0;
    {
        Signals caught;
        QObject::connect(&caught, &Signals::terminated, qApp, [] { QCoreApplication::exit(); });
        QObject::connect(&caught, &Signals::hungUp, &program, &Program::reload);
        program.start();
        result = QApplication::exec();
    }
    program.finish();
    return result;
}

} // namespace

int main(int count, char **values)
{
    leaveNoCore(); // and no more: the portals, which know about dark mode, refuse a process that they cannot look at
    allowOpenFiles();
    ::signal(SIGPIPE, SIG_IGN);
    const DesktopArguments arguments = parseDesktopArguments(std::vector<std::string>(values + 1, values + count));
    if (const auto code = answerWithoutDesktop(arguments))
        return *code;
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    int one = 1; // the arguments are ours: Qt would take some of them for its own
    QApplication application(one, values);
    QApplication::setApplicationName(QStringLiteral("portreeve"));
    QApplication::setApplicationDisplayName(QStringLiteral("Portreeve"));
    QApplication::setApplicationVersion(QString::fromStdString(Engine::version()));
    return run(arguments);
}
