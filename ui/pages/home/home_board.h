// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/home/home_stats.h"
#include "ui/pages/home/needs.h"

#include <QVariantMap>
#include <QWidget>

namespace portreeve::ui {

class Button;
class Card;
class ChartCard;
class FittedRows;
class Label;
class ScrollFace;
class Segments;
class StatTile;
class Tag;

/// A failed request of the list.
struct FailureRow {
    QString id;
    QDateTime at;
    QString code; ///< status, or the class of the error where nothing came back
    QString model;
    QString key;
};
QList<FailureRow> failuresFromJson(const QJsonObject &json);
QList<ListRow> failureRows(const QList<FailureRow> &failures, const QDateTime &now);
/// Ids are the names; `before` gives the change where it knows the name. Without any cost the requests are counted instead.
QList<ListRow> topRows(const QList<TopRow> &rows, const QList<TopRow> &before);

/// Home when there is something to see: tiles, traffic and the month, what needs you, who spends, what failed. Shows what it is given and says what people choose.
class HomeBoard : public QWidget
{
    Q_OBJECT

public:
    explicit HomeBoard(QWidget *parent = nullptr);

    void setSeries(const Series &series, bool endsNow, const QString &rangeText, const SpanWords &span);
    void setLive(const LiveState &live);
    void setForecast(const Forecast &forecast);
    void setForecastFault(const QString &words);
    void setTop(const QList<TopRow> &rows, const QList<TopRow> &before);
    void setTopFault(const QString &words);
    void setFailures(const QList<FailureRow> &failures);
    /// Instead of rows: why there are none, "LiteLLM does not ...".
    void setFailuresFault(const QString &words);
    void setNeeds(const QList<Need> &needs);
    void setNow(const QDateTime &now) { m_now = now; } ///< before anything that has times
    /// Figures of the month and of the last minutes are not known to every server.
    void setShown(bool live, bool forecast);
    GroupBy topBy() const;
    void retranslate();

signals:
    void linkChosen(const QString &page, const QVariantMap &where);
    void needChosen(int index);
    void topChanged();
    void rangeChosen(qint64 from, qint64 to);
    void backWanted();
    void momentChosen(qint64 from, qint64 to);

private:
    QWidget *makeTiles();
    QWidget *makeTraffic();
    QWidget *makeSpend();
    QWidget *makeNeeds();
    QWidget *makeTop();
    QWidget *makeFailures();
    void showTiles();
    void showTraffic();
    void showFailureCount();
    void openTile(int index);

    QList<StatTile *> m_tiles;
    ChartCard *m_traffic;
    Segments *m_trafficSpan;
    ChartCard *m_spend;
    Label *m_spent;
    Label *m_likely;
    Button *m_openCost;
    Card *m_needs;
    Tag *m_needCount;
    ScrollFace *m_needScroll;
    RowList *m_needList;
    Card *m_top;
    Segments *m_topBy;
    FittedRows *m_topList;
    Card *m_failures;
    Button *m_allFailures;
    FittedRows *m_failureList;
    Label *m_failureNote;

    QDateTime m_now;
    Series m_series;
    bool m_endsNow = true;
    QString m_rangeText;
    SpanWords m_span;
    LiveState m_live;
    std::optional<Forecast> m_forecast;
    QString m_needPrint;
    bool m_hasLive = true;
    bool m_hasFailures = false; ///< the list has come, and this server keeps one
};

} // namespace portreeve::ui
