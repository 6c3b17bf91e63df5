// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/home_page.h"

#include "ui/client/capability.h"
#include "ui/client/client.h"
#include "ui/pages/home/home_board.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/scroll_face.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/times.h"
#include "ui/widgets/toast.h"
#include "ui/window/actions.h"
#include "ui/window/time_range.h"

#include <QAction>
#include <QGraphicsOpacityEffect>
#include <QGuiApplication>
#include <QClipboard>
#include <QStackedLayout>
#include <QTimerEvent>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

constexpr double dimmed = 0.6;
constexpr qint64 freshMs = 60'000;

QString hostOf(const QString &url)
{
    const qsizetype at = url.indexOf(QLatin1String("://"));
    return at < 0 ? url : url.mid(at + 3);
}

struct LiveWord {
    Tone tone;
    QString word;
};

} // namespace

HomePage::HomePage(Desk &desk, QWidget *parent)
    : Page(QStringLiteral("home"), desk, parent), m_header(new PageHeader), m_connect(new Button), m_pause(new Button), m_newKey(new Button), m_bannerRow(new QWidget), m_banner(new Banner(Tone::Warn)),
      m_faces(new QStackedLayout), m_skeleton(new Skeleton({3, 3, 3, 3, 3})), m_start(new StartFace), m_message(new EmptyState(Empty::Failed)), m_board(new HomeBoard)
{
    m_header->setObjectName(QStringLiteral("home.header"));
    m_banner->setObjectName(QStringLiteral("home.banner"));
    m_skeleton->setObjectName(QStringLiteral("home.waiting"));
    m_message->setObjectName(QStringLiteral("home.message"));
    connect(m_banner->addButton(QString()), &QPushButton::clicked, this, &HomePage::refresh);
    auto *waiting = new QWidget;
    auto *inner = new QVBoxLayout(waiting);
    space(inner, QMargins(20, 4, 20, 14), 0);
    inner->addWidget(m_skeleton);
    auto *bannerRow = new QVBoxLayout(m_bannerRow);
    space(bannerRow, QMargins(20, 0, 20, 12), 0);
    bannerRow->addWidget(m_banner);
    m_bannerRow->hide();
    auto *column = new QVBoxLayout(this);
    space(column, 0, 0);
    column->addWidget(m_header);
    column->addWidget(m_bannerRow);
    column->addLayout(m_faces, 1); // before it has widgets: a stack without a parent shows its first one as a window
    for (QWidget *face : {waiting, static_cast<QWidget *>(new ScrollFace(m_start)), static_cast<QWidget *>(m_message), static_cast<QWidget *>(new ScrollFace(m_board))})
        m_faces->addWidget(face);
    bindActions();
    connect(&desk.live, &Live::changed, this, &HomePage::showLive);
    connect(&desk.client, &Client::stateChanged, this, &HomePage::showHeader);
    connect(m_start, &StartFace::connectWanted, this, [this] { this->desk().actions.find(QStringLiteral("home.connect"))->trigger(); });
    connect(m_start, &StartFace::playgroundWanted, this, [this] { this->desk().go(QStringLiteral("playground"), {}); });
    connect(m_start, &StartFace::stepChosen, this, [this](const QString &id) {
        const bool isKey = id == QLatin1String("keys");
        const bool isModel = id == QLatin1String("models");
        this->desk().go(id == QLatin1String("server") ? id : isModel ? id : QStringLiteral("keys"), isKey || isModel ? QVariantMap{{QStringLiteral("new"), true}} : QVariantMap());
    });
    connect(m_board, &HomeBoard::linkChosen, this, [this](const QString &page, const QVariantMap &where) { this->desk().go(page, where); });
    connect(m_board, &HomeBoard::needChosen, this, &HomePage::followNeed);
    connect(m_board, &HomeBoard::topChanged, this, &HomePage::loadTop);
    connect(m_board, &HomeBoard::rangeChosen, this, [this](qint64 from, qint64 to) { this->desk().range.setAbsolute(from, to); });
    connect(m_board, &HomeBoard::backWanted, this, [this] { this->desk().range.undo(); });
    connect(m_board, &HomeBoard::momentChosen, this, [this](qint64 from, qint64 to) {
        this->desk().go(QStringLiteral("requests"), {{QStringLiteral("filter"), QString()}});
        this->desk().range.setAbsolute(from, to); // after: this page would ask again for nothing
    });
    retranslate();
    setFace(Face::Waiting);
}

