// SPDX-License-Identifier: GPL-3.0-or-later
// The gateway at work while its desktop is used, and at rest.
#include "tests/bench/desktop/measures.h"
#include "ui/pages/page.h"
#include "ui/pages/requests/requests_page.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTimer>
#include <QUrl>

namespace portreeve::bench {

using namespace portreeve::ui;

namespace {

constexpr char masterKey[] = "sk-bench-master-key-0123456789abcdef";

double median(QList<double> all)
{
    std::sort(all.begin(), all.end());
    return all.isEmpty() ? 0 : all[all.size() / 2];
}

QString writeBody(const QTemporaryDir &directory)
{
    QFile file(directory.filePath(QStringLiteral("body")));
    if (!file.open(QIODevice::WriteOnly) || file.write(R"({"model":"bench","max_tokens":64,"messages":[{"role":"user","content":"Tell me of the market town."}]})") < 0)
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    return file.fileName();
}

} // namespace

QString Traffic::config(const QTemporaryDir &directory, int upstreamPort)
{
    QFile file(directory.filePath(QStringLiteral("config.yaml")));
    const QString text = QStringLiteral("model_list:\n  - model_name: bench\n    litellm_params:\n      model: openai/gpt-4o-mini\n      api_base: http://127.0.0.1:%1/v1\n"
                                        "      api_key: sk-upstream\ngeneral_settings:\n  master_key: %2\n").arg(upstreamPort).arg(QLatin1String(masterKey));
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("%s cannot be written", qPrintable(file.fileName()));
    return file.fileName();
}

Traffic::Answers Traffic::during(Stage &stage, int perSecond, double seconds, const std::function<void()> &act)
{
    QTemporaryDir directory;
    QProcess load;
    load.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    const QString port = QString::number(QUrl(stage.host().url()).port());
    load.start(QCoreApplication::applicationDirPath() + QStringLiteral("/load"),
               {QStringLiteral("--rate"), QString::number(perSecond), port, QStringLiteral("64"), QString::number(seconds), writeBody(directory),
                QStringLiteral("authorization: Bearer %1").arg(QLatin1String(masterKey))});
    if (!load.waitForStarted())
        qFatal("the load did not start: %s", qPrintable(load.errorString()));
    while (load.state() == QProcess::Running) {
        if (act)
            act();
        else
            Stage::rest(50);
    }
    const QJsonObject told = QJsonDocument::fromJson(load.readAllStandardOutput()).object();
    return {told[QLatin1String("good")].toInteger(), told[QLatin1String("bad")].toInteger(), told[QLatin1String("p50_us")].toDouble() / 1000, told[QLatin1String("p99_us")].toDouble() / 1000};
}

void sayStalls(StallProbe &probe, const QString &id, const QString &what)
{
    const auto sayOf = [&id](const char *part, const QString &text, double value, const char *unit) { say(qPrintable(id + QLatin1String(part)), text, value, unit); };
    sayOf(" p99", what + QStringLiteral(", p99"), probe.delayAt(0.99), "ms");
    sayOf(" p99.9", what + QStringLiteral(", p99.9"), probe.delayAt(0.999), "ms");
    const auto all = probe.take();
    if (!all.empty()) {
        sayOf("", what + QStringLiteral(", longest (%1)").arg(QString::fromStdString(all.front().during)), all.front().ms, "ms");
        const auto busiest = std::max_element(all.begin(), all.end(), [](const auto &a, const auto &b) { return a.cpuMs < b.cpuMs; });
        sayOf(" CPU", what + QStringLiteral(", of it computed (%1)").arg(QString::fromStdString(busiest->during)), busiest->cpuMs, "ms CPU");
    }
    for (std::size_t i = 0; i < all.size() && i < 12; ++i)
        say("stall", QString::fromStdString(all[i].during) + QStringLiteral(", computed %1 ms").arg(all[i].cpuMs, 0, 'f', 1), all[i].ms, "ms");
}

void measureStalls(Stage &stage, Traffic &traffic, StallProbe &probe, double seconds)
{
    stage.settled([] {});
    probe.take();
    const auto answers = traffic.during(stage, 500, seconds, [&] { journey(stage, probe); });
    say("N5 rate", QStringLiteral("answers a second meanwhile"), double(answers.good) / seconds, "/s");
    say("N5 bad", QStringLiteral("answers that were not good"), double(answers.bad), "answers");
    sayStalls(probe, QStringLiteral("N5"), QStringLiteral("journey at 500/s"));
    probe.name("after the journey");
    Stage::rest(5000);
    say("N20", QStringLiteral("memory after the journey"), processUse().rssMib, "MiB");
}

/// In turns: nothing on the screen, all pages one after another, all pages, nothing.
void measurePrice(Stage &stage, Traffic &traffic, int turns, double seconds)
{
    const auto cycle = [&stage] {
        for (const PageLine &line : pageTable())
            stage.settled([&] { stage.clickPage(QLatin1String(line.id)); });
    };
    const auto turn = [&](bool isShown) {
        stage.window().setVisible(isShown);
        return traffic.during(stage, 500, seconds, isShown ? std::function<void()>(cycle) : nullptr);
    };
    QList<double> without99, with99, without50, with50, withoutGood, withGood;
    for (int i = 0; i < turns; ++i) {
        for (const bool isShown : {false, true, true, false}) {
            const auto answers = turn(isShown);
            (isShown ? with99 : without99).append(answers.p99Ms);
            (isShown ? with50 : without50).append(answers.p50Ms);
            (isShown ? withGood : withoutGood).append(double(answers.good));
            if (answers.bad)
                say("bad", QStringLiteral("answers that were not good"), double(answers.bad), "answers");
        }
    }
    stage.window().show();
    say("N23 without", QStringLiteral("p99 at 500/s, no window"), median(without99), "ms");
    say("N23 with", QStringLiteral("p99 at 500/s, all pages cycling"), median(with99), "ms");
    say("N23", QStringLiteral("price of the desktop, p99"), median(with99) - median(without99), "ms");
    say("N23 answers", QStringLiteral("price of the desktop: answers that did not come"), 100 * (1 - median(withGood) / std::max(1.0, median(withoutGood))), "%");
    say("N23 p50", QStringLiteral("price of the desktop, p50"), median(with50) - median(without50), "ms");
}

void measureTail(Stage &stage, Traffic &traffic, StallProbe &probe, double seconds)
{
    stage.settled([&] { stage.clickPage(QStringLiteral("requests")); });
    auto *page = qobject_cast<RequestsPage *>(stage.page());
    const RequestsModel &model = page->model();
    const qint64 before = model.count();
    probe.take();
    probe.name("live tail");
    const double cpu = threadCpuMs(), begun = nowMs();
    const auto answers = traffic.during(stage, 200, seconds, nullptr);
    const double share = (threadCpuMs() - cpu) / (nowMs() - begun);
    Stage::until([&] { return model.count() - before >= answers.good; }, 5000);
    QSet<QString> seen;
    const qint64 kept = qMin<qint64>(answers.good, PagedModel::keptPages / 2 * model.pageRows());
    for (int row = 0; row < kept; ++row) {
        if (const auto request = model.request(row))
            seen.insert(request->id);
    }
    say("N13 asked", QStringLiteral("live tail, 200/s: rows that came to be"), double(answers.good), "rows");
    say("N13 lost", QStringLiteral("live tail: rows lost of these"), double(answers.good - (model.count() - before)), "rows");
    say("N13 twice", QStringLiteral("live tail: not there or there twice, of the newest %1").arg(kept), double(kept - seen.size()), "rows");
    say("N13", QStringLiteral("live tail: the GUI thread's share of a core"), 100 * share, "%");
    sayStalls(probe, QStringLiteral("N13 stall"), QStringLiteral("live tail"));
}

void measureIdle(Stage &stage, int seconds)
{
    const auto rest = [seconds](const char *id, const QString &what) {
        const ProcessUse before = processUse();
        QEventLoop loop;
        QTimer::singleShot(seconds * 1000, &loop, &QEventLoop::quit);
        loop.exec(); // nothing of ours runs meanwhile
        const ProcessUse after = processUse();
        say(id, what + QStringLiteral(": share of a core"), (after.cpuMs - before.cpuMs) / (seconds * 10.0), "%");
        say(qPrintable(QLatin1String(id) + QStringLiteral(" wake-ups")), what + QStringLiteral(": wake-ups"), double(after.wakeUps - before.wakeUps) / seconds, "/s");
        return after.rssMib;
    };
    stage.settled([] {});
    Stage::rest(12'000);
    say("N19", QStringLiteral("memory at rest, home"), rest("N22 visible", QStringLiteral("at rest, on the screen")), "MiB");
    stage.window().hide();
    Stage::rest(2000);
    rest("N22 hidden", QStringLiteral("at rest, hidden"));
    stage.window().show();
}

} // namespace portreeve::bench
