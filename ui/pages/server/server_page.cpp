// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/server/server_page.h"

#include "ui/client/client.h"
#include "ui/client/live.h"
#include "ui/local/engine_control.h"
#include "ui/pages/server/log_view.h"
#include "ui/pages/server/server_facts.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/row_list.h"
#include "ui/widgets/scroll_face.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/table.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/toggles.h"
#include "ui/window/actions.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QSaveFile>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTimerEvent>
#include <QVBoxLayout>

namespace portreeve::ui {

namespace {

constexpr int everyMs = 5000;
const QStringList viewNames = {QStringLiteral("overview"), QStringLiteral("log"), QStringLiteral("refused")};

QStackedLayout *facesOf(QWidget *widget)
{
    return static_cast<QStackedLayout *>(widget->layout());
}

struct StateWords {
    Tone tone;
    QString words;
};

} // namespace

Page *makeServerPage(Desk &desk)
{
    return new ServerPage(desk);
}

ServerPage::ServerPage(Desk &desk, QWidget *parent) : Page(QStringLiteral("server"), desk, parent)
{
    build();
    bindActions();
    connect(&desk.live, &Live::changed, this, &ServerPage::settle);
    connect(&desk.client, &Client::stateChanged, this, &ServerPage::settle);
    if (desk.engine)
        connect(desk.engine, &EngineControl::changed, this, &ServerPage::settle);
    retranslate();
    showView(Overview);
}

void ServerPage::build()
{
    m_header = new PageHeader;
    m_views = new Segments({QString(), QString(), QString()});
    m_views->setObjectName(QStringLiteral("server.views"));
    m_header->addControl(m_views);
    for (const auto &[id, icon] : {std::pair("server.reload", "refresh"), std::pair("server.check", "check"), std::pair("server.backup", "download"), std::pair("server.save_log", "download")}) {
        auto *button = new Button(QLatin1String(icon), QString());
        button->follow(desk().actions.find(QLatin1String(id)));
        m_header->addButton(button);
    }
    m_start = new Button;
    m_header->addButton(m_start);
    m_banner = new Banner(Tone::Bad);
    m_banner->hide();
    m_log = new LogView(client());
    m_faces = new QWidget;
    auto *faces = new QStackedLayout(m_faces);
    faces->addWidget(buildOverview());
    faces->addWidget(m_log);
    faces->addWidget(buildRefused());
    auto *column = new QVBoxLayout(this);
    space(column, 0, 0);
    column->addWidget(m_header);
    auto *line = new QVBoxLayout;
    space(line, QMargins(20, 0, 20, 8), 0);
    line->addWidget(m_banner);
    column->addLayout(line);
    column->addWidget(m_faces, 1);
    connect(m_views, &Segments::chosen, this, &ServerPage::showView);
}

QWidget *ServerPage::buildOverview()
{
    auto *inside = new QWidget;
    auto *grid = new QGridLayout(inside);
    space(grid, QMargins(20, 0, 20, 14), 12);
    m_process = new Facts(Facts::Inline, 1);
    m_data = new Facts(Facts::Inline, 1);
    m_secrets = new Facts(Facts::Inline, 1);
    m_notices = new RowList;
    const auto card = [](QWidget *content) {
        auto *out = new Card;
        out->body()->addWidget(content);
        out->body()->addStretch();
        return out;
    };
    m_processCard = card(m_process);
    m_dataCard = card(m_data);
    m_secretCard = card(m_secrets);
    m_noticeCard = card(m_notices);
    grid->addWidget(m_processCard, 0, 0);
    grid->addWidget(m_dataCard, 0, 1);
    grid->addWidget(m_noticeCard, 1, 0);
    grid->addWidget(m_secretCard, 1, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(2, 1);
    return scrolled(inside);
}

QWidget *ServerPage::buildRefused()
{
    m_refused = new Table;
    m_refused->setObjectName(QStringLiteral("server.refused.table"));
    m_refused->setModel(&m_turnedAway);
    m_refused->setColumns({{Cell::Time, 140}, {Cell::Status, 70}, {Cell::Main, 420}, {Cell::Mono, 170}, {Cell::Text, 130}, {Cell::Mono, 100}, {Cell::Text, 150}, {Cell::Mono, 110}});
    m_noneRefused = new EmptyState(Empty::NothingYet);
    m_refusedFaces = new QWidget;
    auto *faces = new QStackedLayout(m_refusedFaces);
    faces->addWidget(m_refused);
    faces->addWidget(m_noneRefused);
    faces->setCurrentIndex(1);
    return m_refusedFaces;
}

void ServerPage::bindActions()
{
    Actions &actions = desk().actions;
    actions.bind(QStringLiteral("server.reload"), this, [this] { run(QStringLiteral("reload")); });
    actions.bind(QStringLiteral("server.check"), this, [this] { run(QStringLiteral("check")); });
    actions.bind(QStringLiteral("server.backup"), this, [this] { run(QStringLiteral("backup")); });
    actions.bind(QStringLiteral("server.pause"), this, [this] { askPause(); });
    actions.bind(QStringLiteral("server.resume"), this, [this] { run(QStringLiteral("resume")); });
    actions.bind(QStringLiteral("server.save_log"), this, [this] { saveLog(); });
    actions.bind(QStringLiteral("server.start"), this, [this] { desk().engine->start(); });
    actions.bind(QStringLiteral("server.stop"), this, [this] { desk().engine->stop(); });
    actions.bind(QStringLiteral("server.restart"), this, [this] { desk().engine->restart(); });
}

void ServerPage::open(const QVariantMap &where)
{
    const auto view = viewNames.indexOf(where.value(QStringLiteral("view")).toString());
    if (view >= 0)
        showView(int(view));
}

QVariantMap ServerPage::where() const
{
    return {{QStringLiteral("view"), viewNames.value(facesOf(m_faces)->currentIndex())}};
}

void ServerPage::showView(int view)
{
    m_views->setCurrent(view);
    facesOf(m_faces)->setCurrentIndex(view);
    m_log->setRunning(isOpen() && view == Log);
    if (isOpen() && view == Refused)
        askRefusals();
    settle();
}

void ServerPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_timer.start(everyMs, this);
    showView(facesOf(m_faces)->currentIndex());
}

void ServerPage::left()
{
    m_timer.stop();
    m_log->setRunning(false);
}

void ServerPage::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return Page::timerEvent(event);
    refresh();
}

