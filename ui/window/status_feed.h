// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QVariantMap>

#include <functional>

namespace portreeve::ui {

class Client;
class Live;
class StatusBar;

/// What the status bar says, from the live state and the connection: state, address, rate, in flight, errors | selection | spend today, age of the data, dropped.
class StatusFeed : public QObject
{
    Q_OBJECT

public:
    StatusFeed(StatusBar *bar, Live &live);

    void setClient(Client *client);
    void setTotals(const QString &text);
    /// Live was switched off by hand.
    void setPaused(bool paused);
    void settle();

signals:
    void pageWanted(const QString &page, const QVariantMap &where);
    void addressClicked();
    void refreshWanted();
    void retryWanted();
    void unlockWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void showState();
    void showRates();
    void showAge();
    bool isLiveKnown() const;

    StatusBar *m_bar;
    Live &m_live;
    QPointer<Client> m_client;
    bool m_paused = false;
};

} // namespace portreeve::ui
