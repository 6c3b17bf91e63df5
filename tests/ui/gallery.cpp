// SPDX-License-Identifier: GPL-3.0-or-later
// Shows every part of ui/widgets in every state. `gallery --shot DIR` writes a picture of each page instead; QT_SCALE_FACTOR gives the screen's scale.
#include "tests/ui/gallery.h"

#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QCursor>
#include <QDir>
#include <QElapsedTimer>
#include <QLocale>
#include <QPixmap>
#include <QTabWidget>

using namespace portreeve::ui;

namespace {

QString option(const QCommandLineParser &options, const char *name)
{
    return options.value(QLatin1String(name));
}

ThemeChoice choiceFrom(const QCommandLineParser &options)
{
    ThemeChoice choice;
    choice.scheme = options.isSet(QStringLiteral("dark")) ? Scheme::Dark : Scheme::Light;
    choice.highContrast = options.isSet(QStringLiteral("contrast"));
    choice.reducedMotion = true;
    choice.scale = option(options, "text").toDouble();
    return choice;
}

/// Long enough for delayed parts (bars of waiting come after 150 ms) to be there.
void settle()
{
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 260)
        QApplication::processEvents(QEventLoop::AllEvents, 20);
}

void shoot(const gallery::Page &page, const QSize &size, const QString &file)
{
    QWidget *widget = page.make();
    widget->resize(size);
    widget->show();
    settle();
    widget->grab().save(file);
    delete widget;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser options;
    options.addOptions({{QStringLiteral("shot"), QStringLiteral("Write a picture of each page into DIR."), QStringLiteral("DIR")},
                        {QStringLiteral("page"), QStringLiteral("Only this page."), QStringLiteral("NAME")},
                        {QStringLiteral("size"), QStringLiteral("Window size, 1440x900."), QStringLiteral("WxH"), QStringLiteral("1440x900")},
                        {QStringLiteral("dark"), QStringLiteral("The dark scheme.")},
                        {QStringLiteral("contrast"), QStringLiteral("High contrast.")},
                        {QStringLiteral("rtl"), QStringLiteral("Right to left.")},
                        {QStringLiteral("locale"), QStringLiteral("Of numbers and dates."), QStringLiteral("NAME"), QStringLiteral("en_US")},
                        {QStringLiteral("text"), QStringLiteral("Size of text, 1 to 2."), QStringLiteral("SCALE"), QStringLiteral("1")}});
    options.addHelpOption();
    options.process(application);
    QLocale::setDefault(QLocale(option(options, "locale")));
    if (options.isSet(QStringLiteral("rtl")))
        application.setLayoutDirection(Qt::RightToLeft);
    applyTheme(application, choiceFrom(options));
    QCursor::setPos(5000, 5000); // nothing is hovered in a picture
    const QString only = option(options, "page");
    const QStringList size = option(options, "size").split(QLatin1Char('x'));
    const QSize window(size.value(0).toInt(), size.value(1).toInt());
    const QString ending = options.isSet(QStringLiteral("dark")) ? QStringLiteral("-dark.png") : QStringLiteral("-light.png");
    if (options.isSet(QStringLiteral("shot"))) {
        QDir().mkpath(option(options, "shot"));
        for (const gallery::Page &page : gallery::pages()) {
            if (only.isEmpty() || only == QLatin1String(page.name))
                shoot(page, window, QDir(option(options, "shot")).filePath(QLatin1String(page.name) + ending));
        }
        return 0;
    }
    QTabWidget tabs;
    for (const gallery::Page &page : gallery::pages()) {
        if (only.isEmpty() || only == QLatin1String(page.name))
            tabs.addTab(page.make(), QLatin1String(page.name));
    }
    tabs.resize(window);
    tabs.show();
    return application.exec();
}