void ServerPage::refresh()
{
    if (facesOf(m_faces)->currentIndex() == Refused)
        return askRefusals();
    ask();
}

void ServerPage::ask()
{
    client().get(this, QStringLiteral("/portreeve/server"), [this](const Answer &answer) { takeServer(answer); });
}

void ServerPage::takeServer(const Answer &answer)
{
    m_banner->setVisible(!answer.isOk());
    if (!answer.isOk()) {
        m_banner->set(Tone::Bad, tr("The gateway does not answer"), answer.message());
        return settle();
    }
    m_hasServer = true;
    m_server = answer.object();
    m_process->set(processFacts(m_server));
    m_data->set(dataFacts(m_server));
    m_secrets->set(secretFacts(m_server));
    QList<ListRow> rows;
    for (const Notice &notice : noticesOf(m_server)) {
        ListRow row;
        row.tone = int(Tone::Warn);
        row.title = notice.text;
        row.second = notice.place;
        rows.append(row);
    }
    if (rows.isEmpty()) {
        ListRow row;
        row.tone = int(Tone::Ok);
        row.title = tr("Nothing to say about the configuration");
        rows.append(row);
    }
    m_notices->setRows(rows);
    settle();
}

void ServerPage::askRefusals()
{
    const QString path = pathWith(QStringLiteral("/portreeve/refusals"), {{QStringLiteral("after"), QString::number(m_refusalsAfter)}, {QStringLiteral("limit"), QStringLiteral("500")}});
    client().get(this, path, [this](const Answer &answer) {
        m_banner->setVisible(!answer.isOk());
        m_banner->set(Tone::Bad, tr("The gateway does not answer"), answer.message());
        if (!answer.isOk())
            return;
        m_turnedAway.add(turnedAwayOf(answer.object()));
        m_refusalsAfter = answer.object()[QLatin1String("last")].toInteger();
        facesOf(m_refusedFaces)->setCurrentIndex(m_turnedAway.rowCount() > 0 ? 0 : 1);
    });
}

void ServerPage::run(const QString &act, const QJsonObject &body)
{
    client().post(this, QStringLiteral("/portreeve/server/") + act, body, [this](const Answer &answer) {
        Toast toast;
        toast.tone = answer.isOk() ? Tone::Ok : Tone::Bad;
        toast.title = answer.isOk() ? tr("Done") : tr("That did not work");
        toast.detail = answer.isOk() ? answer.object()[QLatin1String("text")].toString() : answer.message();
        desk().toasts.show(toast);
        desk().live.refresh();
        ask();
    });
}

void ServerPage::askPause()
{
    auto *sheet = ui::ask({tr("Pause %1?").arg(client().connection().name), tr("New model calls get status 503 with Retry-After until it is resumed. What is under way goes on."), tr("Pause gateway"), {}, true}, this);
    connect(sheet, &QDialog::accepted, this, [this] { run(QStringLiteral("pause")); });
}

