// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_list.h"

#include "ui/widgets/cells.h"
#include "ui/widgets/draw_number.h"
#include "ui/widgets/group_key.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/paint.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyleOption>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

class Row : public QAbstractButton
{
public:
    Row(const ListRow &row, bool last, QWidget *parent) : QAbstractButton(parent), m_row(row), m_last(last)
    {
        setAttribute(Qt::WA_Hover);
        setCursor(row.id.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
        setFocusPolicy(row.id.isEmpty() ? Qt::NoFocus : Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setAccessibleName(QStringList{row.lead, row.code, row.title, row.second, row.number, row.change, row.right}.join(QLatin1Char(' ')).simplified());
        setAccessibleDescription(row.link);
    }

    QSize sizeHint() const override
    {
        const int tall = m_row.second.isEmpty() && !m_row.share ? 33 : 44;
        return QSize(px(160), px(tall));
    }
    QSize minimumSizeHint() const override { return QSize(px(120), sizeHint().height()); }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            click();
        else if (!leaveToGroup(event))
            QAbstractButton::keyPressEvent(event);
    }

    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokens();
        QPainter painter(this);
        QStyleOption option;
        option.initFrom(this);
        if (hasFocus() && (option.state & QStyle::State_KeyboardFocusChange))
            paintFocus(painter, QRectF(rect()).adjusted(0, 1, 0, -2), px(4));
        if (!m_last)
            paintLine(painter, QPointF(0, height() - 1), width(), Qt::Horizontal, t.hairline);
        const QRectF line(0, m_row.second.isEmpty() ? (m_row.share ? px(7) : 0) : px(5), width(), m_row.second.isEmpty() && !m_row.share ? height() : px(18));
        const qreal left = paintLead(painter, line);
        const qreal right = paintTail(painter, line);
        const QFont title = ui::font(Type::Body, m_row.second.isEmpty() ? 400 : 500);
        const bool logLine = !m_row.lead.isEmpty();
        paintText(painter, QRectF(left, line.top(), right - left, line.height()), Qt::AlignLeft, logLine ? ui::font(Type::Small) : title, m_row.title, t.text1);
        if (!m_row.second.isEmpty())
            paintFigures(painter, QRectF(left, px(22), right - left, px(16)), Qt::AlignLeft, ui::font(Type::Small), m_row.second, t.text2);
        if (m_row.share)
            paintShare(painter, QRectF(0, px(28), width(), px(8)), *m_row.share);
    }

private:
    qreal paintLead(QPainter &painter, const QRectF &line) const
    {
        const Tokens &t = tokens();
        qreal x = 0;
        if (!m_row.lead.isEmpty())
            x = drawNumber(painter, line, Qt::AlignLeft, ui::font(Type::Small), m_row.lead, t.text2) + px(12);
        if (m_row.tone >= 0) {
            const ToneInk ink = toneInk(Tone(m_row.tone));
            paintShape(painter, QRectF(x + px(2), line.top(), px(8), line.height()), ink.shape, color(ink.ink));
            x += m_row.code.isEmpty() ? px(20) : px(14);
            if (!m_row.code.isEmpty())
                x = drawNumber(painter, line.adjusted(x, 0, 0, 0), Qt::AlignLeft, ui::font(Type::Small, 500), m_row.code, color(ink.ink)) + px(11);
        }
        return x;
    }

    qreal paintTail(QPainter &painter, const QRectF &line) const
    {
        const Tokens &t = tokens();
        qreal right = width();
        if (!m_row.link.isEmpty()) {
            const QFont words = ui::font(Type::Small, 500);
            const QRectF all(0, 0, width(), height());
            const qreal wide = QFontMetricsF(words).horizontalAdvance(m_row.link);
            paintText(painter, all, Qt::AlignRight, words, m_row.link, underMouse() ? t.accentHover : t.link);
            right -= wide + px(12);
        }
        if (!m_row.right.isEmpty())
            right -= paintText(painter, QRectF(0, line.top(), right, line.height()), Qt::AlignRight, ui::font(Type::Small), m_row.right, t.text2) + px(10);
        if (!m_row.change.isEmpty()) {
            const QColor ink = m_row.changeTone == Tone::Mute ? t.text2 : color(toneInk(m_row.changeTone).ink);
            const qreal wide = numberWidth(ui::font(Type::Small), m_row.change);
            drawNumber(painter, QRectF(0, line.top(), right, line.height()), Qt::AlignRight, ui::font(Type::Small), m_row.change, ink);
            if (m_row.direction != 0) {
                const qreal side = px(12);
                painter.save();
                painter.translate(right - wide - px(4) - side / 2, line.center().y());
                painter.rotate(m_row.direction > 0 ? -90 : 90);
                paintArrow(painter, QRectF(-side / 2, -side / 2, side, side), ink);
                painter.restore();
            }
            right -= px(60);
        }
        if (m_row.number.isEmpty())
            return right;
        drawNumber(painter, QRectF(0, line.top(), right, line.height()), Qt::AlignRight, ui::font(Type::Body), m_row.number, t.text1);
        return right - numberWidth(ui::font(Type::Body), m_row.number) - px(10);
    }

