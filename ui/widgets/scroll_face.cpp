// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/scroll_face.h"

#include "ui/widgets/theme.h"

#include <QEvent>

namespace portreeve::ui {

ScrollFace::ScrollFace(QWidget *content, QWidget *parent) : QScrollArea(parent)
{
    layInto(this, content);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
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

void layInto(QScrollArea *area, QWidget *content)
{
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false); // setWidget() turned it on
}

QScrollArea *scrolled(QWidget *content)
{
    auto *area = new QScrollArea;
    layInto(area, content);
    return area;
}

} // namespace portreeve::ui
