// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/heat_map.h"

#include "ui/widgets/draw_number.h"
#include "ui/widgets/label.h"
#include "ui/widgets/paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <cmath>

namespace portreeve::ui {
namespace {

constexpr int footTall = 22;

QColor heat(double share)
{
    const QColor from = tokens().sunken;
    const QColor to = tokens().accent;
    const auto mix = [share](int a, int b) { return int(a + (b - a) * share + 0.5); };
    return QColor(mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue()));
}

} // namespace

HeatMap::HeatMap(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void HeatMap::setData(const HeatData &data)
{
    m_data = data;
    m_most = 0;
    for (const QList<double> &row : data.values) {
        for (const double value : row)
            m_most = std::isfinite(value) ? qMax(m_most, value) : m_most;
    }
    update();
}

QSize HeatMap::sizeHint() const
{
    return QSize(px(360), px(44) * int(qMax<qsizetype>(1, m_data.rows.size())) + px(footTall));
}

qreal HeatMap::left() const
{
    qreal wide = 0;
    for (const QString &row : m_data.rows)
        wide = qMax(wide, QFontMetricsF(ui::font(Type::Small)).horizontalAdvance(row));
    return wide + px(18);
}

QRectF HeatMap::cell(int row, int column, qreal left) const
{
    const qreal columns = row >= 0 && row < m_data.values.size() ? qMax<qsizetype>(1, m_data.values[row].size()) : 1;
    const qreal wide = (width() - left) / columns;
    const qreal tall = qreal(height() - px(footTall)) / qMax<qsizetype>(1, m_data.rows.size());
    return QRectF(left + column * wide, row * tall, wide, tall).adjusted(0, 0, -px(2), -px(3));
}

void HeatMap::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    const qreal left = this->left(); // measures all names: once a paint, not once a cell
    for (int row = 0; row < m_data.values.size(); ++row) {
        const QRectF first = cell(row, 0, left);
        paintText(painter, QRectF(0, first.top(), left - px(10), first.height()), Qt::AlignLeft, ui::font(Type::Small), m_data.rows.value(row), t.text2);
        for (int column = 0; column < m_data.values[row].size(); ++column) {
            const double value = m_data.values[row][column];
            const bool here = row == m_row && column == m_column;
            if (std::isfinite(value))
                paintBox(painter, cell(row, column, left), px(2), heat(m_most > 0 ? qBound(0.0, value / m_most, 1.0) : 0), here ? t.text1 : QColor());
            else if (here)
                paintBox(painter, cell(row, column, left), px(2), QColor(), t.text1);
        }
    }
    for (int column = 0; column < m_data.columns.size(); ++column) {
        const QRectF above = cell(0, column, left);
        const qreal wide = numberWidth(ui::font(Type::Caption, 400), m_data.columns[column]);
        drawNumber(painter, QRectF(qMin(above.left(), width() - wide), height() - px(18), wide, px(16)), Qt::AlignLeft, ui::font(Type::Caption, 400),
                   m_data.columns[column], t.text2);
    }
}

void HeatMap::moveTo(int row, int column)
{
    m_row = row;
    m_column = column;
    const bool inside = row >= 0 && row < m_data.values.size() && column >= 0 && column < m_data.values[row].size();
    const double value = inside ? m_data.values[row][column] : NAN;
    const QString words = !inside ? QString()
                                  : QStringLiteral("%1, %2: %3").arg(m_data.rows.value(row), m_data.columns.value(column),
                                                                    std::isfinite(value) && m_data.say ? m_data.say(value) : tr("nothing known"));
    setAccessibleDescription(words);
    setToolTip(plainTip(words));
    update();
}

void HeatMap::keyPressEvent(QKeyEvent *event)
{
    const int rows = int(m_data.values.size());
    if (rows == 0)
        return QWidget::keyPressEvent(event);
    const int row = qMax(0, m_row);
    const int column = qMax(0, m_column);
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(row, qMax(0, column - 1));
    case Qt::Key_Right:
        return moveTo(row, qMin(int(m_data.values[row].size()) - 1, column + 1));
    case Qt::Key_Up:
        return moveTo(qMax(0, row - 1), column);
    case Qt::Key_Down:
        return moveTo(qMin(rows - 1, row + 1), column);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit activated(row, column);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void HeatMap::mouseMoveEvent(QMouseEvent *event)
{
    const qreal left = this->left();
    for (int row = 0; row < m_data.values.size(); ++row) {
        const QRectF first = cell(row, 0, left);
        if (event->position().y() < first.top() || event->position().y() > first.bottom() || event->position().x() < first.left())
            continue;
        const int column = int((event->position().x() - first.left()) / (first.width() + px(2)));
        if (row != m_row || column != m_column)
            moveTo(row, column);
        return;
    }
    moveTo(-1, -1);
}

void HeatMap::mousePressEvent(QMouseEvent *)
{
    if (m_row >= 0)
        emit activated(m_row, m_column);
}

void HeatMap::leaveEvent(QEvent *)
{
    moveTo(-1, -1);
}

HeatScale::HeatScale(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void HeatScale::set(const QString &low, const QString &high)
{
    m_low = low;
    m_high = high;
    setAccessibleName(tr("From %1 to %2").arg(low, high));
    updateGeometry();
    update();
}

QSize HeatScale::sizeHint() const
{
    const QFont &words = ui::font(Type::Caption, 400);
    return QSize(qCeil(numberWidth(words, m_low) + numberWidth(words, m_high)) + px(70 + 14), px(16));
}

void HeatScale::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QFont words = ui::font(Type::Caption, 400);
    const qreal end = drawNumber(painter, rect(), Qt::AlignLeft, words, m_low, tokens().text2);
    constexpr int parts = 14;
    for (int i = 0; i < parts; ++i)
        painter.fillRect(QRectF(end + px(7) + i * px(5), (height() - px(8)) / 2.0, px(5), px(8)), heat(i / double(parts - 1)));
    drawNumber(painter, rect(), Qt::AlignRight, words, m_high, tokens().text2);
}

} // namespace portreeve::ui
