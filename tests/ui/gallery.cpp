// SPDX-License-Identifier: GPL-3.0-or-later
// Shows every part of ui/widgets in every state. `gallery --shot DIR` writes a picture of each page instead; QT_SCALE_FACTOR gives the screen's scale.
#include "tests/ui/gallery.h"

#include "ui/widgets/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QPixmap>
#include <QTabWidget>
#include <QTimer>

using namespace portreeve::ui;

namespace gallery {

const QList<Page> &pages()
{
    static const QList<Page> all = {{"states", states}};
    return all;
}

} // namespace gallery

namespace {

ThemeChoice choiceFrom(const QCommandLineParser &options)
{
    ThemeChoice choice;
    choice.scheme = options.isSet(QStringLiteral("dark")) ? Scheme::Dark : Scheme::Light;
    choice.highContrast = options.isSet(QStringLiteral("contrast"));
    choice.reducedMotion = true;
    choice.scale = options.value(QStringLiteral("text")).toDouble();
    return choice;
}

void shoot(const gallery::Page &page, const QString &folder, const QString &ending)
{
    QWidget *widget = page.make();
    widget->resize(px(1440), px(900));
    widget->show();
    for (int i = 0; i < 4; ++i)
        QApplication::processEvents();
    widget->grab().save(QDir(folder).filePath(QLatin1String(page.name) + ending + QStringLiteral(".png")));
    delete widget;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QCommandLineParser options;
    options.addOptions({{QStringLiteral("shot"), QStringLiteral("Write a picture of each page into DIR."), QStringLiteral("DIR")},
                        {QStringLiteral("page"), QStringLiteral("Only this page."), QStringLiteral("NAME")},
                        {QStringLiteral("dark"), QStringLiteral("The dark scheme.")},
                        {QStringLiteral("contrast"), QStringLiteral("High contrast.")},
                        {QStringLiteral("rtl"), QStringLiteral("Right to left.")},
                        {QStringLiteral("text"), QStringLiteral("Size of text, 1 to 2."), QStringLiteral("SCALE"), QStringLiteral("1")}});
    options.addHelpOption();
    options.process(application);
    if (options.isSet(QStringLiteral("rtl")))
        application.setLayoutDirection(Qt::RightToLeft);
    applyTheme(application, choiceFrom(options));
    const QString only = options.value(QStringLiteral("page"));
    if (options.isSet(QStringLiteral("shot"))) {
        const QString folder = options.value(QStringLiteral("shot"));
        QDir().mkpath(folder);
        for (const gallery::Page &page : gallery::pages()) {
            if (only.isEmpty() || only == QLatin1String(page.name))
                shoot(page, folder, options.isSet(QStringLiteral("dark")) ? QStringLiteral("-dark") : QStringLiteral("-light"));
        }
        return 0;
    }
    QTabWidget tabs;
    for (const gallery::Page &page : gallery::pages())
        tabs.addTab(page.make(), QLatin1String(page.name));
    tabs.resize(1440, 900);
    tabs.show();
    return application.exec();
}