void HomePage::bindActions()
{
    Actions &actions = desk().actions;
    m_connect->setIconName(QStringLiteral("plus"));
    m_connect->setObjectName(QStringLiteral("home.header.connect"));
    m_connect->follow(actions.find(QStringLiteral("home.connect")));
    m_pause->setObjectName(QStringLiteral("home.header.pause"));
    m_newKey->setIconName(QStringLiteral("plus"));
    m_newKey->setKind(ButtonKind::Primary);
    m_newKey->setObjectName(QStringLiteral("home.header.new_key"));
    m_newKey->follow(actions.find(QStringLiteral("home.new_key")));
    for (Button *button : {m_connect, m_pause, m_newKey})
        m_header->addButton(button);
    actions.bind(QStringLiteral("home.connect"), this, [this] { desk().go(QStringLiteral("connect"), {}); });
    actions.bind(QStringLiteral("home.new_key"), this, [this] { desk().go(QStringLiteral("keys"), {{QStringLiteral("new"), true}}); });
    actions.bind(QStringLiteral("home.pause"), this, [this] { control(QStringLiteral("pause")); });
    actions.bind(QStringLiteral("home.resume"), this, [this] { control(QStringLiteral("resume")); });
    connect(m_pause, &QPushButton::clicked, this, [this] {
        const bool isPaused = desk().live.state().state == QLatin1String("paused");
        desk().actions.find(isPaused ? QStringLiteral("home.resume") : QStringLiteral("home.pause"))->trigger();
    });
}

bool HomePage::isLiteLlm() const
{
    return client().kind() == ServerKind::LiteLlm;
}

QString HomePage::listening() const
{
    return client().url();
}

void HomePage::refresh()
{
    client().cancel(this);
    m_beat.start(client().transport().isLocal() ? 10'000 : 30'000, this);
    QString reason;
    if (!client().can(QStringLiteral("spend"), &reason)) {
        m_message->set(Empty::NotSupported, tr("%1 keeps no figures").arg(kindName(client().kind())), reason);
        m_message->setActions({{QStringLiteral("playground"), tr("Open playground"), ButtonKind::Secondary, [this] { desk().go(QStringLiteral("playground"), {}); }}});
        m_beat.stop();
        return setFace(Face::Message);
    }
    m_board->setShown(client().can(QStringLiteral("live")), client().can(QStringLiteral("forecast")));
    showHeader();
    if (!m_series)
        setFace(Face::Waiting);
    if (isLiteLlm()) {
        loadActivity();
        return loadKeys();
    }
    loadFigures();
    loadFailures();
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    // Over a network what changes slowly is not asked for again at every visit.
    if (client().transport().isLocal() || now - m_slowAt > freshMs || m_slowRange != desk().range.save())
        loadSlow();
}

void HomePage::left()
{
    m_beat.stop();
    client().cancel(this);
}

void HomePage::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_beat.timerId())
        return Page::timerEvent(event);
    constexpr qint64 slowMs = 5 * 60'000;
    const bool isLive = desk().live.isRunning() && desk().range.isRelative();
    if (!isOpen() || !isLive || client().state() == LinkState::Lost)
        return;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    if (isLiteLlm()) {
        if (m_loadedAt.isValid() && m_loadedAt.msecsTo(QDateTime::currentDateTime()) >= slowMs)
            loadActivity();
        return;
    }
    if (m_fault || desk().live.state().requestsTotal != m_loadedTotal) {
        loadFigures();
        loadFailures();
    }
    const bool isBehind = desk().live.state().requestsTotal != m_slowTotal;
    if (now - m_slowAt >= (!isBehind ? slowMs : client().transport().isLocal() ? 0 : freshMs))
        loadSlow();
}

void HomePage::showLive()
{
    if (!isOpen())
        return;
    const LiveState &live = desk().live.state();
    m_sources.live = live;
    showHeader();
    m_board->setNow(QDateTime::currentDateTime());
    if (m_faces->currentIndex() == int(Face::Board))
        m_board->setLive(live);
    showNeeds();
    showSteps();
    if (m_faces->currentIndex() == int(Face::Start) && live.requestsTotal > 0 && live.requestsTotal != m_loadedTotal) {
        m_recorded = live.requestsTotal;
        m_steps.hasRequest = true;
        loadFigures();
        loadFailures();
        loadSlow();
    }
}

