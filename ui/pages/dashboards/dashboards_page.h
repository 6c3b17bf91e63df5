// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/call.h"
#include "ui/pages/dashboards/boards.h"
#include "ui/pages/page.h"

#include <QBasicTimer>
#include <QDateTime>

#include <optional>

class QStackedLayout;

namespace portreeve::ui {

class Banner;
class Button;
class CodeBlock;
class EmptyState;
class PageHeader;
class Segments;
class Skeleton;
class Switch;

/// What went through, what it cost, by whom: an overview and the costs. where: view, by, metric, bucket, compare, filter (see BoardView).
/// A refresh sends three calls: the series by the chosen group, the series of all, and by status (overview) or the top (costs); one more while comparing. It repeats every 10 s
/// (60 s from others) while requests come in and the range ends now. Over LiteLLM: one call, every five minutes.
class DashboardsPage : public Page
{
    Q_OBJECT

public:
    explicit DashboardsPage(Desk &desk, QWidget *parent = nullptr);

    void open(const QVariantMap &where) override;
    QVariantMap where() const override { return m_view.where(); }
    void refresh() override;
    bool hasRange() const override { return true; }
    bool isLive() const override { return true; }
    /// Writes what is shown: "csv", "json" or "png". Says why where it fails.
    bool save(const QString &path, const QString &form, QString *fault) const;
    int beatId() const { return m_beat.timerId(); } ///< of the timer that asks again, for tests

protected:
    void left() override;
    void retranslate() override;
    void timerEvent(QTimerEvent *event) override;

private:
    enum class Face { Waiting, Start, Message, Board };

    void bindActions();
    void connectHead();
    void connectBoards();
    void connectCharts(const QList<Chart *> &charts);
    void change(const BoardView &view);
    void load();
    void loadSeries(GroupBy by, int top, qint64 step, void (DashboardsPage::*take)(const Answer &));
    void loadTop();
    void loadBefore();
    void loadActivity();
    void loadRecorded();
    void takeGrouped(const Answer &answer);
    void takeAll(const Answer &answer);
    void takeFailures(const Answer &answer);
    void takeBefore(const Answer &answer);
    void takeTop(const Answer &answer);
    void takeActivity(const QJsonObject &activity, qint64 from, qint64 to);
    void fail(const Answer &answer);
    void came();
    void show();
    void showHeader();
    void settleFace();
    void setFace(Face face);
    void sayNothingThere();
    void sayFault();
    void drill(qint64 from, qint64 to);
    void openGroup(const QString &name);
    void exportMenu();
    void askPath(const QString &form);
    bool isLiteLlm() const;
    QList<Bucket> buckets() const;
    qint64 span() const { return m_to - m_from; }
    const QWidget *board() const;

    PageHeader *m_header;
    Segments *m_views;
    Switch *m_compare;
    Button *m_filter;
    Button *m_export;
    QWidget *m_bannerRow; ///< hidden with its margins
    Banner *m_banner;
    QStackedLayout *m_faces;
    Skeleton *m_skeleton;
    EmptyState *m_start;
    CodeBlock *m_sample;
    EmptyState *m_message;
    QStackedLayout *m_boards;
    OverviewBoard *m_overview;
    CostBoard *m_cost;

    BoardView m_view;
    BoardFigures m_figures;
    qint64 m_from = 0; ///< of the figures that are asked for
    qint64 m_to = 0;
    bool m_hasGrouped = false;
    bool m_hasAll = false;
    int m_waiting = 0; ///< answers before the charts are drawn again, all at once
    std::optional<Answer> m_fault;
    std::optional<qint64> m_recorded; ///< requests in the database; empty: not asked yet
    qint64 m_loadedTotal = -1;
    QDateTime m_loadedAt;
    QBasicTimer m_beat;
};

Page *makeDashboardsPage(Desk &desk);

} // namespace portreeve::ui
