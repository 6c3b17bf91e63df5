// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/requests/request_list.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

constexpr int mostCopied = 10'000; // more belongs into an export
constexpr int modelColumn = 2;
constexpr int firstTokenColumn = 7;
constexpr int modelLeast = 130; // px at 100 %
constexpr int modelGood = 170;
constexpr int modelMost = 340;

} // namespace

RequestList::RequestList(QWidget *parent)
    : QWidget(parent), m_faces(new QStackedLayout(this)), m_skeleton(new Skeleton({3, 2, 5, 3, 3, 2, 2})), m_full(new QWidget), m_table(new Table),
      m_empty(new EmptyState(Empty::NothingYet)), m_banner(new Banner(Tone::Bad)), m_retry(m_banner->addButton({})), m_pill(new Button({}, ButtonKind::Primary, m_full))
{
    setObjectName(QStringLiteral("requests.list"));
    m_table->setObjectName(QStringLiteral("requests.table"));
    m_empty->setObjectName(QStringLiteral("requests.empty"));
    m_banner->setObjectName(QStringLiteral("requests.stale"));
    m_retry->setObjectName(QStringLiteral("requests.retry"));
    m_pill->setObjectName(QStringLiteral("requests.pill"));
    auto *skeleton = new QWidget;
    auto *place = new QVBoxLayout(skeleton);
    space(place, QMargins(12, 28, 12, 0), 0);
    place->addWidget(m_skeleton);
    auto *column = new QVBoxLayout(m_full);
    space(column, 0, 0);
    column->addWidget(m_banner);
    column->addWidget(m_table, 1);
    m_faces->addWidget(skeleton);
    m_faces->addWidget(m_full);
    m_faces->addWidget(m_empty);
    m_banner->hide();
    m_pill->setSmall(true);
    m_pill->setFocusPolicy(Qt::TabFocus);
    m_pill->hide();
    m_table->setFirstInset(12);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);
    m_table->viewport()->installEventFilter(this);
    connect(m_table, &Table::columnsChanged, this, &RequestList::lookAtColumns);
    connect(m_retry, &QPushButton::clicked, this, &RequestList::retryWanted);
    connect(m_pill, &QPushButton::clicked, this, &RequestList::toTop);
    connect(m_table->verticalScrollBar(), &QScrollBar::valueChanged, this, &RequestList::follow);
    connect(m_table, &Table::peeked, this, &RequestList::peekWanted);
    connect(m_table, &QTableView::clicked, this, &RequestList::paneWanted);
    connect(m_table, &QTableView::activated, this, &RequestList::openWanted);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        const QModelIndex index = m_table->indexAt(at);
        if (index.isValid())
            emit menuWanted(m_table->viewport()->mapToGlobal(at), index.column());
    });
    retranslate();
}

