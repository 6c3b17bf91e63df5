// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QList>
#include <QPointer>
#include <QWidget>

#include <functional>

class QTimer;

namespace portreeve::ui {

/// One short message. Ok and Info go by themselves after 6 s (or when their Undo ends); Warn and Bad stay until closed. Without keyboard or mouse on it only.
struct Toast {
    Tone tone = Tone::Ok;
    QString title; ///< "Key legacy-cron is blocked"
    QString detail; ///< "It is deleted in 7 s."
    QString action; ///< "Undo"; empty: none
    std::function<void()> onAction;
    int undoSeconds = 0; ///< > 0: a ring counts down and `onExpired` runs at its end, unless the action was taken
    std::function<void()> onExpired;
};

class ToastCard;

/// The place at the bottom right of a window where toasts stand, at most three. All of them are kept for the bell too.
class Toasts : public QWidget
{
    Q_OBJECT

public:
    /// Lies over `over` and follows its size.
    explicit Toasts(QWidget *over);

    void show(const Toast &toast);
    using QWidget::show;
    /// What was shown in this session, newest first, at most 100.
    const QList<Toast> &history() const { return m_history; }
    int shown() const { return int(m_cards.size()); }

signals:
    void historyChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void arrange();
    void drop(ToastCard *card);

    QList<ToastCard *> m_cards;
    QList<Toast> m_history;
};

} // namespace portreeve::ui
