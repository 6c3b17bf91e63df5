// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/row_list.h"

namespace portreeve::ui {

/// A RowList that takes the height it is given: in a small window it loses rows, never their height. Rows that did not change are left alone, so that a click is not lost under a refresh.
class FittedRows : public QWidget
{
    Q_OBJECT

public:
    explicit FittedRows(QWidget *parent = nullptr);
    void setRows(const QList<ListRow> &rows);
    int shown() const { return m_shown; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void chosen(const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int fitting() const;
    void fit();

    RowList *m_list;
    QList<ListRow> m_rows;
    int m_shown = -1;
};

/// How high a row of that kind is, px.
int rowHeight(const ListRow &row);
/// The rows as one text, to see whether anything changed.
QString rowsPrint(const QList<ListRow> &rows);

} // namespace portreeve::ui
