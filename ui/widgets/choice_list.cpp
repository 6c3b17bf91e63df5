// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/choice_list.h"

#include "ui/widgets/cells.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/icon.h"

#include <QEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace portreeve::ui {
namespace {

enum { IdRole = Qt::UserRole, TickRole = role::Waiting + 1 };

class LineDelegate : public QStyledItemDelegate
{
public:
    LineDelegate(ChoiceList::Mark mark, QObject *parent) : QStyledItemDelegate(parent), m_mark(mark) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return QSize(px(80), px(sizes().height.navItem + 1)); }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Tokens &t = tokens();
        const bool mirrored = option.direction == Qt::RightToLeft;
        const QRectF rect = QRectF(option.rect).adjusted(0, 0, 0, -1);
        const auto placed = [&](qreal x, qreal wide) {
            return QRectF(mirrored ? rect.right() - x - wide : rect.left() + x, rect.top(), wide, rect.height());
        };
        const bool on = option.state & QStyle::State_Selected;
        const qreal radius = px(sizes().radius.control);
        if (on || option.state & QStyle::State_MouseOver)
            paintBox(*painter, rect, radius, on ? (theme().scheme == Scheme::Dark ? t.selected : t.accentSoft) : faded(t.neutralSoft, 0.8));
        if (on && m_mark == ChoiceList::Mark::Bar)
            paintBox(*painter, placed(0, px(3)).adjusted(0, px(6), 0, -px(6)), px(1.5), t.accent);
        if (on && (option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange))
            paintFocus(*painter, rect, radius);
        const qreal side = px(16);
        const auto icon = [&](qreal x, const QString &name, const QColor &ink) {
            paintIcon(*painter, placed(x, side).adjusted(0, (rect.height() - side) / 2, 0, -(rect.height() - side) / 2), name, ink);
        };
        const QString name = index.data(role::IconName).toString();
        if (!name.isEmpty())
            icon(px(9), name, on ? t.accent : t.text2);
        if (index.data(TickRole).toBool())
            icon(rect.width() - px(8) - side, QStringLiteral("check"), t.accent);
        const qreal left = name.isEmpty() ? px(10) : px(34);
        paintText(*painter, placed(left, rect.width() - left - px(m_mark == ChoiceList::Mark::Tick ? 28 : 8)), mirrored ? Qt::AlignRight : Qt::AlignLeft, font(Type::Body), index.data().toString(), t.text1);
    }

private:
    ChoiceList::Mark m_mark;
};

} // namespace

ChoiceList::ChoiceList(Mark mark, QWidget *parent) : QListWidget(parent)
{
    setFrameShape(QFrame::NoFrame);
    setItemDelegate(new LineDelegate(mark, this));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    viewport()->setAutoFillBackground(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QListWidgetItem *ChoiceList::add(const QString &id, const QString &iconName, const QString &text)
{
    auto *item = new QListWidgetItem(text, this);
    item->setData(IdRole, id);
    item->setData(role::IconName, iconName);
    updateGeometry();
    return item;
}

QString ChoiceList::idOf(const QListWidgetItem *item)
{
    return item ? item->data(IdRole).toString() : QString();
}

void ChoiceList::setTicked(const QString &id)
{
    for (int i = 0; i < count(); ++i)
        item(i)->setData(TickRole, idOf(item(i)) == id);
}

QSize ChoiceList::sizeHint() const
{
    return QSize(px(120), count() * px(sizes().height.navItem + 1) + 2);
}

void ChoiceList::changeEvent(QEvent *event)
{
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange) {
        scheduleDelayedItemsLayout();
        updateGeometry();
    }
}

} // namespace portreeve::ui
