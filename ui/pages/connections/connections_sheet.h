// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/sheet.h"

class QListView;

namespace portreeve::ui {

class ConnectionList;
class Connections;
struct Connection;
class Label;

/// The connection manager: all gateways of this desktop in a list. Enter connects the window; the buttons at the right act on the row that is chosen.
class ConnectionsSheet : public Sheet
{
    Q_OBJECT

public:
    /// `current`: the id of the window's own connection.
    ConnectionsSheet(Connections &connections, const QString &current, QWidget *over);

    /// The form for a new one, as from the button.
    void add();

signals:
    void chosen(const QString &id); ///< the window should turn to it

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void settle();
    void showState();
    void edit(const Connection &connection);
    void duplicate();
    void remove();
    void move(int by);
    const Connection *selected() const;
    Button *button(const char *name, const char *icon, void (ConnectionsSheet::*does)());
    void choose();
    void change();
    void moveUp() { move(-1); }
    void moveDown() { move(1); }
    void choosePlace();

    Connections &m_connections;
    ConnectionList *m_model;
    QListView *m_list;
    Button *m_connect;
    Button *m_edit;
    Button *m_duplicate;
    Button *m_up;
    Button *m_down;
    Button *m_delete;
    Button *m_add;
    Button *m_close;
    Label *m_keys;
    Button *m_place;
};

} // namespace portreeve::ui
