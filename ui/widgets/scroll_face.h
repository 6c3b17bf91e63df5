// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace portreeve::ui {

/// A face of a page (or a list in a card) that scrolls by itself where the window is too small for it: large text, a narrow screen. It asks for no height of its own and is no stop for Tab.
class ScrollFace : public QScrollArea
{
    Q_OBJECT

public:
    explicit ScrollFace(QWidget *content, QWidget *parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

/// Lays `content` into `area`: as wide as it, no frame, no stop for Tab, and the ground of what the area lies on shows through.
void layInto(QScrollArea *area, QWidget *content);
QScrollArea *scrolled(QWidget *content);

} // namespace portreeve::ui
