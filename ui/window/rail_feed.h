// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace portreeve::ui {

class Client;
class Live;
class PageStack;
class Rail;

/// What the rail shows: pages with their badges, what this server has not, the connection. Badges outlive a change of language.
class RailFeed : public QObject
{
    Q_OBJECT

public:
    RailFeed(Rail *rail, Live &live);

    void setConnection(Client *client, PageStack *pages);
    void setBadge(const QString &page, const QString &text, Tone tone);
    /// Reasons, name and kind again: the client has learnt something.
    void settle();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Mark {
        QString text;
        Tone tone = Tone::Mute;
    };
    void fill();
    void countActive();
    QString kindText() const;

    Rail *m_rail;
    Live &m_live;
    QPointer<Client> m_client;
    QPointer<PageStack> m_pages;
    QHash<QString, Mark> m_marks;
};

} // namespace portreeve::ui
