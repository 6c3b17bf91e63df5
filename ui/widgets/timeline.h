// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/spoken.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace portreeve::ui {

/// What a stretch of a request's time went into; its colour is the same everywhere.
enum class Phase { Gate, Failed, Wait, Connect, FirstToken, Stream };

struct Stretch {
    Phase phase = Phase::Gate;
    qint64 fromNs = 0; ///< since the request came
    qint64 toNs = 0;
    QString note; ///< beside the bar, or in it where it fits (Stream): "429 after 212 ms"
};

/// One lane an attempt: a name at the left, its stretches on the shared axis.
struct Lane {
    QString name;
    bool strong = false; ///< a deployment; the gate and waits are quiet
    QList<Stretch> stretches;
};

/// The road of a request in time: Gate grey, failed in danger with its reason, wait dotted, then connect, first token, stream.
class Timeline : public QWidget, public Spoken
{
    Q_OBJECT

public:
    explicit Timeline(QWidget *parent = nullptr);
    void setLanes(const QList<Lane> &lanes, qint64 totalNs);
    void setLegend(bool legend);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QAccessible::Role spokenRole() const override { return QAccessible::Chart; }
    QStringList spokenParts() const override;
    QRect spokenRect(int part) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintAxis(QPainter &painter) const;
    void paintLane(QPainter &painter, const Lane &lane, qreal top) const;
    void paintLegend(QPainter &painter, qreal top) const;
    qreal place(qint64 ns) const;
    qreal plotLeft() const;

    QList<Lane> m_lanes;
    qint64 m_total = 0;
    bool m_legend = true;
};

QString phaseName(Phase phase);

} // namespace portreeve::ui