    ListRow m_row;
    bool m_last;
};

} // namespace

RowList::RowList(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    space(m_column, 0, 0);
    m_column->setAlignment(Qt::AlignTop);
}

void RowList::setRows(const QList<ListRow> &rows)
{
    int focused = -1;
    for (int i = 0; i < m_buttons.size(); ++i)
        focused = m_buttons[i]->hasFocus() ? i : focused;
    for (QAbstractButton *button : std::as_const(m_buttons)) {
        m_column->removeWidget(button);
        button->hide();
        button->deleteLater();
    }
    m_buttons.clear();
    for (int i = 0; i < rows.size(); ++i) {
        auto *row = new Row(rows[i], i + 1 == rows.size(), this);
        if (!rows[i].id.isEmpty())
            connect(row, &QAbstractButton::clicked, this, [this, id = rows[i].id] { emit chosen(id); });
        m_column->addWidget(row);
        m_buttons.append(row);
    }
    keepTabOrder();
    if (focused >= 0 && !m_buttons.isEmpty())
        m_buttons[qMin<int>(focused, int(m_buttons.size()) - 1)]->setFocus();
}

/// Tab reaches new rows where the list stands, not behind all that was made before them.
void RowList::keepTabOrder()
{
    QWidget *before = previousInFocusChain();
    while (before != this && (before->focusPolicy() == Qt::NoFocus || isAncestorOf(before)))
        before = before->previousInFocusChain();
    for (QAbstractButton *button : std::as_const(m_buttons)) {
        if (before != this && before->window() == window())
            setTabOrder(before, button);
        before = button;
    }
}

void RowList::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    for (int i = 0; step != 0 && i < m_buttons.size(); ++i) {
        if (m_buttons[i]->hasFocus() && i + step >= 0 && i + step < m_buttons.size())
            return m_buttons[i + step]->setFocus(Qt::TabFocusReason);
    }
    QWidget::keyPressEvent(event);
}

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens &t = tokens();
    const QRectF rect(option.rect);
    const bool selected = option.state & QStyle::State_Selected;
    const bool hover = option.state & QStyle::State_MouseOver;
    if (selected || hover)
        painter->fillRect(rect, selected ? t.selected : t.hover);
    if (selected)
        painter->fillRect(QRectF(rect.left(), rect.top(), px(3), rect.height()), t.accent);
    paintLine(*painter, rect.bottomLeft() - QPointF(0, 1), rect.width(), Qt::Horizontal, t.hairline);
    qreal left = rect.left() + px(20);
    const QString name = index.data(role::IconName).toString();
    if (!name.isEmpty()) {
        const qreal side = px(18);
        paintIcon(*painter, QRectF(left, rect.top() + (rect.height() - side) / 2, side, side), name, t.text2);
        left += side + px(10);
    }
    const qreal right = rect.right() - px(14);
    const QString value = index.data(role::Value).toString();
    const QRectF upper(left, rect.top() + px(6), right - left, px(18));
    const QRectF lower(left, rect.top() + px(24), right - left, px(16));
    const QVariant tone = index.data(role::Tone);
    if (tone.isValid())
        paintShape(*painter, QRectF(right - px(8), upper.top(), px(8), upper.height()), toneInk(Tone(tone.toInt())).shape, color(toneInk(Tone(tone.toInt())).ink));
    drawNumber(*painter, lower, Qt::AlignRight, font(Type::Small), value, t.text2);
    const qreal room = value.isEmpty() && !tone.isValid() ? 0 : qMax<qreal>(px(16), numberWidth(font(Type::Small), value) + px(8));
    paintText(*painter, upper.adjusted(0, 0, -px(16), 0), Qt::AlignLeft, font(Type::Body, 500), index.data().toString(), t.text1);
    paintText(*painter, lower.adjusted(0, 0, -room, 0), Qt::AlignLeft, font(Type::Small), index.data(role::Second).toString(), t.text2);
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return QSize(px(180), px(47));
}

Monogram::Monogram(const QString &name, QWidget *parent) : QWidget(parent)
{
    fix(this, 30, 30);
    setName(name);
}

void Monogram::setName(const QString &name)
{
    m_letters = name.left(2);
    if (!m_letters.isEmpty())
        m_letters[0] = m_letters[0].toUpper();
    update();
}

void Monogram::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBox(painter, rect(), px(sizes().radius.control), tokens().neutralSoft);
    paintText(painter, rect(), Qt::AlignHCenter, ui::font(Type::Small, 600), m_letters, tokens().text2);
}

} // namespace portreeve::ui
