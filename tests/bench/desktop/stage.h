// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/portreeve/engine_host.h"
#include "tests/bench/desktop/probe.h"
#include "ui/client/call_log.h"
#include "ui/local/settings.h"
#include "ui/window/desktop.h"
#include "ui/window/main_window.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace portreeve::bench {

/// One measured figure, printed as a line of JSON: the number of the goal, what it is of, how much.
void say(const char *id, const QString &what, double value, const char *unit);

/// The desktop as the program makes it, over the real gateway of a data directory, in this process: window first, the engine after the first paint. What is clicked is clicked
/// with the mouse, what is measured ends at a paint.
class Stage : public QObject
{
public:
    struct Options {
        QString dataDirectory;
        QString configFile; ///< empty: none
        QString page = QStringLiteral("home");
        bool hasEngine = true;
    };
    explicit Stage(const Options &options);
    ~Stage() override;

    ui::MainWindow &window() const { return *m_desktop->front(); }
    ui::Page *page() const { return window().page(); }
    desktop::EngineHost &host() { return m_host; }
    ui::Settings &settings() { return m_settings; }
    template <class Part>
    Part *part(const char *name) const { return window().findChild<Part *>(QLatin1String(name)); }

    double firstPaintMs() const { return m_firstPaintMs; } ///< since the process began

    /// Events, without taking a core from those who answer; the milliseconds it took.
    static double until(const std::function<bool()> &isThere, int mostMs = 60'000);
    static void rest(int ms);

    /// Does `act` and waits until what it led to has been answered and painted on the page; milliseconds from the act to that paint.
    double settled(const std::function<void()> &act);
    /// Does `act` and waits for the first paint of `widget` after it.
    static double painted(QWidget *widget, const std::function<void()> &act);
    /// To a page, by a click in the rail.
    void clickPage(const QString &id);
    /// Calls that were begun and not answered yet, but for the beat of the live state.
    bool isAsking() const;
    /// When the first call of the last settled() whose path holds `part` was answered, in milliseconds after the act; empty: none was.
    std::optional<double> answeredAt(const QString &part) const;
    const ui::CallLog &calls() const { return m_calls; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    ui::DesktopParts parts();

    QTemporaryDir m_profile;
    ui::Settings m_settings;
    ui::CallLog m_calls;
    desktop::EngineHost m_host;
    std::unique_ptr<ui::Desktop> m_desktop;
    double m_firstPaintMs = 0;
    double m_begun = 0; ///< of settled()
    double m_lastAnswer = 0;
    double m_seenAt = 0; ///< the first paint after the last answer
    bool m_isUnseen = false;
    QHash<QString, double> m_answers;
};

} // namespace portreeve::bench
