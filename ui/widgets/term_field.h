// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/filter_bar.h"

#include <QLineEdit>

namespace portreeve::ui {

/// The bare line inside a FilterBar: what is typed, its completion in text3, and a red line under what is wrong.
class TermField : public QLineEdit
{
    Q_OBJECT

public:
    explicit TermField(QWidget *parent = nullptr);
    void setHint(const TypedHint &hint);

signals:
    void leftAtBegin(); ///< Backspace or Left with the cursor at the beginning
    void down();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    TypedHint m_hint;
};

} // namespace portreeve::ui
