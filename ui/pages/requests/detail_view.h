// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/request_source.h"
#include "ui/widgets/detail_pane.h"

#include <QBasicTimer>
#include <QBitArray>

namespace portreeve::ui {

class Client;

/// One request, beside the list or in a window of its own: head at once from its row, the rest as soon as the server has told it. While rows go by quickly nothing is asked.
class DetailView : public DetailPane
{
    Q_OBJECT

public:
    DetailView(const RequestSource &source, Client &client, QWidget *parent = nullptr);

    void setUtc(bool utc) { m_utc = utc; }
    void showRow(const RequestRow &row);
    /// Of a request whose row is not there: from its id alone.
    void showId(const QString &id);
    void clear();
    QString id() const { return m_detail.row.id; }
    const RequestDetail &detail() const { return m_detail; }
    void retranslate();

signals:
    void changed(); ///< all that is known is shown now

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    enum Tab { Overview, Cost, Attempts, Error, Raw, tabCount };
    void askSoon();
    void ask();
    void take(const Answer &answer);
    void showHead();
    void showTabs();
    void fill(int tab);

    const RequestSource &m_source;
    Client &m_client;
    RequestDetail m_detail;
    QString m_fault; ///< why the detail could not be had
    QObject *m_asker = nullptr;
    QBasicTimer m_timer;
    QList<QVBoxLayout *> m_columns;
    QBitArray m_filled;
    bool m_utc = false;
};

} // namespace portreeve::ui