void HomePage::showHeader()
{
    const LiveState &live = desk().live.state();
    const bool isLost = client().state() == LinkState::Lost;
    const LiveWord word = isLost                                ? LiveWord{Tone::Bad, tr("Not reached")}
        : live.state == QLatin1String("paused")                 ? LiveWord{Tone::Warn, tr("Paused")}
        : live.state == QLatin1String("draining")               ? LiveWord{Tone::Info, tr("Stopping")}
                                                                : LiveWord{Tone::Ok, tr("Serving")};
    const bool isPaused = live.state == QLatin1String("paused");
    QStringList facts{hostOf(listening())};
    facts.removeAll(QString());
    if (live.at.isValid()) {
        m_header->badge()->set(word.tone, word.word);
    }
    if (live.at.isValid() && !isLost) {
        facts.append(tr("up %1").arg(durationText(live.uptimeSeconds * 1'000'000'000)));
        facts.append(tr("%1 in flight").arg(countText(live.inFlight)));
    } else if (isLiteLlm()) {
        facts.append(QStringLiteral("%1 %2").arg(kindName(client().kind()), client().version()).trimmed());
        facts.append(desk().range.text());
        facts.append(tr("days are counted in UTC"));
    }
    m_header->setFacts(facts.join(QStringLiteral(" · ")));
    QAction *does = desk().actions.find(isPaused ? QStringLiteral("home.resume") : QStringLiteral("home.pause"));
    m_pause->setText(does->text());
    m_pause->setIconName(isPaused ? QStringLiteral("play") : QStringLiteral("pause"));
    QString reason;
    const bool can = client().can(QStringLiteral("server.control"), &reason) && !client().isReadOnly();
    if (can == false && reason.isEmpty())
        reason = tr("This connection is read-only");
    m_pause->setEnabled(can);
    m_pause->setToolTip(can ? tr("New model calls get status 503 while it is paused; those under way go on") : reason);
    desk().actions.setReason(QStringLiteral("home.pause"), !can ? reason : isPaused ? tr("The gateway is paused already") : QString());
    desk().actions.setReason(QStringLiteral("home.resume"), !can ? reason : isPaused ? QString() : tr("The gateway is not paused"));
}

void HomePage::showNeeds()
{
    m_sources.now = QDateTime::currentDateTime();
    m_needs = needsOf(m_sources);
    m_board->setNeeds(m_needs);
}

void HomePage::showSteps()
{
    m_steps.isServing = desk().live.state().at.isValid() && desk().live.state().state != QLatin1String("draining");
    m_steps.address = listening();
    m_start->set(m_steps);
}

void HomePage::followNeed(int index)
{
    if (index < 0 || index >= m_needs.size())
        return;
    const Need need = m_needs[index];
    if (need.page.isEmpty())
        return control(QStringLiteral("resume"));
    desk().go(need.page, need.where);
}

void HomePage::control(const QString &verb)
{
    const bool isPause = verb == QLatin1String("pause");
    client().post(this, QStringLiteral("/portreeve/server/") + verb, {}, [this, isPause](const Answer &answer) {
        Toast toast;
        toast.tone = answer.isOk() ? Tone::Ok : Tone::Bad;
        if (!answer.isOk()) {
            toast.title = isPause ? tr("The gateway was not paused") : tr("The gateway was not resumed");
            toast.detail = answer.message();
        } else if (isPause) {
            toast.title = tr("The gateway is paused");
            toast.detail = tr("New model calls get status 503 until it is resumed.");
            toast.action = tr("Resume");
            toast.onAction = [page = QPointer(this)] {
                if (page)
                    page->control(QStringLiteral("resume"));
            };
        } else {
            toast.title = tr("The gateway serves again");
        }
        desk().toasts.show(toast);
        desk().live.refresh();
    });
}

void HomePage::settleFace()
{
    m_bannerRow->hide();
    m_board->setGraphicsEffect(nullptr);
    if (m_fault && !m_series) {
        const Answer &answer = *m_fault;
        const Empty why = answer.isNotAllowed() ? Empty::NotAllowed : answer.isNotSupported() ? Empty::NotSupported : Empty::Failed;
        const QString title = why == Empty::NotAllowed ? tr("You may not see these figures")
            : why == Empty::NotSupported              ? tr("This server does not tell its figures")
                                                      : tr("Could not load the figures");
        m_message->set(why, title, answer.message());
        m_message->setActions({{QStringLiteral("refresh"), tr("Try again"), ButtonKind::Primary, [this] { refresh(); }},
                               {QStringLiteral("copy"), tr("Copy details"), ButtonKind::Secondary, [text = answer.message()] { QGuiApplication::clipboard()->setText(text); }}});
        return setFace(Face::Message);
    }
    if (!m_series)
        return setFace(Face::Waiting);
    const bool mayBeNew = m_series->isEmpty() && desk().live.state().requestsTotal == 0 && !isLiteLlm();
    if (mayBeNew && !m_fault && m_recorded == 0)
        return setFace(Face::Start);
    if (mayBeNew && !m_fault && !m_recorded && !m_serverAnswered)
        return setFace(Face::Waiting);
    if (m_fault) {
        m_banner->set(Tone::Warn, tr("The figures are as of %1").arg(whenText(m_loadedAt, QDateTime::currentDateTime())), m_fault->message());
        m_bannerRow->show();
        auto *effect = new QGraphicsOpacityEffect;
        effect->setOpacity(dimmed);
        m_board->setGraphicsEffect(effect);
    }
    setFace(Face::Board);
}

void HomePage::setFace(Face face)
{
    m_skeleton->setWaiting(face == Face::Waiting);
    if (m_faces->currentIndex() != int(face))
        m_faces->setCurrentIndex(int(face));
    m_newKey->setKind(face == Face::Board ? ButtonKind::Primary : ButtonKind::Secondary); // the other faces have a primary of their own
    if (face == Face::Start)
        showSteps();
}

void HomePage::changeEvent(QEvent *event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::StyleChange)
        m_header->updateGeometry();
}

void HomePage::retranslate()
{
    m_header->setTitle(tr("Home"));
    for (Button *button : m_banner->findChildren<Button *>())
        button->setText(tr("Try again"));
    m_start->retranslate();
    m_board->retranslate();
    showHeader();
    if (m_series)
        showNeeds();
    if (m_fault)
        settleFace();
}

Page *makeHomePage(Desk &desk)
{
    return new HomePage(desk);
}

} // namespace portreeve::ui
