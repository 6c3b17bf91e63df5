// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/table.h"

#include "ui/widgets/paint.h"
#include "ui/widgets/table_copy.h"
#include "ui/widgets/table_header.h"

#include <QApplication>
#include <QClipboard>
#include <QHoverEvent>
#include <QMenu>
#include <QPainter>
#include <QTimerEvent>

namespace portreeve::ui {
namespace {

constexpr int flashMs = 600;

bool isPlace(QEvent::Type type)
{
    return type == QEvent::HoverMove || type == QEvent::HoverEnter || type == QEvent::MouseMove;
}

bool compactRows = false; // part of the theme: one choice in a process

} // namespace

int densityHeight(Density density)
{
    const auto &height = sizes().height;
    if (density == Density::Roomy)
        return px(compactRows ? height.row : height.rowRoomy);
    return px(density == Density::Compact || compactRows ? height.rowCompact : height.row);
}

void setCompactRows(bool compact)
{
    compactRows = compact;
}

Table::Table(QWidget *parent) : QTableView(parent)
{
    setHorizontalHeader(new TableHeader([this](int column) { return isRightAligned(cellOf(column)); }, this));
    horizontalHeader()->setSectionsClickable(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed); // ResizeToContents walks every row
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    viewport()->setMouseTracking(true);
    connect(horizontalHeader(), &QHeaderView::customContextMenuRequested, this, [this](const QPoint &at) {
        QMenu *menu = columnMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(horizontalHeader()->mapToGlobal(at));
    });
    for (const auto changed : {&QHeaderView::sectionResized, &QHeaderView::sectionMoved})
        connect(horizontalHeader(), changed, this, &Table::columnsChanged);
    m_clock.start();
    restyle();
}

void Table::setColumns(const QList<Column> &columns)
{
    m_columns = columns;
    for (qsizetype i = 0; i < columns.size(); ++i) {
        auto *old = qobject_cast<CellDelegate *>(itemDelegateForColumn(int(i)));
        setItemDelegateForColumn(int(i), new CellDelegate(columns[i].cell, this));
        delete old;
        horizontalHeader()->resizeSection(int(i), px(columns[i].width));
        setColumnHidden(int(i), !columns[i].shown);
    }
}

Cell Table::cellOf(int column) const
{
    return column >= 0 && column < m_columns.size() ? m_columns[column].cell : Cell::Text;
}

void Table::setDensity(Density density)
{
    m_density = density;
    restyle();
}

void Table::setFirstInset(int at100)
{
    m_inset = at100;
    restyle();
}

int Table::firstInset() const
{
    return px(m_inset);
}

bool Table::isFirstColumn(int logical) const
{
    const QHeaderView *head = horizontalHeader();
    for (int visual = 0; visual < head->count(); ++visual) {
        const int each = head->logicalIndex(visual);
        if (!head->isSectionHidden(each))
            return each == logical;
    }
    return false;
}

void Table::setDimmed(bool dimmed)
{
    if (m_dimmed == dimmed)
        return;
    m_dimmed = dimmed;
    viewport()->update();
}

void Table::flashRows(int first, int last)
{
    if (motion(Motion::Normal) == 0)
        return;
    for (int row = first; row <= last && row < first + 200; ++row)
        m_flashes.insert(row, m_clock.elapsed());
    m_flashTimer.start(33, this);
}

QColor Table::flash(int row) const
{
    const auto start = m_flashes.constFind(row);
    if (start == m_flashes.constEnd())
        return {};
    const qreal left = 1.0 - qreal(m_clock.elapsed() - *start) / flashMs;
    return left > 0 ? faded(tokens().accentSoft, left) : QColor();
}

void Table::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_flashTimer.timerId())
        return QTableView::timerEvent(event);
    m_flashes.removeIf([now = m_clock.elapsed()](const auto &each) { return now - each.value() > flashMs; });
    if (m_flashes.isEmpty())
        m_flashTimer.stop();
    viewport()->update();
}

QMenu *Table::columnMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    for (int column = 0; model() && column < model()->columnCount(); ++column) {
        QAction *each = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        each->setCheckable(true);
        each->setChecked(!isColumnHidden(column));
        connect(each, &QAction::toggled, this, [this, column](bool on) {
            setColumnHidden(column, !on);
            emit columnsChanged();
        });
    }
    return menu;
}

QByteArray Table::saveColumns() const
{
    return horizontalHeader()->saveState();
}

bool Table::restoreColumns(const QByteArray &state)
{
    const QByteArray before = horizontalHeader()->saveState();
    const int count = horizontalHeader()->count();
    if (horizontalHeader()->restoreState(state) && horizontalHeader()->count() == count)
        return true;
    horizontalHeader()->restoreState(before);
    return false;
}

QString Table::selectionText(CopyForm form) const
{
    return rowsAsText(*this, form);
}

bool Table::viewportEvent(QEvent *event)
{
    if (isPlace(event->type()))
        setHovered(rowAt(static_cast<QSinglePointEvent *>(event)->position().toPoint().y()));
    if (event->type() == QEvent::HoverLeave || event->type() == QEvent::Leave)
        setHovered(-1);
    return QTableView::viewportEvent(event);
}

void Table::setHovered(int row)
{
    if (row == m_hovered)
        return;
    for (const int each : {std::exchange(m_hovered, row), row}) {
        if (each >= 0)
            viewport()->update(0, rowViewportPosition(each), viewport()->width(), QTableView::rowHeight(each));
    }
}

void Table::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        QApplication::clipboard()->setText(selectionText(CopyForm::Tsv));
        return;
    }
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        emit peeked(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void Table::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        restyle();
}

void Table::restyle()
{
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(densityHeight(m_density));
    horizontalHeader()->setProperty("firstInset", m_inset);
    viewport()->update();
}

} // namespace portreeve::ui
