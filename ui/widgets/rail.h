// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QHash>
#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace portreeve::ui {

class ConnectionButton;
class IconButton;
class RailButton;

/// A page in the rail. Items of one group stand together under its name; an empty group has none (Home). `foot` items stand at the bottom (Settings).
struct RailItem {
    QString id; ///< "requests"; also its objectName, "rail.requests"
    QString iconName;
    QString text;
    QString group;
    bool foot = false;
};

/// The navigation at the left: connection, pages, settings and the scheme's button. 216 wide, 48 when collapsed. One stop for Tab; Up, Down, Home, End move.
class Rail : public QWidget
{
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    void setItems(const QList<RailItem> &items);
    void setCurrent(const QString &id);
    QString current() const { return m_current; }
    /// The keyboard goes to the current page's item.
    void focusCurrent();
    /// Mute: how many. Warn and Bad: needs you. Empty text: none.
    void setBadge(const QString &id, const QString &text, Tone tone = Tone::Mute);
    /// Dimmed, and why in its tooltip; empty: available. It can still be chosen, the page then says why.
    void setUnavailable(const QString &id, const QString &reason);
    /// Name of the connection ("This computer") and its kind ("Personal mode").
    void setConnection(const QString &name, const QString &kind);

    bool isCollapsed() const { return m_collapsed; }
    void setCollapsed(bool collapsed);
    QWidget *connectionButton() const;

signals:
    void chosen(const QString &id);
    void connectionClicked();
    void schemeClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void addItem(QVBoxLayout *column, const RailItem &item);
    void restyle();
    void walk(int step);

    QVBoxLayout *m_column;
    QVBoxLayout *m_foot;
    QWidget *m_footBox;
    ConnectionButton *m_connection;
    IconButton *m_scheme;
    QList<RailButton *> m_buttons;
    QList<QWidget *> m_heads;
    QString m_current;
    bool m_collapsed = false;
};

} // namespace portreeve::ui
