// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/bill.h"

#include "ui/widgets/draw_number.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/paint.h"

#include <QEvent>
#include <QPainter>

namespace portreeve::ui {
namespace {

constexpr int itemTall = 24;
constexpr int discountTall = 30;
constexpr int totalTall = 34;
constexpr int noteTall = 24;

int tall(BillLine::Kind kind)
{
    return px(kind == BillLine::Total ? totalTall : kind == BillLine::Discount ? discountTall : itemTall);
}

} // namespace

Bill::Bill(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("What it cost"));
}

void Bill::setLines(const QList<BillLine> &lines, const QString &note)
{
    m_lines = lines;
    m_note = note;
    setAccessibleDescription(note);
    updateGeometry();
    update();
}

int Bill::top(int line) const
{
    int y = 0;
    for (int i = 0; i < line; ++i)
        y += tall(m_lines[i].kind);
    return y;
}

QSize Bill::sizeHint() const
{
    return QSize(px(360), top(int(m_lines.size())) + (m_note.isEmpty() ? 0 : px(noteTall)));
}

QSize Bill::minimumSizeHint() const
{
    return QSize(px(260), sizeHint().height());
}

QStringList Bill::spokenParts() const
{
    QStringList parts;
    for (const BillLine &line : m_lines)
        parts.append(QStringList{line.name, line.quantity, line.price, line.amount}.join(QLatin1Char(' ')).simplified());
    return parts;
}

QRect Bill::spokenRect(int part) const
{
    return QRect(0, top(part), width(), tall(m_lines[part].kind));
}

void Bill::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    const QFont &small = ui::font(Type::Small);
    const qreal right = width();
    const qreal amounts = px(84);
    const qreal prices = px(100);
    qreal y = 0;
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const BillLine &line = m_lines[i];
        const qreal high = tall(line.kind);
        if (i > 0 && line.kind != BillLine::Item && line.kind != m_lines[i - 1].kind)
            paintLine(painter, QPointF(0, y + px(2)), right, Qt::Horizontal, line.kind == BillLine::Total ? t.borderStrong : t.border);
        const bool total = line.kind == BillLine::Total;
        const QFont words = total ? ui::font(Type::Strong) : small;
        const QRectF row(0, y + (line.kind == BillLine::Item ? 0 : px(3)), right, high - (line.kind == BillLine::Item ? 0 : px(3)));
        paintText(painter, row.adjusted(0, 0, -amounts - (line.quantity.isEmpty() ? px(4) : prices + px(70)), 0), Qt::AlignLeft, words, line.name,
                  line.kind == BillLine::Discount ? t.text2 : t.text1);
        drawNumber(painter, row.adjusted(0, 0, -amounts - prices, 0), Qt::AlignRight, small, line.quantity, t.text1);
        drawNumber(painter, row.adjusted(0, 0, -amounts - px(2), 0), Qt::AlignRight, small, line.price, t.text3);
        const QColor ink = line.kind == BillLine::Discount ? t.success : t.text1;
        const qsizetype quiet = line.kind == BillLine::Discount ? 0 : quietLength(line.amount);
        drawQuietNumber(painter, row, Qt::AlignRight, total ? ui::font(Type::Section) : small, line.amount, quiet, t.text3, ink);
        y += high;
    }
    paintText(painter, QRectF(0, y, right, px(noteTall)), Qt::AlignLeft, ui::font(Type::Caption, 400), m_note, t.text2);
}

void Bill::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("What it cost"));
}

} // namespace portreeve::ui
