// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_state.h"

#include "ui/local/settings.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScreen>
#include <QWidget>

namespace portreeve::ui {
namespace {

constexpr QSize firstSize(1440, 900);
const QString geometry = QStringLiteral("geometry");

bool flag(const Settings &settings, const QString &connection, const char *name, bool otherwise)
{
    const QByteArray saved = settings.state(connection, QLatin1String(name));
    return saved.isEmpty() ? otherwise : saved == "1";
}

QString shortcutOf(const Actions &actions, const Settings &settings, const QString &id)
{
    const QString own = settings.text(QStringLiteral("shortcut.") + id);
    if (own == QLatin1String("none"))
        return {};
    return own.isEmpty() ? actions.defaultShortcut(id) : own;
}

} // namespace

void saveWindow(const QWidget &window, Settings &settings, const QString &connection)
{
    settings.setState(connection, geometry, window.saveGeometry());
}

void restoreWindow(QWidget &window, const Settings &settings, const QString &connection)
{
    if (!window.restoreGeometry(settings.state(connection, geometry)))
        window.resize(firstSize);
    // A small screen, or a large scale, has less room than the design asks for.
    const QSize room = window.screen()->availableSize();
    window.setMinimumSize(window.minimumSize().boundedTo(room));
    window.resize(window.size().boundedTo(room));
}

void savePlace(Settings &settings, const QString &connection, const Place &place)
{
    const QJsonObject json = {{QStringLiteral("page"), place.page}, {QStringLiteral("where"), QJsonObject::fromVariantMap(place.where)}};
    settings.setState(connection, QStringLiteral("place"), QJsonDocument(json).toJson(QJsonDocument::Compact));
}

Place lastPlace(const Settings &settings, const QString &connection)
{
    const QJsonObject json = QJsonDocument::fromJson(settings.state(connection, QStringLiteral("place"))).object();
    return {json[QStringLiteral("page")].toString(), json[QStringLiteral("where")].toObject().toVariantMap()};
}

void saveFlag(Settings &settings, const QString &connection, const char *name, bool on)
{
    settings.setState(connection, QLatin1String(name), on ? "1" : "0");
}

bool railCollapsed(const Settings &settings, const QString &connection)
{
    return flag(settings, connection, "rail", settings.flag(QStringLiteral("appearance.rail_collapsed")));
}

bool callsShown(const Settings &settings, const QString &connection)
{
    return flag(settings, connection, "calls", false);
}

void takeOwnShortcuts(Actions &actions, const Settings &settings)
{
    QStringList changed;
    for (const ActionLine &line : actionTable()) {
        const QString id = QLatin1String(line.id);
        const auto now = actions.find(id)->shortcuts();
        if (now != keysOf(shortcutOf(actions, settings, id)))
            changed.append(id);
    }
    for (const QString &id : changed)
        actions.setShortcut(id, {}); // first all free, so that two may be exchanged
    for (const QString &id : changed)
        actions.setShortcut(id, shortcutOf(actions, settings, id));
}

} // namespace portreeve::ui
