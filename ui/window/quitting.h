// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <functional>

namespace portreeve::ui {

class Client;
class Button;
class Label;
class Sheet;

/// The way out while the gateway of this computer may be at work: nobody's request is cut without a word. What runs is waited for (new calls are refused meanwhile), cut, or the
/// program stays.
class Quitting : public QObject
{
    Q_OBJECT

public:
    static constexpr int mostSeconds = 30;

    /// `local`: the gateway in this process; null: there is none, so quitting is simple.
    explicit Quitting(Client *local, QObject *parent = nullptr);
    ~Quitting() override;

    /// Looks what runs; asks over the window that `over` gives (only then, for it may have to be shown first).
    void begin(std::function<QWidget *()> over);
    bool isUnderWay() const { return m_isUnderWay; }
    /// A person chose not to wait, or waiting took too long.
    bool cutsRequests() const { return m_cuts; }

signals:
    void done(); ///< the program may end now
    void stays();

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    void look();
    void take(qint64 inFlight);
    void ask(qint64 inFlight);
    void wait();
    void showLeft(qint64 inFlight);
    void stay();
    void finish(bool cuts);

    QPointer<Client> m_local;
    std::function<QWidget *()> m_over;
    QPointer<Sheet> m_sheet;
    Label *m_text = nullptr;
    Button *m_wait = nullptr;
    QBasicTimer m_timer;
    QElapsedTimer m_since;
    bool m_isUnderWay = false;
    bool m_isWaiting = false;
    bool m_cuts = false;
};

} // namespace portreeve::ui