void RequestList::setModel(RequestsModel *model)
{
    m_model = model;
    m_table->setSortingEnabled(false);
    m_table->setModel(model);
    QList<Column> columns;
    for (const RequestColumn &each : RequestsModel::columns())
        columns.append({each.cell, each.width, each.shown});
    m_table->setColumns(columns);
    m_table->horizontalHeader()->setSortIndicator(0, Qt::DescendingOrder);
    m_table->setSortingEnabled(true);
    m_hasOwnColumns = false;
    m_layout = layoutOfColumns();
    fitColumns();
    connect(model, &RequestsModel::sortRefused, this, &RequestList::settleSort, Qt::QueuedConnection);
    connect(model, &RequestsModel::heldChanged, this, &RequestList::follow);
    connect(model, &RequestsModel::arrived, this, [this](int rows) { m_table->flashRows(0, rows - 1); });
    connect(model, &QAbstractItemModel::modelReset, this, [this] { m_table->scrollToTop(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RequestList::currentChanged);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RequestList::selectionChanged);
}

void RequestList::restoreColumns(const QByteArray &state)
{
    m_isFitting = true;
    m_hasOwnColumns = !state.isEmpty() && m_table->restoreColumns(state);
    m_isFitting = false;
    m_layout = layoutOfColumns();
    fitColumns();
}

void RequestList::fitColumns()
{
    QHeaderView *head = m_table->horizontalHeader();
    if (m_hasOwnColumns || m_isFitting || head->count() <= modelColumn)
        return;
    m_isFitting = true;
    const auto &columns = RequestsModel::columns();
    int others = 0;
    for (int column = 0; column < head->count(); ++column)
        others += column != modelColumn && columns[column].shown ? px(columns[column].width) : 0;
    const int room = m_table->viewport()->width() - others;
    const bool isTight = room < px(modelGood);
    m_table->setColumnHidden(firstTokenColumn, isTight); // the pane tells it too
    head->resizeSection(modelColumn, qBound(px(modelLeast), room + (isTight ? px(columns[firstTokenColumn].width) : 0), px(modelMost)));
    m_layout = layoutOfColumns();
    m_isFitting = false;
}

/// Which columns, in which order, how wide: without the last, which is stretched, and Model, unless it is being dragged.
QByteArray RequestList::layoutOfColumns() const
{
    const QHeaderView *head = m_table->horizontalHeader();
    QByteArray layout;
    int last = -1;
    for (int visual = 0; visual < head->count(); ++visual) {
        if (!head->isSectionHidden(head->logicalIndex(visual)))
            last = head->logicalIndex(visual);
    }
    for (int visual = 0; visual < head->count(); ++visual) {
        const int column = head->logicalIndex(visual);
        const bool isFree = column == last || head->isSectionHidden(column) || (column == modelColumn && QGuiApplication::mouseButtons() == Qt::NoButton);
        layout += QByteArray::number(column) + ':' + (head->isSectionHidden(column) ? "-" : isFree ? "*" : QByteArray::number(head->sectionSize(column))) + ' ';
    }
    return layout;
}

void RequestList::lookAtColumns()
{
    const QByteArray layout = layoutOfColumns();
    if (m_isFitting || m_layout.isEmpty() || layout == m_layout)
        return;
    m_layout = layout;
    m_hasOwnColumns = true;
    emit columnsChosen();
}

/// A head that the server cannot sort by shows what the list is sorted by.
void RequestList::settleSort()
{
    const QSignalBlocker quiet(m_table->horizontalHeader());
    m_table->horizontalHeader()->setSortIndicator(m_model->sortColumn(), m_model->query().descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    m_table->horizontalHeader()->viewport()->update();
}

void RequestList::showWaiting()
{
    m_faces->setCurrentIndex(0);
    m_skeleton->setWaiting(true);
}

void RequestList::showRows()
{
    m_skeleton->setWaiting(false);
    m_faces->setCurrentIndex(1);
    follow();
}

void RequestList::showEmpty()
{
    m_skeleton->setWaiting(false);
    m_faces->setCurrentIndex(2);
}

bool RequestList::isEmptyShown() const
{
    return m_faces->currentIndex() == 2;
}

void RequestList::setStale(const QString &title, const QString &reason)
{
    m_table->setDimmed(!title.isEmpty());
    m_banner->set(Tone::Bad, title, reason);
    m_banner->setVisible(!title.isEmpty());
}

QModelIndex RequestList::current() const
{
    return m_table->currentIndex();
}

qint64 RequestList::selectedCount() const
{
    qint64 count = 0;
    const QItemSelection ranges = m_table->selectionModel() ? m_table->selectionModel()->selection() : QItemSelection();
    for (const QItemSelectionRange &range : ranges) // never row by row: all may be a million
        count += range.left() == 0 ? range.height() : 0;
    return count;
}

QList<int> RequestList::selectedRows(int most) const
{
    QList<int> rows;
    const QItemSelection ranges = m_table->selectionModel() ? m_table->selectionModel()->selection() : QItemSelection();
    for (const QItemSelectionRange &range : ranges) {
        for (int row = range.top(); row <= range.bottom() && rows.size() < most; ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

void RequestList::toTop()
{
    m_table->scrollToTop();
    follow();
}

/// At the top new rows come in; further down they are kept back and counted.
void RequestList::follow()
{
    if (!m_model)
        return;
    m_model->setHolding(m_table->verticalScrollBar()->value() > m_table->rowHeight(0) / 2);
    const int held = m_model->held();
    m_pill->setVisible(held > 0);
    if (held == 0)
        return;
    m_pill->setText(tr("%1 new").arg(countText(held)));
    m_pill->setAccessibleName(tr("%1 new requests, show them").arg(countText(held)));
    placePill();
}

void RequestList::placePill()
{
    m_pill->adjustSize();
    m_pill->move((m_full->width() - m_pill->width()) / 2, m_table->y() + m_table->horizontalHeader()->height() + px(8));
    m_pill->raise();
}

void RequestList::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placePill();
}

bool RequestList::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitColumns();
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Escape) {
        emit escaped();
        return true;
    }
    if (key->matches(QKeySequence::Copy) && selectedCount() > mostCopied) {
        emit copyTooMany();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void RequestList::retranslate()
{
    m_table->setAccessibleName(tr("Requests"));
    m_retry->setText(tr("Try again"));
    follow();
}

} // namespace portreeve::ui
