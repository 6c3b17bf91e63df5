// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rail.h"

#include "ui/widgets/button.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/rail_button.h"
#include "ui/widgets/scroll_face.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace portreeve::ui {

namespace {

/// Up and Down walk through the rail: the scroll area would keep them.
class RailScroll : public QScrollArea
{
protected:
    void keyPressEvent(QKeyEvent *event) override { event->ignore(); }
};

} // namespace

Rail::Rail(QWidget *parent)
    : QWidget(parent), m_column(new QVBoxLayout), m_foot(new QVBoxLayout), m_footBox(new QWidget), m_connection(new ConnectionButton(this)),
      m_scheme(new IconButton(QStringLiteral("moon"), tr("Light or dark"), this))
{
    setAccessibleName(tr("Pages"));
    auto *all = new QVBoxLayout(this);
    space(all, QMargins(4, 3, 4, 0), 0);
    all->addWidget(m_connection);

    auto *list = new QWidget;
    list->setLayout(m_column);
    space(m_column, QMargins(4, 3, 4, 4), 1);
    auto *scroll = new RailScroll; // small windows: the list scrolls, the foot stays
    layInto(scroll, list);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    all->addWidget(scroll, 1);
    auto *foot = new QHBoxLayout(m_footBox);
    space(foot, QMargins(4, 8, 8, 8), 2);
    space(m_foot, 0, 1);
    foot->addLayout(m_foot, 1);
    foot->addWidget(m_scheme);
    all->addWidget(m_footBox);
    m_scheme->setObjectName(QStringLiteral("rail.scheme"));
    connect(m_scheme, &QToolButton::clicked, this, &Rail::schemeClicked);
    connect(m_connection, &QAbstractButton::clicked, this, &Rail::connectionClicked);
    restyle();
}

void Rail::setItems(const QList<RailItem> &items)
{
    qDeleteAll(m_buttons);
    qDeleteAll(m_heads);
    m_buttons.clear();
    m_heads.clear();
    while (QLayoutItem *item = m_column->takeAt(0))
        delete item;
    QString group;
    for (const RailItem &item : items) {
        if (item.foot) {
            addItem(m_foot, item);
            continue;
        }
        if (item.group != group) {
            auto *head = new RailHead(item.group, this);
            m_heads.append(head);
            m_column->addWidget(head);
            group = item.group;
        }
        addItem(m_column, item);
    }
    m_column->addStretch();
    setCurrent(m_current.isEmpty() && !items.isEmpty() ? items.first().id : m_current);
    setCollapsed(m_collapsed);
}

void Rail::addItem(QVBoxLayout *column, const RailItem &item)
{
    auto *button = new RailButton(item.id, item.iconName, item.text, this);
    connect(button, &QAbstractButton::clicked, this, [this, id = item.id] {
        setCurrent(id);
        emit chosen(id);
    });
    column->addWidget(button);
    m_buttons.append(button);
}

void Rail::setCurrent(const QString &id)
{
    m_current = id;
    bool any = false;
    for (RailButton *button : std::as_const(m_buttons)) {
        const bool on = button->id() == id;
        any = any || on;
        button->setChecked(on);
        button->setFocusPolicy(on ? Qt::TabFocus : Qt::NoFocus);
    }
    if (!any && !m_buttons.isEmpty())
        m_buttons.first()->setFocusPolicy(Qt::TabFocus);
}

void Rail::focusCurrent()
{
    for (RailButton *button : std::as_const(m_buttons)) {
        if (button->focusPolicy() == Qt::TabFocus)
            return button->setFocus(Qt::TabFocusReason);
    }
}

void Rail::setBadge(const QString &id, const QString &text, Tone tone)
{
    for (RailButton *button : std::as_const(m_buttons)) {
        if (button->id() == id)
            button->setBadge(text, tone);
    }
}

void Rail::setUnavailable(const QString &id, const QString &reason)
{
    for (RailButton *button : std::as_const(m_buttons)) {
        if (button->id() == id)
            button->setReason(reason);
    }
}

void Rail::setConnection(const QString &name, const QString &kind)
{
    m_connection->set(name, kind);
}

QWidget *Rail::connectionButton() const
{
    return m_connection;
}

void Rail::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    m_connection->setNarrow(collapsed);
    m_scheme->setVisible(!collapsed);
    for (RailButton *button : std::as_const(m_buttons))
        button->setNarrow(collapsed);
    for (QWidget *head : std::as_const(m_heads))
        static_cast<RailHead *>(head)->setNarrow(collapsed);
    restyle();
}

void Rail::restyle()
{
    fix(this, m_collapsed ? sizes().width.railCollapsed : sizes().width.rail, -1);
    update();
}

void Rail::walk(int step)
{
    qsizetype at = -1;
    for (qsizetype i = 0; i < m_buttons.size(); ++i)
        at = m_buttons[i]->hasFocus() ? i : at;
    if (at < 0)
        return;
    RailButton *next = m_buttons[qBound<qsizetype>(0, at + step, m_buttons.size() - 1)];
    next->setFocusPolicy(Qt::TabFocus);
    next->setFocus(Qt::TabFocusReason);
}

void Rail::keyPressEvent(QKeyEvent *event)
{
    const int all = int(m_buttons.size());
    switch (event->key()) {
    case Qt::Key_Up:
        return walk(-1);
    case Qt::Key_Down:
        return walk(1);
    case Qt::Key_Home:
        return walk(-all);
    case Qt::Key_End:
        return walk(all);
    default:
        QWidget::keyPressEvent(event);
    }
}

void Rail::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    painter.fillRect(rect(), t.window);
    paintLine(painter, QPointF(px(12), m_footBox->y()), width() - px(24), Qt::Horizontal, t.border);
}

void Rail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        restyle();
    if (event->type() == QEvent::LanguageChange) {
        setAccessibleName(tr("Pages"));
        m_scheme->setName(tr("Light or dark"));
    }
}

} // namespace portreeve::ui
