// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/settings/about.h"

#include "ui/client/capability.h"
#include "ui/client/client.h"
#include "ui/local/settings.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QGridLayout>
#include <QUrl>

namespace portreeve::ui {
namespace {

QString say(const char *text)
{
    return QCoreApplication::translate("About", text);
}

struct Part {
    const char *name;
    const char *licence;
};

/// What is linked or shipped beside our own code.
constexpr Part parts[] = {{"Qt", "LGPL-3.0; Qt Charts: GPL-3.0"},
                          {"Boost", "BSL-1.0"},
                          {"simdjson", "Apache-2.0"},
                          {"SQLite", "public domain"},
                          {"OpenSSL", "Apache-2.0"},
                          {"yaml-cpp", "MIT"},
                          {"QtKeychain", "BSD-3-Clause"},
                          {"Inter", "OFL-1.1"},
                          {"JetBrains Mono", "OFL-1.1"}};

void empty(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (item->layout())
            empty(item->layout());
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
}

Label *wrapped(const QString &text)
{
    auto *label = new Label(text, Type::Body, &Tokens::text2);
    label->setWordWrap(true);
    return label;
}

QGridLayout *makeGrid(const QString &place, const QList<std::pair<QString, QString>> &lines)
{
    auto *grid = new QGridLayout;
    space(grid, QMargins(0, 4, 0, 4), 6);
    grid->setColumnStretch(1, 1);
    int row = 0;
    for (const auto &[name, value] : lines) {
        grid->addWidget(new Label(name, Type::Small, &Tokens::text2), row, 0, Qt::AlignTop);
        auto *text = new Label(value, Type::Small);
        text->setWordWrap(true);
        text->setSelectable(true);
        text->setAccessibleName(name + QStringLiteral(": ") + value);
        text->setObjectName(QStringLiteral("settings.%1.%2").arg(place).arg(row));
        grid->addWidget(text, row++, 1);
    }
    grid->setHorizontalSpacing(px(18));
    return grid;
}

QString placeOfKeys(const Settings &settings)
{
    const QString place = settings.text(QStringLiteral("secrets.place"));
    if (place == QLatin1String("file"))
        return say(QT_TRANSLATE_NOOP("About", "In a file that only you can read, encrypted with your passphrase"));
    if (place == QLatin1String("environment"))
        return say(QT_TRANSLATE_NOOP("About", "Read from environment variables, kept nowhere"));
    if (place == QLatin1String("session"))
        return say(QT_TRANSLATE_NOOP("About", "In memory, until the program ends"));
    return say(QT_TRANSLATE_NOOP("About", "In the keychain of your desktop"));
}

} // namespace

void fillPrivacy(Card *card, const Settings &settings, const Client &client)
{
    empty(card->body());
    space(card->body(), QMargins(0, 4, 0, 0), 8);
    card->body()->addWidget(wrapped(say(QT_TRANSLATE_NOOP("About", "There is no telemetry. Portreeve sends nothing anywhere but to the gateways and providers that you set up, and asks nobody for updates."))));
    const QString folder = QDir::toNativeSeparators(settings.directory());
    QList<std::pair<QString, QString>> lines = {
        {say(QT_TRANSLATE_NOOP("About", "Choices and window")), folder},
        {say(QT_TRANSLATE_NOOP("About", "Keys of connections")), placeOfKeys(settings)},
        {say(QT_TRANSLATE_NOOP("About", "Calls panel")), say(QT_TRANSLATE_NOOP("About", "The last 1,000 calls with secrets masked, in memory until the program ends"))},
        {say(QT_TRANSLATE_NOOP("About", "Conversations of the playground")),
         settings.flag(QStringLiteral("playground.history")) ? say(QT_TRANSLATE_NOOP("About", "In the same folder, only readable by you")) : say(QT_TRANSLATE_NOOP("About", "Not kept"))},
        {say(QT_TRANSLATE_NOOP("About", "Saved prompts of the playground")), say(QT_TRANSLATE_NOOP("About", "In the same folder, only readable by you"))},
        {say(QT_TRANSLATE_NOOP("About", "Clipboard")), say(QT_TRANSLATE_NOOP("About", "A key that you copied is taken out again after 30 s"))},
        {say(QT_TRANSLATE_NOOP("About", "Requests and money")), say(QT_TRANSLATE_NOOP("About", "In the data directory of the gateway, see Server"))}};
    Q_UNUSED(client)
    card->body()->addLayout(makeGrid(QStringLiteral("privacy"), lines));
    auto *open = new Button(QStringLiteral("external"), say(QT_TRANSLATE_NOOP("About", "Show the folder")));
    open->setObjectName(QStringLiteral("settings.folder"));
    QObject::connect(open, &QPushButton::clicked, card, [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder)); });
    card->body()->addWidget(open, 0, Qt::AlignLeft);
}

void fillAbout(Card *card, const Client &client)
{
    empty(card->body());
    space(card->body(), QMargins(0, 4, 0, 0), 8);
    const QString version = QCoreApplication::applicationVersion();
    QList<std::pair<QString, QString>> lines = {{QStringLiteral("Portreeve"), version.isEmpty() ? client.version() : version},
                                                {say(QT_TRANSLATE_NOOP("About", "Connected to")), (kindName(client.kind()) + QLatin1Char(' ') + client.version()).trimmed()},
                                                {QStringLiteral("Qt"), QString::fromLatin1(qVersion())},
                                                {say(QT_TRANSLATE_NOOP("About", "System")), QSysInfo::prettyProductName() + QStringLiteral(", ") + QSysInfo::currentCpuArchitecture()},
                                                {say(QT_TRANSLATE_NOOP("About", "License")), QStringLiteral("GPL-3.0-or-later")}};
    card->body()->addLayout(makeGrid(QStringLiteral("about"), lines));
    card->body()->addWidget(wrapped(say(QT_TRANSLATE_NOOP("About", "Free software: you may use, study, share and change it under the GNU General Public License. It comes without any warranty. It is made with:"))));
    QList<std::pair<QString, QString>> made;
    for (const Part &part : parts)
        made.append({QLatin1String(part.name), QLatin1String(part.licence)});
    card->body()->addLayout(makeGrid(QStringLiteral("made"), made));
    auto *copy = new Button(QStringLiteral("copy"), say(QT_TRANSLATE_NOOP("About", "Copy versions")));
    copy->setObjectName(QStringLiteral("settings.versions"));
    QObject::connect(copy, &QPushButton::clicked, card, [lines] {
        QString text;
        for (const auto &[name, value] : lines)
            text += name + QStringLiteral(": ") + value + QLatin1Char('\n');
        QApplication::clipboard()->setText(text);
    });
    card->body()->addWidget(copy, 0, Qt::AlignLeft);
}

} // namespace portreeve::ui
