// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chart_card.h"

#include "ui/widgets/chart.h"
#include "ui/widgets/draw_number.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/table.h"
#include "ui/widgets/table_copy.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStackedLayout>
#include <QStandardItemModel>

namespace portreeve::ui {
namespace {

constexpr int mark = 8;
constexpr int markGap = 8;
constexpr int entryGap = 16;
constexpr int totalsTall = 26;

qreal entryWidth(const ChartLegend::Entry &entry)
{
    return px(entry.line ? 12 : mark) + px(markGap) + QFontMetricsF(font(Type::Caption, 400)).horizontalAdvance(entry.name);
}

} // namespace

ChartLegend::ChartLegend(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ChartLegend::setEntries(const QList<Entry> &entries)
{
    m_entries = entries;
    QStringList names;
    for (const Entry &entry : entries)
        names.append(entry.name);
    setAccessibleName(names.join(QStringLiteral(", ")));
    setVisible(!entries.isEmpty());
    updateGeometry();
    update();
}

QList<ChartLegend::Entry> ChartLegend::entriesOf(const ChartData &data)
{
    QList<Entry> entries;
    for (const ChartBar &bar : data.bars)
        entries.append({bar.ink, bar.name, false, bar.opacity});
    for (const ChartLine &line : data.lines) {
        if (!line.named && !line.name.isEmpty() && !line.dashed)
            entries.append({line.ink, line.name, true, 1});
    }
    return entries;
}

QSize ChartLegend::sizeHint() const
{
    qreal wide = 0;
    for (const Entry &entry : m_entries)
        wide += entryWidth(entry) + px(entryGap);
    return QSize(qCeil(wide), px(16));
}

void ChartLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    qreal x = 0;
    for (const Entry &entry : m_entries) {
        const qreal wide = entryWidth(entry);
        if (x + wide > width())
            return; // the table names them all
        QColor ink = chartColor(entry.ink);
        ink.setAlphaF(entry.opacity);
        const qreal side = px(mark);
        if (entry.line)
            paintBox(painter, QRectF(x, (height() - px(2)) / 2.0, px(12), px(2)), 1, ink);
        else
            paintBox(painter, QRectF(x, (height() - side) / 2, side, side), px(2), ink);
        const qreal words = x + px(entry.line ? 12 : mark) + px(markGap - 1);
        paintText(painter, QRectF(words, 0, wide, height()), Qt::AlignLeft, ui::font(Type::Caption, 400), entry.name, tokens().text2);
        x += wide + px(entryGap);
    }
}

ChartTotals::ChartTotals(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Minimum);
}

