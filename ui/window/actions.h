// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>

#include <functional>

class QAction;
class QWidget;

namespace portreeve::ui {

/// One line of the table of all actions (action_table.cpp). Words are marked with WORDS(...) and said in the language of the moment.
struct ActionLine {
    const char *id; ///< "keys.new"; also its objectName, "action.keys.new"
    const char *icon;
    const char *text; ///< "Create key"
    const char *shortcut; ///< portable text, "Ctrl+N"; nullptr: none. The same one may stand on actions of different pages
    const char *page; ///< only while that page is shown; nullptr: always
    const char *tip; ///< what it does, where the words do not say it; nullptr: the words
};

/// The shortcuts of a portable text; several are parted by "; ". Empty: none.
QList<QKeySequence> keysOf(const QString &portableText);

/// All lines, in the order of menus and palette.
const QList<ActionLine> &actionTable();

/// The one registry of actions: menus, buttons (Button::follow), palette and shortcuts read it, so nothing is reachable by mouse only. An action that nobody bound is disabled.
class Actions : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QWidget *window);
    ~Actions() override;

    /// Never null; an unknown id is a mistake of the program and aborts a debug build.
    QAction *find(const QString &id) const;
    QList<QAction *> all() const; ///< in the order of the table
    /// `run` while `owner` lives; a page binds its actions in its constructor.
    void bind(const QString &id, QObject *owner, std::function<void()> run);
    /// Off although bound, and why (shown in its tooltip and in the palette); empty: on.
    void setReason(const QString &id, const QString &reason);
    QString reason(const QString &id) const;
    /// Actions of other pages are off.
    void setPage(const QString &page);
    /// A person's own shortcut; empty: none. Kept in the settings by the caller. Returns the ids that would share it on the same page (nothing is changed then).
    QStringList setShortcut(const QString &id, const QString &portableText);
    QString defaultShortcut(const QString &id) const;
    /// Ids of actions of the same page (or of all pages) that have one of these shortcuts already.
    QStringList sharing(const QString &id, const QString &portableText) const;

signals:
    void changed(); ///< bindings, reasons, shortcuts or language

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Entry;
    void retranslate();
    void settle(Entry &entry);
    QHash<QString, Entry *> m_entries;
    QWidget *m_window;
    QString m_page;
};

} // namespace portreeve::ui
