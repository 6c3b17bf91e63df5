// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/shell.h"

#include "ui/widgets/paint.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/status_bar.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/top_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

namespace portreeve::ui {
namespace {

constexpr int foldsUnder = 1240;

} // namespace

class Shell::Band : public QWidget
{
public:
    Band() { fix(this, -1, sizes().height.band); }
    void set(Environment environment)
    {
        m_environment = environment;
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), color(environmentInk(m_environment)));
    }

private:
    Environment m_environment = Environment::None;
};

/// The raised sheet: its ground and edge, then what is on it, inset by the edge; 8 px of wall remain at its right.
class Shell::SheetFrame : public QWidget
{
public:
    SheetFrame()
    {
        auto *column = new QVBoxLayout(this);
        space(column, QMargins(1, 1, 9, 0), 0);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokens();
        QPainter painter(this);
        painter.fillRect(rect(), t.window);
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const qreal radius = px(sizes().radius.sheet);
        QRectF sheet = QRectF(rect()).adjusted(mirrored ? px(8) : 0, 0, mirrored ? 0 : -px(8), radius + 2); // its lower corners lie under the status bar
        paintBox(painter, sheet, radius, t.page, t.border);
    }
};

Shell::Shell(QWidget *parent)
    : QWidget(parent), m_band(new Band), m_rail(new Rail), m_top(new TopBar), m_sheet(new SheetFrame), m_status(new StatusBar), m_toasts(new Toasts(this))
{
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_top);
    right->addWidget(m_sheet, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addLayout(right, 1);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_band);
    all->addLayout(middle, 1);
    all->addWidget(m_status);
    setTabOrder(m_top, m_rail);
    setTabOrder(m_rail, m_sheet);
}

void Shell::setContent(QWidget *content)
{
    if (m_content)
        m_content->deleteLater();
    m_content = content;
    m_sheet->layout()->addWidget(content);
    m_toasts->raise();
}

void Shell::setEnvironment(Environment environment)
{
    m_band->set(environment);
    m_status->setEnvironment(environment);
}

void Shell::setRailCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    fold();
}

void Shell::fold()
{
    const bool narrow = m_collapsed || width() < px(foldsUnder);
    if (narrow != m_rail->isCollapsed())
        m_rail->setCollapsed(narrow);
}

void Shell::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

void Shell::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        fold();
}

} // namespace portreeve::ui
