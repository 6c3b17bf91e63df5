// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

namespace portreeve::ui {

class Actions;
class Banner;
class Button;
class Client;

/// Over the pages while the gateway is not there, or while nothing may be changed. It takes no room otherwise.
class LinkBanner : public QWidget
{
    Q_OBJECT

public:
    LinkBanner(Actions &actions, QWidget *parent = nullptr);
    void setClient(Client *client);
    void settle();

protected:
    void changeEvent(QEvent *event) override;

private:
    QPointer<Client> m_client;
    Banner *m_lost;
    Banner *m_locked;
    Button *m_retry;
    Button *m_unlock;
};

} // namespace portreeve::ui