void ServerPage::saveLog()
{
    auto *dialog = new QFileDialog(this, tr("Save log"), QString(), tr("Text (*.log *.txt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QStringLiteral("portreeve.log"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &name) {
        QSaveFile file(name);
        const bool isSaved = file.open(QIODevice::WriteOnly) && file.write(m_log->text().toUtf8()) >= 0 && file.commit();
        Toast toast;
        toast.tone = isSaved ? Tone::Ok : Tone::Bad;
        toast.title = isSaved ? tr("Log saved") : tr("The log could not be saved");
        toast.detail = isSaved ? name : file.errorString();
        desk().toasts.show(toast);
    });
    dialog->open();
}

/// State, what can be done now, and why not.
void ServerPage::settle()
{
    const LiveState &live = desk().live.state();
    const EngineControl *engine = desk().engine;
    const auto words = [&]() -> StateWords {
        if (engine && engine->state() == EngineControl::State::Failed)
            return {Tone::Bad, tr("Failed")};
        if (engine && engine->state() == EngineControl::State::Off)
            return {Tone::Mute, tr("Stopped")};
        if (engine && engine->state() == EngineControl::State::Starting)
            return {Tone::Info, tr("Starting")};
        if (engine && engine->state() == EngineControl::State::Stopping)
            return {Tone::Info, tr("Stopping")};
        if (client().state() == LinkState::Lost)
            return {Tone::Bad, tr("No answer")};
        if (live.state == QLatin1String("paused"))
            return {Tone::Warn, tr("Paused")};
        if (live.state == QLatin1String("draining"))
            return {Tone::Warn, tr("Draining")};
        return {Tone::Ok, tr("Running")};
    }();
    m_header->badge()->set(words.tone, words.words);
    const bool isOff = engine && (engine->state() == EngineControl::State::Off || engine->state() == EngineControl::State::Failed);
    if (isOff && !engine->fault().isEmpty()) {
        m_banner->set(Tone::Bad, tr("The gateway is not running"), engine->fault());
        m_banner->show();
    }
    const bool isPaused = live.state == QLatin1String("paused");
    Actions &actions = desk().actions;
    const QString notHere = engine ? QString() : tr("This gateway is started and stopped where it runs");
    actions.setReason(QStringLiteral("server.start"), !engine ? notHere : isOff ? QString() : tr("It runs already"));
    actions.setReason(QStringLiteral("server.stop"), !engine ? notHere : isOff ? tr("It is not running") : QString());
    actions.setReason(QStringLiteral("server.restart"), !engine ? notHere : QString());
    const QString locked = client().isReadOnly() ? tr("This connection is read-only") : isOff ? tr("The gateway is not running") : QString();
    for (const char *id : {"server.reload", "server.check", "server.backup"})
        actions.setReason(QLatin1String(id), locked);
    actions.setReason(QStringLiteral("server.pause"), !locked.isEmpty() ? locked : isPaused ? tr("It is paused already") : QString());
    actions.setReason(QStringLiteral("server.resume"), !locked.isEmpty() ? locked : isPaused ? QString() : tr("It is not paused"));
    actions.setReason(QStringLiteral("server.save_log"), facesOf(m_faces)->currentIndex() == Log ? QString() : tr("Open the log first"));
    m_start->follow(actions.find(isOff ? QStringLiteral("server.start") : isPaused ? QStringLiteral("server.resume") : QStringLiteral("server.pause")));
    m_start->setIconName(isOff || isPaused ? QStringLiteral("play") : QStringLiteral("pause"));
    m_start->setKind(isOff || isPaused ? ButtonKind::Primary : ButtonKind::Secondary);
    if (live.at.isValid())
        m_header->setFacts(tr("%1 in flight · %2").arg(countText(live.inFlight), rateText(live.requestsPerSecond, tr("req/s"))));
}

void ServerPage::retranslate()
{
    m_header->setTitle(tr("Server"));
    m_views->setWords({tr("Overview"), tr("Log"), tr("Refused")});
    m_processCard->setTitle(tr("Process"));
    m_dataCard->setTitle(tr("Data"));
    m_secretCard->setTitle(tr("Where keys lie"));
    m_noticeCard->setTitle(tr("Configuration"));
    m_notices->setAccessibleName(tr("Configuration"));
    m_refused->setAccessibleName(tr("Refused requests"));
    m_noneRefused->set(Empty::NothingYet, tr("Nobody was turned away"),
                       tr("Requests that the gateway refused before it asked a provider stand here with the reason: a wrong key, a model that is not allowed, a limit that is reached."));
    m_turnedAway.retranslate();
    m_log->retranslate();
    if (m_hasServer) {
        m_process->set(processFacts(m_server));
        m_data->set(dataFacts(m_server));
        m_secrets->set(secretFacts(m_server));
    }
    settle();
}

} // namespace portreeve::ui
