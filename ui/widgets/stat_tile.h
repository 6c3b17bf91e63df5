// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/spoken.h"
#include "ui/widgets/tokens.h"

#include <QAbstractButton>
#include <QList>

namespace portreeve::ui {

/// What a tile shows. Texts are finished (numbers.h); `unit` stands small behind the value.
struct Stat {
    QString label; ///< "Requests, 24 h"
    QString value; ///< "214,806"; empty: absent()
    QString unit; ///< "%", "s"
    int direction = 0; ///< of the change: 1 up, -1 down, 0 none
    QString change; ///< "6.2 %"
    Tone changeTone = Tone::Mute; ///< colour the change only if its direction is good (Ok) or bad (Bad)
    QString note; ///< "on the day before": what it is compared with
    QList<double> spark;
    Ink sparkInk = nullptr; ///< nullptr: the accent; else a token
    int sparkSeries = 0; ///< 1 to 8: a series colour instead
};

/// A number with its comparison. Every number is a link: clicking (or Enter) leads to the rows behind it; setLink(false) where it leads nowhere.
class StatTile : public QAbstractButton, public Spoken
{
    Q_OBJECT

public:
    explicit StatTile(QWidget *parent = nullptr);
    void set(const Stat &stat);
    void setLink(bool link);
    /// Bars instead of figures, while the first answer is on its way.
    void setWaiting(bool waiting);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QAccessible::Role spokenRole() const override { return isEnabled() && m_link ? QAccessible::Button : QAccessible::StaticText; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintChange(QPainter &painter, const QRectF &line) const;

    Stat m_stat;
    bool m_link = true;
    bool m_waiting = false;
};

} // namespace portreeve::ui
