// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/request_source.h"

#include <QWidget>

namespace portreeve::ui {

class Client;
class Histogram;
class TimeRange;

/// How many requests over time, and the brush that narrows the window's range. While it is brushed the strip keeps the span it had, so that the rest stays in sight; taking the brush off brings
/// that span back.
class TimeStrip : public QWidget
{
    Q_OBJECT

public:
    TimeStrip(TimeRange &range, Client &client, QWidget *parent = nullptr);

    void setSource(const RequestSource *source);
    void load(const RequestQuery &query);
    void forget();
    bool isBrushed() const;
    void retranslate();

private:
    void brush(double from, double to);
    void take(const Answer &answer);
    void showBrush();

    TimeRange &m_range;
    Client &m_client;
    const RequestSource *m_source = nullptr;
    QObject *m_asker = nullptr;
    Histogram *m_view;
    qint64 m_from = 0; ///< what the strip shows
    qint64 m_to = 0;
    QString m_relative; ///< what the window's range was before the brush; empty: the strip's own span
    qint64 m_brushFrom = 0; ///< what the brush made the window's range; 0: no brush
    qint64 m_brushTo = 0;
};

} // namespace portreeve::ui
