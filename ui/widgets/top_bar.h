// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

class QHBoxLayout;

namespace portreeve::ui {

class Button;
class IconButton;

/// The field that opens the command palette. It looks like a field and is a button: typing happens in the palette.
class CommandField : public QAbstractButton
{
    Q_OBJECT

public:
    explicit CommandField(QWidget *parent = nullptr);
    /// "Ctrl K", drawn at its end.
    void setShortcutText(const QString &text);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    QString m_shortcut;
};

/// Back, forward | palette | time range, live, bell, menu. What has no meaning on a page is hidden, nothing moves for it.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    explicit TopBar(QWidget *parent = nullptr);

    IconButton *back() const { return m_back; }
    IconButton *forward() const { return m_forward; }
    CommandField *command() const { return m_command; }
    Button *range() const { return m_range; }
    Button *live() const { return m_live; }
    IconButton *bell() const { return m_bell; }
    IconButton *menu() const { return m_menu; }
    /// Green dot and "Live", or the grey dash and "Paused".
    void setLive(bool live);
    void setRangeText(const QString &text);
    /// A dot on the bell.
    void setUnread(bool unread);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void placeCommand();

    IconButton *m_back;
    IconButton *m_forward;
    CommandField *m_command;
    Button *m_range;
    Button *m_live;
    IconButton *m_bell;
    IconButton *m_menu;
    QWidget *m_dot;
    bool m_isLive = true;
};

} // namespace portreeve::ui
