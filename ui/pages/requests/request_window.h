// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace portreeve::ui {

class Client;
class DetailView;
class RequestSource;
struct RequestRow;

/// A request in a window of its own: stays open while the list moves on. Esc closes it. A child of its page, so it goes with the connection.
class RequestWindow : public QWidget
{
    Q_OBJECT

public:
    RequestWindow(const RequestSource &source, Client &client, QWidget *page);
    void showRow(const RequestRow &row, bool utc);
    DetailView *view() const { return m_view; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    QString m_connection;
    DetailView *m_view;
};

} // namespace portreeve::ui
