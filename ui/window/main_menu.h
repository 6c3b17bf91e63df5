// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/connection.h"

#include <QList>

#include <functional>

class QMenu;
class QWidget;

namespace portreeve::ui {

class Actions;

/// The window's menu: actions of the page, pages by group, the window's own. Made anew each time it is opened, owned by `parent`, deletes itself when closed.
QMenu *makeMainMenu(Actions &actions, const QString &page, const std::function<void(const QString &page)> &go, QWidget *parent);

/// The connections with a tick at the current one, then what can be done about it.
QMenu *makeConnectionMenu(Actions &actions, const QList<Connection> &connections, const QString &current, const std::function<void(const Connection &)> &choose, QWidget *parent);

/// "eu-gateway (production)": name and environment, in titles, menus and questions.
QString connectionTitle(const Connection &connection);

} // namespace portreeve::ui
