// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>

#include <functional>

namespace portreeve::ui {

/// The head of Table and Tree: words aligned as their column is, and a way in for the keyboard (arrows move, Space or Enter sorts, Menu opens the columns).
class TableHeader : public QHeaderView
{
    Q_OBJECT

public:
    TableHeader(std::function<bool(int)> isRight, QWidget *parent);
    QSize sizeHint() const override;

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int logical) const override;
    void paintSection(QPainter *painter, const QRect &rect, int logical) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void move(int step);
    std::function<bool(int)> m_isRight;
    int m_cursor = 0; ///< visual index the keyboard stands on
};

} // namespace portreeve::ui
