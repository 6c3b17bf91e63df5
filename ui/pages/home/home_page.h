// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/call.h"
#include "ui/models/series.h"
#include "ui/pages/home/needs.h"
#include "ui/pages/home/start_face.h"
#include "ui/pages/page.h"

#include <QBasicTimer>

#include <array>
#include <optional>

class QStackedLayout;

namespace portreeve::ui {

class Banner;
class EmptyState;
class HomeBoard;
class PageHeader;
class Skeleton;

/// Is it fine, what does it cost, what needs me. Beside Live (which the whole window shares) a refresh sends two calls: the series and the latest failures; every 10 s (30 s from
/// others), only while requests come in. At the opening and every five minutes seven more: server, forecast, keys, models, failing providers and the top with its span before; while
/// requests come in at every beat on this computer, so that all figures agree, and every minute from others. Over LiteLLM two: the daily activity and the keys.
class HomePage : public Page
{
    Q_OBJECT

public:
    explicit HomePage(Desk &desk, QWidget *parent = nullptr);

    void refresh() override;
    bool hasRange() const override { return true; }
    bool isLive() const override { return true; }
    int beatId() const { return m_beat.timerId(); } ///< of the timer that asks again, for tests

protected:
    void left() override;
    void retranslate() override;
    void timerEvent(QTimerEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum class Face { Waiting, Start, Message, Board };

    void bindActions();
    void loadFigures();
    void loadFailures();
    void loadSlow();
    void loadTop();
    void loadKeys();
    void loadModels();
    void loadServer();
    void loadActivity();
    void takeSeries(const Answer &answer);
    void takeTop(bool before, const Answer &answer);
    void takeActivity(const QJsonObject &activity, qint64 from, qint64 to);
    void fail(const Answer &answer);
    void showLive();
    void showHeader();
    void showNeeds();
    void showSteps();
    void settleFace();
    void setFace(Face face);
    void followNeed(int index);
    void control(const QString &verb);
    bool isLiteLlm() const;
    QString listening() const;

    PageHeader *m_header;
    Button *m_connect;
    Button *m_pause;
    Button *m_newKey;
    QWidget *m_bannerRow; ///< hidden with its margins
    Banner *m_banner;
    QStackedLayout *m_faces;
    Skeleton *m_skeleton;
    StartFace *m_start;
    EmptyState *m_message;
    HomeBoard *m_board;

    QBasicTimer m_beat;
    std::optional<Series> m_series;
    QDateTime m_loadedAt;
    qint64 m_loadedTotal = -1; ///< Live's count when the figures were asked for
    qint64 m_slowAt = 0;
    qint64 m_slowTotal = -1; ///< requests that the slow figures know of
    QString m_slowRange;
    std::optional<qint64> m_recorded; ///< requests in the database; empty: not known
    bool m_serverAnswered = false;
    std::optional<Answer> m_fault;
    std::array<QList<TopRow>, 2> m_top; ///< this span, the one before
    NeedSources m_sources;
    QList<Need> m_needs;
    Steps m_steps;
};

Page *makeHomePage(Desk &desk);

} // namespace portreeve::ui