void ChartTotals::set(const QList<Row> &rows, const QString &sumName, const QString &sum)
{
    m_rows = rows;
    m_sumName = sumName;
    m_sum = sum;
    QStringList words;
    for (const Row &row : rows)
        words.append(row.name + QLatin1Char(' ') + row.total);
    setAccessibleName(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize ChartTotals::sizeHint() const
{
    return QSize(px(200), int(m_rows.size() + (m_sum.isEmpty() ? 0 : 1)) * px(totalsTall) + px(10));
}

void ChartTotals::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    const qreal side = px(10);
    const qreal tall = px(totalsTall);
    qreal y = 0;
    for (const Row &row : m_rows) {
        paintBox(painter, QRectF(0, y + (tall - side) / 2, side, side), px(2), chartColor(row.ink));
        const qreal total = drawNumber(painter, QRectF(0, y, width(), tall), Qt::AlignRight, ui::font(Type::Small, 500), row.total, t.text1);
        Q_UNUSED(total)
        const qreal room = width() - px(18) - numberWidth(ui::font(Type::Small, 500), row.total) - px(8);
        paintText(painter, QRectF(px(18), y, room, tall), Qt::AlignLeft, ui::font(Type::Small), row.name, t.text1, Qt::ElideMiddle);
        y += tall;
    }
    if (m_sum.isEmpty())
        return;
    paintLine(painter, QPointF(0, y + px(4)), width(), Qt::Horizontal, t.border);
    const QRectF line(0, y + px(8), width(), tall);
    paintText(painter, line, Qt::AlignLeft, ui::font(Type::Small, 600), m_sumName, t.text1);
    drawNumber(painter, line, Qt::AlignRight, ui::font(Type::Small, 600), m_sum, t.text1);
}

ChartCard::ChartCard(const QString &title, const QString &hint, QWidget *parent)
    : Card(title, hint, parent), m_chart(new Chart), m_legend(new ChartLegend), m_faces(new QStackedLayout), m_row(new QHBoxLayout)
{
    addControl(m_legend);
    space(m_row, 0, 16);
    m_row->addLayout(m_faces, 1);
    body()->addLayout(m_row, 1);
    m_faces->addWidget(m_chart); // now that there is a parent: a stack shows its first widget, and that would be a window
}

void ChartCard::setData(const ChartData &data)
{
    ChartData named = data;
    if (named.title.isEmpty())
        named.title = accessibleName();
    m_chart->setData(named);
    m_legend->setEntries(m_totals || !m_hasLegend ? QList<ChartLegend::Entry>() : ChartLegend::entriesOf(data));
    if (showsTable())
        fillTable();
}

void ChartCard::setTotals(const QList<ChartTotals::Row> &rows, const QString &sumName, const QString &sum)
{
    if (!m_totals) {
        m_totals = new ChartTotals;
        m_row->addWidget(m_totals, 0, Qt::AlignTop);
    }
    m_totals->set(rows, sumName, sum);
    m_legend->setEntries({});
}

void ChartCard::setLegendShown(bool shown)
{
    m_hasLegend = shown;
    m_legend->setEntries(shown && !m_totals ? ChartLegend::entriesOf(m_chart->data()) : QList<ChartLegend::Entry>());
}

bool ChartCard::showsTable() const
{
    return m_table && m_faces->currentWidget() == m_table;
}

void ChartCard::showTable(bool table)
{
    if (table && !m_table) {
        m_table = new Table;
        m_table->setModel(new QStandardItemModel(m_table));
        m_table->setFirstInset(8);
        m_faces->addWidget(m_table);
    }
    if (table)
        fillTable();
    m_faces->setCurrentWidget(table ? static_cast<QWidget *>(m_table) : m_chart);
    (table ? static_cast<QWidget *>(m_table) : m_chart)->setFocus();
}

void ChartCard::fillTable()
{
    auto *model = static_cast<QStandardItemModel *>(m_table->model());
    model->clear();
    const QStringList heads = m_chart->tableHeads();
    model->setHorizontalHeaderLabels(heads);
    for (const QStringList &row : m_chart->tableRows()) {
        QList<QStandardItem *> items;
        for (const QString &text : row)
            items.append(new QStandardItem(text));
        model->appendRow(items);
    }
    QList<Column> columns{{Cell::Main, 190}};
    const qsizetype figures = qMax<qsizetype>(1, heads.size() - 1);
    const int room = int(((showsTable() ? m_table->width() : m_chart->width()) / theme().scale - 190 - 12) / double(figures)); // 12: the scroll bar
    for (qsizetype i = 1; i < heads.size(); ++i)
        columns.append({Cell::Number, qBound(72, room, 140)});
    m_table->setColumns(columns);
}

QString ChartCard::dataAsText() const
{
    QString text = m_chart->tableHeads().join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (const QStringList &row : m_chart->tableRows())
        text += row.join(QLatin1Char('\t')) + QLatin1Char('\n');
    return text;
}

void ChartCard::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction *table = menu->addAction(tr("Show as table") + QStringLiteral("\tT"));
    table->setCheckable(true);
    table->setChecked(showsTable());
    connect(table, &QAction::triggered, this, &ChartCard::showTable);
    menu->addSeparator();
    connect(menu->addAction(ui::icon(QStringLiteral("copy")), tr("Copy data")), &QAction::triggered, this, [this] { QApplication::clipboard()->setText(dataAsText()); });
    connect(menu->addAction(tr("Copy picture")), &QAction::triggered, this, [this] { QApplication::clipboard()->setPixmap(grab()); });
    menu->popup(event->globalPos());
}

void ChartCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_T && event->modifiers() == Qt::NoModifier)
        return showTable(!showsTable());
    Card::keyPressEvent(event);
}

} // namespace portreeve::ui
