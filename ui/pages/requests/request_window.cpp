// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/requests/request_window.h"

#include "ui/client/client.h"
#include "ui/pages/requests/detail_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace portreeve::ui {

RequestWindow::RequestWindow(const RequestSource &source, Client &client, QWidget *page)
    : QWidget(page, Qt::Window), m_connection(client.connection().name), m_view(new DetailView(source, client))
{
    setObjectName(QStringLiteral("requests.window"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    space(column, 0, 0);
    column->addWidget(m_view);
    m_view->openButton()->hide();
    m_view->moreButton()->hide();
    connect(m_view, &DetailPane::closed, this, &QWidget::close);
    resize(px(620), px(760));
}

void RequestWindow::showRow(const RequestRow &row, bool utc)
{
    m_view->setUtc(utc);
    m_view->showRow(row);
    retranslate();
    show();
    raise();
    activateWindow();
}

void RequestWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void RequestWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    m_view->retranslate();
}

void RequestWindow::retranslate()
{
    //: title of a window: the request's id, the connection's name
    setWindowTitle(tr("Request %1, %2").arg(m_view->id(), m_connection));
}

} // namespace portreeve::ui
