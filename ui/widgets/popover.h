// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QVBoxLayout;

namespace portreeve::ui {

/// A small sheet that hangs from a control inside the window: time range, bell, connection switcher. Esc, a click elsewhere or losing the keyboard closes it; it
/// deletes itself then. For plain choices use QMenu.
class Popover : public QWidget
{
    Q_OBJECT

public:
    explicit Popover(QWidget *anchor);
    QVBoxLayout *body() const { return m_body; }
    void setPopoverWidth(int at100);
    void open();
    /// A choice was made: as Esc.
    void finish();

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    void place();

    QPointer<QWidget> m_anchor;
    QVBoxLayout *m_body;
    int m_width = 280;
    bool m_done = false;
};

} // namespace portreeve::ui
