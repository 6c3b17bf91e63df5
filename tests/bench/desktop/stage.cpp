// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/desktop/stage.h"

#include "app/portreeve/first_paint.h"
#include "app/portreeve/local_transport.h"
#include "ui/client/client.h"
#include "ui/pages/page.h"
#include "ui/window/time_range.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QPaintEvent>
#include <QTest>
#include <QTimer>

#include <cstdio>

namespace portreeve::bench {

namespace {

EngineOptions engineOptions(const Stage::Options &options)
{
    EngineOptions engine;
    engine.dataDirectory = options.dataDirectory.toStdString();
    engine.configFile = options.configFile.toStdString();
    engine.port = 0;
    return engine;
}

bool isBeat(const ui::CallLog::Entry &entry) { return entry.call.path.startsWith(QLatin1String("/portreeve/live")); }

/// Hears one paint of a widget.
class PaintWatch : public QObject
{
public:
    explicit PaintWatch(QWidget *widget) { widget->installEventFilter(this); }
    bool isPainted = false;

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        isPainted = isPainted || event->type() == QEvent::Paint;
        return false;
    }
};

} // namespace

void say(const char *id, const QString &what, double value, const char *unit)
{
    std::printf("{\"id\":\"%s\",\"what\":\"%s\",\"value\":%.3f,\"unit\":\"%s\"}\n", id, qUtf8Printable(QString(what).replace(QLatin1Char('"'), QLatin1Char('\''))), value, unit);
}

Stage::Stage(const Options &options) : m_settings(m_profile.path()), m_host(engineOptions(options))
{
    m_settings.set(QStringLiteral("general.wizard_done"), true);
    m_settings.set(QStringLiteral("general.language"), QStringLiteral("en"));
    if (options.hasEngine)
        m_host.expectStart();
    connect(&m_calls, &ui::CallLog::finished, this, [this](quint64 number) {
        for (const auto &entry : m_calls.entries()) {
            if (entry.number != number || isBeat(entry))
                continue;
            m_lastAnswer = nowMs();
            m_isUnseen = true;
            m_answers.insert(entry.call.path, m_lastAnswer - m_begun);
            if (entry.status != 200 && !entry.fault.contains(QLatin1String("cancel"), Qt::CaseInsensitive))
                std::fprintf(stderr, "%s: %d %s\n", qPrintable(entry.call.path.left(160)), entry.status, qPrintable(entry.fault));
        }
    });
    m_desktop = std::make_unique<ui::Desktop>(parts());
    desktop::FirstPaint paint;
    bool isPainted = false;
    connect(&paint, &desktop::FirstPaint::done, this, [&] { isPainted = true; });
    m_desktop->start(options.page);
    window().range().setRelative(QStringLiteral("90d"));
    until([&] { return isPainted; });
    m_firstPaintMs = double(desktop::FirstPaint::sinceStart());
    qApp->installEventFilter(this);
    if (!options.hasEngine)
        return;
    m_host.start();
    until([this] { return m_host.isStarted() || !m_host.fault().isEmpty(); });
    if (!m_host.isStarted())
        qFatal("the gateway did not start: %s", qPrintable(m_host.fault()));
}

Stage::~Stage()
{
    qApp->removeEventFilter(this);
    m_desktop.reset();
    m_host.finish(true);
}

ui::DesktopParts Stage::parts()
{
    ui::Connection local;
    local.id = QStringLiteral("local");
    local.name = QStringLiteral("This computer");
    ui::DesktopParts parts{m_settings, m_calls, {}, {}, {}, {}, {}};
    parts.connections = [local] { return QList<ui::Connection>{local}; };
    parts.transport = [this](const ui::Connection &) { return std::make_unique<desktop::LocalTransport>(m_host); };
    parts.engine = &m_host;
    return parts;
}

double Stage::until(const std::function<bool()> &isThere, int mostMs)
{
    const double begun = nowMs();
    QTimer beat;
    beat.setTimerType(Qt::PreciseTimer);
    beat.start(1);
    while (!isThere()) {
        if (nowMs() - begun > mostMs) {
            std::fprintf(stderr, "waited %d ms in vain\n", mostMs);
            break;
        }
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // what an act of ours let go is not let go by processEvents(): it would be painted for ever
    }
    return nowMs() - begun;
}

void Stage::rest(int ms)
{
    const double end = nowMs() + ms;
    until([end] { return nowMs() >= end; });
}

bool Stage::isAsking() const
{
    const auto &all = m_calls.entries();
    return std::any_of(all.begin(), all.end(), [](const auto &entry) { return !entry.isDone && !isBeat(entry); });
}

bool Stage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Paint || !m_isUnseen || isAsking())
        return false;
    const auto *widget = qobject_cast<QWidget *>(watched);
    if (widget && page() && (widget == page() || page()->isAncestorOf(widget))) {
        m_isUnseen = false;
        m_seenAt = nowMs(); // the rest of the same update follows at once
    }
    return false;
}

double Stage::settled(const std::function<void()> &act)
{
    constexpr int quietMs = 60;
    m_answers.clear();
    m_begun = m_lastAnswer = m_seenAt = nowMs();
    m_isUnseen = true;
    act();
    double quietSince = nowMs();
    until([&] {
        if (isAsking())
            quietSince = nowMs();
        return nowMs() - quietSince >= quietMs;
    });
    return std::max(m_seenAt, m_lastAnswer) - m_begun;
}

double Stage::painted(QWidget *widget, const std::function<void()> &act)
{
    PaintWatch watch(widget);
    const double begun = nowMs();
    act();
    until([&] { return watch.isPainted; }, 2000); // an act may change nothing that is seen
    return nowMs() - begun;
}

void Stage::clickPage(const QString &id)
{
    auto *button = window().findChild<QAbstractButton *>(QStringLiteral("rail.") + id);
    if (!button)
        qFatal("the rail has no %s", qPrintable(id));
    QTest::mouseClick(button, Qt::LeftButton);
}

std::optional<double> Stage::answeredAt(const QString &part) const
{
    std::optional<double> first;
    for (auto answer = m_answers.begin(); answer != m_answers.end(); ++answer) {
        if (answer.key().contains(part) && (!first || *answer < *first))
            first = *answer;
    }
    return first;
}

} // namespace portreeve::bench
