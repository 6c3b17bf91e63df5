// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/fitted_rows.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QVBoxLayout>

namespace portreeve::ui {

FittedRows::FittedRows(QWidget *parent) : QWidget(parent), m_list(new RowList(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
    connect(m_list, &RowList::chosen, this, &FittedRows::chosen);
}

void FittedRows::setRows(const QList<ListRow> &rows)
{
    if (m_shown >= 0 && rowsPrint(rows) == rowsPrint(m_rows))
        return;
    m_rows = rows;
    m_shown = -1;
    fit();
}

QSize FittedRows::sizeHint() const
{
    int tall = 0;
    for (const ListRow &row : m_rows)
        tall += rowHeight(row);
    return QSize(px(240), qMax(tall, px(33)));
}

QSize FittedRows::minimumSizeHint() const
{
    return QSize(px(160), px(72));
}

void FittedRows::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

void FittedRows::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::StyleChange)
        return;
    m_shown = -1;
    fit();
}

int FittedRows::fitting() const
{
    int tall = 0;
    int count = 0;
    for (const ListRow &row : m_rows) {
        tall += rowHeight(row);
        if (tall > height() + px(4) && count > 0) // the air under the last row may go
            break;
        ++count;
    }
    return count;
}

void FittedRows::fit()
{
    m_list->setGeometry(rect());
    const int count = fitting();
    if (count == m_shown)
        return;
    m_shown = count;
    m_list->setRows(m_rows.mid(0, count));
    m_list->setAccessibleName(accessibleName());
}

int rowHeight(const ListRow &row)
{
    return px(row.second.isEmpty() && !row.share ? 33 : 44);
}

QString rowsPrint(const QList<ListRow> &rows)
{
    QStringList all;
    for (const ListRow &row : rows)
        all.append(QStringList{row.id, QString::number(row.tone), row.lead, row.code, row.title, row.second, row.number, QString::number(row.direction), row.change,
                               QString::number(int(row.changeTone)), row.right, row.link, row.share ? QString::number(*row.share) : QString()}
                       .join(QChar(0x1F)));
    return all.join(QChar(0x1E));
}

} // namespace portreeve::ui
