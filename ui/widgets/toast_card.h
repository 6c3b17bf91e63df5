// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/toast.h"

namespace portreeve::ui {

/// One toast as it stands in a window; toast.cpp keeps the pile. Also used bare in the gallery.
class ToastCard : public QWidget
{
    Q_OBJECT

public:
    explicit ToastCard(const Toast &toast, QWidget *parent = nullptr);
    ~ToastCard() override;

signals:
    void done();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void tick();
    void showLeft();

    Toast m_toast;
    int m_left;
    bool m_acted = false;
    QTimer *m_timer;
    QWidget *m_ring = nullptr;
};

} // namespace portreeve::ui
