// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scroll_face.h"

#include "ui/widgets/theme.h"

#include <QEvent>

namespace portreeve::ui {

ScrollFace::ScrollFace(QWidget *content, QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(content);
    viewport()->setAutoFillBackground(false); // the ground of what it lies on shows through
    content->setAutoFillBackground(false);
    content->installEventFilter(this);
}

QSize ScrollFace::minimumSizeHint() const
{
    return QSize(widget() ? widget()->minimumSizeHint().width() : 0, px(72));
}

bool ScrollFace::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace portreeve::ui
