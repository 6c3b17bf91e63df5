// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QPushButton>
#include <QToolButton>

class QAction;

namespace portreeve::ui {

/// One primary per page, rightmost. Danger only for what cannot be taken back. Link for "All 902", "Open budget".
enum class ButtonKind { Secondary, Primary, Ghost, Danger, Link };

/// A push button with words and, if wanted, an icon by name.
class Button : public QPushButton
{
    Q_OBJECT

public:
    explicit Button(const QString &text = {}, ButtonKind kind = ButtonKind::Secondary, QWidget *parent = nullptr);
    Button(const QString &iconName, const QString &text, ButtonKind kind = ButtonKind::Secondary, QWidget *parent = nullptr);

    void setKind(ButtonKind kind);
    ButtonKind kind() const;
    void setIconName(const QString &name);
    /// 24 px high instead of 28, for heads of cards.
    void setSmall(bool small);
    /// The step its words are set in; Body unless said otherwise.
    void setType(Type type);
    /// Icon and words begin at the left edge: templates in a grid.
    void setLeftAligned(bool left);
    /// The shape of a state before the words instead of an icon: Live.
    void setTone(Tone tone);
    /// Clicking triggers the action; words, icon, tooltip and being enabled follow it.
    void follow(QAction *action);

protected:
    void changeEvent(QEvent *event) override;

private:
    void restyle();
    Type m_type = Type::Body;
};

/// A square button of an icon alone; `name` is what screen readers and the tooltip say, so it is never empty.
class IconButton : public QToolButton
{
    Q_OBJECT

public:
    IconButton(const QString &iconName, const QString &name, QWidget *parent = nullptr);
    void setIconName(const QString &iconName);
    void setName(const QString &name);

protected:
    void changeEvent(QEvent *event) override;
};

} // namespace portreeve::ui
