// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/page.h"
#include "ui/pages/server/line_models.h"
#include "ui/pages/server/page.h"

#include <QBasicTimer>

class QStackedLayout;
class QVBoxLayout;

namespace portreeve::ui {

struct Answer;
class Banner;
class Button;
class Card;
class EmptyState;
class Facts;
class LogView;
class PageHeader;
class RowList;
class Segments;
class Table;

/// The Server page. where: {"view": "overview" | "log" | "refused"}.
class ServerPage : public Page
{
    Q_OBJECT

public:
    explicit ServerPage(Desk &desk, QWidget *parent = nullptr);

    void open(const QVariantMap &where) override;
    QVariantMap where() const override;
    void refresh() override;
    bool isLive() const override { return true; }

protected:
    void left() override;
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    enum View { Overview, Log, Refused };
    void build();
    QWidget *buildOverview();
    QWidget *buildRefused();
    void bindActions();
    void showView(int view);
    void settle();
    void ask();
    void askRefusals();
    void takeServer(const Answer &answer);
    void run(const QString &act, const QJsonObject &body = {});
    void askPause();
    void saveLog();

    TurnedAwayModel m_turnedAway;
    qint64 m_refusalsAfter = 0;
    QBasicTimer m_timer;
    bool m_hasServer = false;
    QJsonObject m_server;

    PageHeader *m_header = nullptr;
    Segments *m_views = nullptr;
    Banner *m_banner = nullptr;
    QWidget *m_faces = nullptr;
    Card *m_processCard = nullptr;
    Card *m_dataCard = nullptr;
    Card *m_secretCard = nullptr;
    Card *m_noticeCard = nullptr;
    Facts *m_process = nullptr;
    Facts *m_data = nullptr;
    Facts *m_secrets = nullptr;
    RowList *m_notices = nullptr;
    LogView *m_log = nullptr;
    Table *m_refused = nullptr;
    EmptyState *m_noneRefused = nullptr;
    QWidget *m_refusedFaces = nullptr;
    Button *m_start = nullptr;
};

} // namespace portreeve::ui
