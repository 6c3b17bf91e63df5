// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rail_button.h"

#include "ui/widgets/draw_number.h"
#include "ui/widgets/group_key.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/label.h"
#include "ui/widgets/paint.h"

#include <QPainter>
#include <QStyleOption>

namespace portreeve::ui {
namespace {

bool ringed(const QWidget *widget)
{
    QStyleOption option;
    option.initFrom(widget);
    return widget->hasFocus() && (option.state & QStyle::State_KeyboardFocusChange);
}

/// Mirrors a rect of the widget where one reads from the right.
QRectF placed(const QWidget *widget, const QRectF &rect)
{
    if (widget->layoutDirection() == Qt::LeftToRight)
        return rect;
    return QRectF(widget->width() - rect.right(), rect.top(), rect.width(), rect.height());
}

Qt::Alignment leading(const QWidget *widget)
{
    return widget->layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
}

} // namespace

RailButton::RailButton(const QString &id, const QString &iconName, const QString &text, QWidget *parent) : QAbstractButton(parent), m_id(id), m_icon(iconName)
{
    setText(text);
    setCheckable(true);
    setObjectName(QStringLiteral("rail.") + id);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    say();
}

void RailButton::setBadge(const QString &text, Tone tone)
{
    m_badge = text;
    m_badgeTone = tone;
    say();
    update();
}

void RailButton::setReason(const QString &reason)
{
    m_reason = reason;
    say();
    update();
}

void RailButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    say();
    update();
}

void RailButton::say()
{
    setAccessibleName(m_badge.isEmpty() ? text() : text() + QStringLiteral(", ") + m_badge);
    setAccessibleDescription(m_reason);
    setToolTip(plainTip(!m_reason.isEmpty() ? m_reason : m_narrow ? text() : QString()));
}

QSize RailButton::sizeHint() const
{
    return QSize(px(m_narrow ? 32 : 200), px(sizes().height.navItem));
}

void RailButton::keyPressEvent(QKeyEvent *event)
{
    if (!leaveToGroup(event))
        QAbstractButton::keyPressEvent(event);
}

void RailButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    const bool on = isChecked();
    const qreal radius = px(sizes().radius.control);
    if (on || underMouse())
        paintBox(painter, rect(), radius, on ? (theme().scheme == Scheme::Dark ? t.selected : t.accentSoft) : faded(t.neutralSoft, 0.8));
    if (on)
        paintBox(painter, placed(this, QRectF(0, (height() - px(16)) / 2.0, px(3), px(16))), px(1.5), t.accent);
    if (ringed(this))
        paintFocus(painter, rect(), radius);
    const qreal side = px(18);
    const QRectF mark(m_narrow ? (width() - side) / 2 : px(7), (height() - side) / 2, side, side);
    const bool off = !m_reason.isEmpty();
    paintIcon(painter, placed(this, mark), m_icon, on ? t.accent : off ? faded(t.text3, 0.7) : t.text2);
    paintBadgeOf(painter);
    if (m_narrow)
        return;
    const qreal badge = m_badge.isEmpty() ? 0 : px(34);
    paintText(painter, placed(this, QRectF(px(35), 0, width() - px(35) - badge, height())), leading(this), ui::font(Type::Body), text(), off ? t.text3 : t.text1);
}

void RailButton::paintBadgeOf(QPainter &painter) const
{
    if (m_badge.isEmpty())
        return;
    const Tokens &t = tokens();
    const ToneInk ink = toneInk(m_badgeTone);
    if (m_narrow) {
        if (m_badgeTone == Tone::Warn || m_badgeTone == Tone::Bad)
            paintBox(painter, placed(this, QRectF(width() - px(9), px(2), px(6), px(6))), px(3), color(ink.ink));
        return;
    }
    const qreal wide = qMax<qreal>(px(20), numberWidth(ui::font(Type::Caption, 600), m_badge) + px(10));
    const QRectF box(width() - wide - px(5), (height() - px(18)) / 2.0, wide, px(18));
    paintBox(painter, placed(this, box), px(sizes().radius.tag), m_badgeTone == Tone::Mute ? t.neutralSoft : color(ink.soft));
    drawNumber(painter, placed(this, box), Qt::AlignHCenter, ui::font(Type::Caption, 600), m_badge, color(ink.ink));
}

ConnectionButton::ConnectionButton(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("rail.connection"));
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ConnectionButton::set(const QString &name, const QString &kind)
{
    m_name = name;
    m_kind = kind;
    setAccessibleName(tr("Connection: %1, %2").arg(name, kind));
    setToolTip(plainTip(QStringLiteral("%1 · %2").arg(name, kind)));
    update();
}

void ConnectionButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    update();
}

QSize ConnectionButton::sizeHint() const
{
    return QSize(px(m_narrow ? 40 : 208), px(40));
}

void ConnectionButton::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    if (underMouse())
        paintBox(painter, rect(), px(sizes().radius.control), faded(t.neutralSoft, 0.8));
    if (ringed(this))
        paintFocus(painter, rect(), px(sizes().radius.control));
    const qreal side = px(24);
    paintLogo(painter, placed(this, QRectF(m_narrow ? (width() - side) / 2 : px(8), (height() - side) / 2, side, side)));
    if (m_narrow)
        return;
    const qreal words = width() - px(40 + 26);
    paintText(painter, placed(this, QRectF(px(40), px(4), words, px(18))), leading(this), ui::font(Type::Strong), m_name, t.text1);
    paintText(painter, placed(this, QRectF(px(40), px(20), words, px(14))), leading(this), ui::font(Type::Caption, 400), m_kind, t.text2);
    const qreal mark = px(14);
    paintIcon(painter, placed(this, QRectF(width() - px(11) - mark, (height() - mark) / 2, mark, mark)), QStringLiteral("chevron-up-down"), t.text2);
}

RailHead::RailHead(const QString &text, QWidget *parent) : QWidget(parent), m_text(text)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(text);
}

void RailHead::setNarrow(bool narrow)
{
    m_narrow = narrow;
    updateGeometry();
}

QSize RailHead::sizeHint() const
{
    return QSize(px(32), px(m_narrow ? 13 : 26));
}

void RailHead::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_narrow)
        return paintLine(painter, QPointF((width() - px(22)) / 2.0, height() / 2), px(22), Qt::Horizontal, tokens().borderStrong);
    paintText(painter, placed(this, QRectF(px(8), px(2), width() - px(16), height() - px(2))), leading(this), ui::font(Type::Caption), m_text, tokens().text2);
}

} // namespace portreeve::ui
