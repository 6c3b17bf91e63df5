// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/connect/listener.h"
#include "ui/widgets/card.h"

namespace portreeve::ui {

class Banner;
class Button;
class Client;
class Label;
class StatusLine;

/// "Start your app now": waits for the first request of a key and says what came of it, in green or with the reason of the refusal.
class ListenCard : public Card
{
    Q_OBJECT

public:
    explicit ListenCard(Client &client, QWidget *parent = nullptr);
    /// Another key: what was heard of the one before goes. An empty token: nothing can be listened for.
    void setKey(const AccessKey &key, const QString &appName);
    /// The page went: nothing is asked until it is there again.
    void pause();
    void resume();

signals:
    void requestWanted(const QString &id);
    void editWanted(const QString &token);

protected:
    void changeEvent(QEvent *event) override;

private:
    void toggle();
    void take(const Heard &heard);
    void say();

    Client &m_client;
    Listener m_listener;
    AccessKey m_key;
    QString m_appName;
    bool m_isWanted = false; ///< a person asked to listen
    bool m_isServed = false;
    int m_count = 0;
    Heard m_last;
    QString m_fault;
    Label *m_words;
    StatusLine *m_state;
    Banner *m_banner;
    Button *m_run;
    Button *m_act;
};

} // namespace portreeve::ui
