// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/table.h"

#include <QTreeView>

namespace portreeve::ui {

/// The rows of a Table as a tree: uniform heights, whole-row selection, icons in the first column. The first column begins under the page's title: chevron, icon, words.
class Tree : public QTreeView
{
    Q_OBJECT

public:
    explicit Tree(QWidget *parent = nullptr);

    void setColumns(const QList<Column> &columns);
    void setDensity(Density density);
    void setFirstInset(int at100);
    /// Where the words of a row's first column begin, for its depth.
    int inset(const QModelIndex &index) const;
    int rowTall() const { return densityHeight(m_density); }

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void drawBranches(QPainter *, const QRect &, const QModelIndex &) const override {}
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QRect chevron(const QModelIndex &index) const;
    void restyle();

    QList<Column> m_columns;
    Density m_density = Density::Roomy;
    int m_firstInset = 20;
    QPersistentModelIndex m_hovered;
};

} // namespace portreeve::ui
