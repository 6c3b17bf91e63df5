// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/button.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QEvent>

namespace portreeve::ui {

Button::Button(const QString &text, ButtonKind kind, QWidget *parent) : QPushButton(text, parent)
{
    setAutoDefault(false);
    setCursor(kind == ButtonKind::Link ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setProperty("kind", int(kind));
    restyle();
}

Button::Button(const QString &iconName, const QString &text, ButtonKind kind, QWidget *parent) : Button(text, kind, parent)
{
    setIconName(iconName);
}

void Button::setKind(ButtonKind kind)
{
    setProperty("kind", int(kind));
    updateGeometry();
    update();
}

ButtonKind Button::kind() const
{
    return ButtonKind(property("kind").toInt());
}

void Button::setIconName(const QString &name)
{
    setProperty("iconName", name);
    setIcon(ui::icon(name));
}

void Button::setSmall(bool small)
{
    setProperty("small", small);
    setType(small ? Type::Small : Type::Body);
}

void Button::setType(Type type)
{
    m_type = type;
    restyle();
}

void Button::setLeftAligned(bool left)
{
    setProperty("leftAligned", left);
    update();
}

void Button::setTone(Tone tone)
{
    setProperty("tone", int(tone) + 1);
    updateGeometry();
    update();
}

void Button::follow(QAction *action)
{
    auto *followed = qobject_cast<QAction *>(property("followed").value<QObject *>());
    if (followed == action)
        return;
    if (followed) { // else one click would do both, or the same twice
        disconnect(followed, nullptr, this, nullptr);
        disconnect(this, nullptr, followed, nullptr);
    }
    setProperty("followed", QVariant::fromValue<QObject *>(action));
    const auto take = [this, action] {
        setText(action->text());
        setEnabled(action->isEnabled());
        setToolTip(action->toolTip() == action->text() ? QString() : action->toolTip());
    };
    take();
    connect(action, &QAction::changed, this, take);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
}

void Button::changeEvent(QEvent *event)
{
    QPushButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        restyle();
}

void Button::restyle()
{
    setFont(ui::font(m_type, 500));
    updateGeometry();
}

IconButton::IconButton(const QString &iconName, const QString &name, QWidget *parent) : QToolButton(parent)
{
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setIconName(iconName);
    setName(name);
    setIconSize(QSize(px(16), px(16)));
}

void IconButton::setIconName(const QString &iconName)
{
    setProperty("iconName", iconName);
    setIcon(ui::icon(iconName));
    update();
}

void IconButton::setName(const QString &name)
{
    setAccessibleName(name);
    setToolTip(name);
}

void IconButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        setIconSize(QSize(px(16), px(16)));
}

} // namespace portreeve::ui
