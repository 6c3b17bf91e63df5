// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/detail_pane.h"

#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/label.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/scroll_face.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTabBar>

namespace portreeve::ui {
namespace {

constexpr int narrowest = 360;

class Arrow : public QWidget
{
public:
    Arrow() { fix(this, 14, 14); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(painter, rect(), QStringLiteral("arrow-right"), tokens().text3);
    }
};

} // namespace

DetailPane::DetailPane(QWidget *parent)
    : Panel(Ground::Pane, parent), m_badge(new Badge), m_name(new Label({}, Type::Strong)), m_arrow(new Arrow), m_second(new Label({}, Type::Strong)),
      m_sentence(new Label({}, Type::Body)), m_facts(new Facts), m_open(new IconButton(QStringLiteral("external"), tr("Open in a window"))),
      m_more(new IconButton(QStringLiteral("more"), tr("More"))), m_close(new IconButton(QStringLiteral("close"), tr("Close"))), m_tabs(new QTabBar),
      m_pages(new QStackedLayout), m_foot(new QHBoxLayout), m_footBox(new QWidget)
{
    for (Label *label : {m_name, m_second})
        label->setElide(Qt::ElideMiddle);
    m_sentence->setWordWrap(true);
    auto *head = new QHBoxLayout;
    space(head, QMargins(16, 0, 8, 0), 6);
    head->addWidget(m_badge);
    head->addWidget(gap(0));
    for (QWidget *each : {static_cast<QWidget *>(m_name), m_arrow, static_cast<QWidget *>(m_second)})
        head->addWidget(each);
    head->addStretch(1);
    for (QWidget *each : {m_open, m_more, m_close})
        head->addWidget(each);
    auto *top = new QVBoxLayout;
    space(top, QMargins(16, 0, 16, 0), 6);
    top->addWidget(m_sentence);
    top->addWidget(m_facts);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    auto *tabs = new QHBoxLayout;
    space(tabs, QMargins(16, 4, 16, 0), 0);
    tabs->addWidget(m_tabs, 1);
    space(m_foot, QMargins(16, 10, 16, 12), 8);
    m_footBox->setLayout(m_foot);
    m_foot->addStretch();
    m_footBox->hide();
    auto *column = new QVBoxLayout(this);
    space(column, QMargins(1, 10, 0, 0), 4);
    column->addLayout(head);
    column->addLayout(top);
    column->addLayout(tabs);
    auto *rule = new QHBoxLayout;
    space(rule, QMargins(16, 0, 16, 0), 0);
    rule->addWidget(new Rule);
    column->addLayout(rule);
    column->addLayout(m_pages, 1);
    column->addWidget(m_footBox);
    setName({});
    connect(m_close, &QToolButton::clicked, this, &DetailPane::closed);
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedLayout::setCurrentIndex);
    connect(m_tabs, &QTabBar::tabBarClicked, this, &DetailPane::tabChosen);
}

void DetailPane::setName(const QString &name, const QString &second)
{
    m_name->setText(name);
    m_second->setText(second);
    const bool two = !second.isEmpty() && second != name;
    m_arrow->setVisible(two);
    m_second->setVisible(two);
    setAccessibleName(two ? tr("%1, served by %2").arg(name, second) : name);
}

void DetailPane::setSentence(const QString &sentence)
{
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
}

QVBoxLayout *DetailPane::addTab(const QString &name)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    space(column, QMargins(16, 8, 16, 14), 8);
    column->setAlignment(Qt::AlignTop);
    QScrollArea *scroll = scrolled(page);
    scroll->setAccessibleName(name);
    m_pages->addWidget(scroll);
    m_tabs->addTab(name);
    return column;
}

void DetailPane::setTabName(int index, const QString &name)
{
    m_tabs->setTabText(index, name);
    m_pages->widget(index)->setAccessibleName(name);
}

void DetailPane::setTabShown(int index, bool shown)
{
    m_tabs->setTabVisible(index, shown);
}

void DetailPane::setCurrentTab(int index)
{
    m_tabs->setCurrentIndex(index);
}

int DetailPane::currentTab() const
{
    return m_tabs->currentIndex();
}

void DetailPane::addAction(Button *button)
{
    m_foot->insertWidget(m_foot->count() - 1, button);
    m_footBox->show();
}

QSize DetailPane::sizeHint() const
{
    return QSize(px(sizes().width.detail), px(600));
}

QSize DetailPane::minimumSizeHint() const
{
    return QSize(px(narrowest), px(200));
}

void DetailPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return emit closed();
    Panel::keyPressEvent(event);
}

void DetailPane::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_open->setName(tr("Open in a window"));
    m_more->setName(tr("More"));
    m_close->setName(tr("Close"));
}

} // namespace portreeve::ui
