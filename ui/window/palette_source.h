// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/connection.h"
#include "ui/widgets/command_palette.h"
#include "ui/window/history.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace portreeve::ui {

class Actions;
class PageStack;
class Settings;

/// What the palette finds, all from memory: actions of every page, pages, settings, connections, and objects that the pages have loaded. `>` actions, `/` pages, `@` keys and
/// teams, `#` a request's id, `?` help; what was chosen lately stands first while nothing is typed.
class PaletteSource : public QObject
{
    Q_OBJECT

public:
    PaletteSource(CommandPalette *palette, Actions &actions, Settings &settings, std::function<QList<Connection>()> connections);

    void setPages(PageStack *pages);
    void open(const QString &query = {});
    QList<PaletteHit> find(const QString &query) const;

signals:
    void pageChosen(const portreeve::ui::Place &place, bool inNewWindow);
    void actionChosen(const QString &id);
    void connectionChosen(const QString &id);

private:
    void answer(const QString &query);
    void choose(const QString &id, bool inNewWindow);
    void remember(const QString &id);
    QList<PaletteHit> recent() const;
    QList<PaletteHit> pages() const;
    QList<PaletteHit> actions() const;
    QList<PaletteHit> settings() const;
    QList<PaletteHit> connections() const;
    QList<PaletteHit> objects(const QString &query, const QStringList &pageIds) const;
    QList<PaletteHit> elsewhere(const QString &query) const;
    QList<PaletteHit> requests(const QString &id) const;
    void retranslate();
    bool eventFilter(QObject *watched, QEvent *event) override;

    CommandPalette *m_palette;
    Actions &m_actions;
    Settings &m_settings;
    std::function<QList<Connection>()> m_connections;
    QPointer<PageStack> m_pages;
    QList<PaletteHit> m_shown; ///< for what is remembered: an object is only known while its page has it
};

} // namespace portreeve::ui
