// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/popover.h"

#include "ui/widgets/paint.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

constexpr int shade = 8; // room for the shadow, which is part of the widget

} // namespace

Popover::Popover(QWidget *anchor) : QWidget(anchor->window()), m_anchor(anchor), m_body(new QVBoxLayout)
{
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::StrongFocus);
    auto *frame = new QVBoxLayout(this);
    space(frame, QMargins(shade, 2, shade, shade + 6), 0);
    space(m_body, 12, 8);
    frame->addLayout(m_body);
    hide();
}

void Popover::setPopoverWidth(int at100)
{
    m_width = at100;
}

void Popover::open()
{
    show();
    raise();
    place();
    qApp->installEventFilter(this);
    setFocus(Qt::PopupFocusReason);
    for (QWidget *each = nextInFocusChain(); each != this; each = each->nextInFocusChain()) {
        if (isAncestorOf(each) && each->isEnabled() && each->isVisible() && (each->focusPolicy() & Qt::TabFocus))
            return each->setFocus(Qt::PopupFocusReason); // never beyond the popover, which would close it
    }
}

void Popover::place()
{
    if (!m_anchor)
        return;
    layout()->activate();
    const int wide = px(m_width + 2 * shade);
    const int tall = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(wide) : layout()->totalSizeHint().height();
    const QWidget *window = parentWidget();
    QPoint at = m_anchor->mapTo(window, QPoint(0, m_anchor->height() + px(2)));
    if (layoutDirection() == Qt::RightToLeft || at.x() + wide > window->width()) // hangs from the other corner
        at.setX(m_anchor->mapTo(window, QPoint(m_anchor->width(), 0)).x() - wide + px(shade));
    else
        at.rx() -= px(shade);
    if (at.y() + tall > window->height())
        at.setY(qMax(0, window->height() - tall));
    setGeometry(QRect(QPoint(qMax(0, at.x()), at.y()), QSize(wide, tall)));
}

void Popover::finish()
{
    if (std::exchange(m_done, true))
        return;
    qApp->removeEventFilter(this);
    const bool had = isAncestorOf(QApplication::focusWidget());
    hide();
    if (had && m_anchor)
        m_anchor->setFocus(Qt::PopupFocusReason);
    emit closed();
    deleteLater();
}

bool Popover::eventFilter(QObject *watched, QEvent *event)
{
    auto *widget = qobject_cast<QWidget *>(watched);
    if (event->type() == QEvent::MouseButtonPress && widget && widget != this && !isAncestorOf(widget) && widget->window() == window())
        finish();
    if (event->type() == QEvent::FocusIn && widget && widget->window() == window() && widget != this && !isAncestorOf(widget))
        finish();
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        finish();
    return QWidget::eventFilter(watched, event);
}

bool Popover::event(QEvent *event)
{
    const bool done = QWidget::event(event);
    if (event->type() == QEvent::LayoutRequest && isVisible())
        place();
    return done;
}

void Popover::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return finish();
    QWidget::keyPressEvent(event);
}

void Popover::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF box = QRectF(rect()).adjusted(px(shade), px(2), -px(shade), -px(shade + 6));
    paintShadow(painter, box, px(sizes().radius.card), shade);
    paintBox(painter, box, px(sizes().radius.card), tokens().tooltip, tokens().borderStrong);
}

} // namespace portreeve::ui
