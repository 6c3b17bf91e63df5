// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/playground_page.h"

#include "ui/client/client.h"
#include "ui/local/settings.h"
#include "ui/pages/playground/answer_card.h"
#include "ui/pages/playground/attachment.h"
#include "ui/pages/playground/batch_run.h"
#include "ui/pages/playground/prompt_box.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field.h"
#include "ui/widgets/keycap.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/page_header.h"
#include "ui/widgets/scroll_face.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/toast.h"
#include "ui/window/actions.h"

#include <QAction>
#include <QDateTime>
#include <QDropEvent>
#include <QJsonDocument>
#include <QMimeData>
#include <QScrollArea>
#include <QStackedLayout>
#include <QTimer>
#include <QUuid>
#include <QVBoxLayout>

namespace portreeve::ui {

namespace {

constexpr qsizetype mostCards = 8;
constexpr qint64 assumedOutput = 4096; ///< where neither the question nor the model says how long an answer may be

} // namespace

Page *makePlaygroundPage(Desk &desk)
{
    return new PlaygroundPage(desk);
}

PlaygroundPage::PlaygroundPage(Desk &desk, QWidget *parent)
    : Page(QStringLiteral("playground"), desk, parent), m_catalogue(desk.client), m_history(desk.settings.directory()), m_prompts(desk.settings.directory())
{
    build();
    bindActions();
    setAcceptDrops(true);
    connect(&m_catalogue, &ModelCatalogue::changed, this, &PlaygroundPage::takeModels);
    const QJsonObject setup = QJsonDocument::fromJson(desk.settings.state(desk.client.connection().id, QStringLiteral("playground"))).object();
    restore(setup);
    if (m_cards.isEmpty())
        addCard({});
    retranslate();
}

PlaygroundPage::~PlaygroundPage()
{
    for (AnswerCard *card : std::as_const(m_cards))
        card->disconnect(this); // their last words are for nobody
}

void PlaygroundPage::build()
{
    auto *column = new QVBoxLayout(this);
    space(column, 0, 0);
    m_header = new PageHeader;
    auto *history = new Button(QStringLiteral("clock"), QString());
    history->follow(desk().actions.find(QStringLiteral("playground.history")));
    auto *prompts = new Button(QStringLiteral("pin"), QString());
    prompts->follow(desk().actions.find(QStringLiteral("playground.prompts")));
    m_clear = new Button(QStringLiteral("trash"), QString());
    m_clear->follow(desk().actions.find(QStringLiteral("playground.clear")));
    auto *add = new Button(QStringLiteral("plus"), QString());
    add->follow(desk().actions.find(QStringLiteral("playground.add")));
    m_compare = new Button(QStringLiteral("copy"), QString());
    m_compare->follow(desk().actions.find(QStringLiteral("playground.compare")));
    m_compare->setCheckable(true);
    for (Button *button : {prompts, history, m_clear, m_compare, add})
        m_header->addButton(button);
    column->addWidget(m_header);

    m_faces = new QWidget;
    auto *faces = new QStackedLayout(m_faces);
    m_nothing = new EmptyState(Empty::NothingYet);
    m_nothing->setIconName(QStringLiteral("playground"));
    auto *work = new QWidget;
    auto *rows = new QVBoxLayout(work);
    space(rows, QMargins(20, 0, 20, 14), 12);
    m_banner = new Banner(Tone::Warn);
    m_banner->hide();
    rows->addWidget(m_banner);
    rows->addWidget(buildSystem());
    auto *cards = new QWidget;
    m_row = new QHBoxLayout(cards);
    space(m_row, 0, 12);
    QScrollArea *scroll = scrolled(cards);
    scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    rows->addWidget(scroll, 1);
    rows->addWidget(buildPrompt());
    faces->addWidget(work);
    faces->addWidget(m_nothing);
    column->addWidget(m_faces, 1);
}

QWidget *PlaygroundPage::buildSystem()
{
    auto *panel = new Panel;
    auto *row = new QHBoxLayout(panel);
    space(row, QMargins(14, 6, 8, 6), 10);
    m_systemName = new Label({}, Type::Strong, &Tokens::text2);
    m_systemName->setType(Type::Small);
    m_systemName->setWeight(600);
    m_system = new TextField;
    m_system->setFrame(false);
    m_system->setObjectName(QStringLiteral("playground.system"));
    m_toolsButton = new Button(QStringLiteral("mcp"), QString());
    m_toolsButton->setObjectName(QStringLiteral("playground.tools"));
    m_parameterButton = new Button(QStringLiteral("settings"), QString());
    m_parameterButton->setObjectName(QStringLiteral("playground.parameters"));
    row->addWidget(m_systemName);
    row->addWidget(m_system, 1);
    row->addWidget(m_toolsButton);
    row->addWidget(m_parameterButton);
    connect(m_system, &QLineEdit::textChanged, this, &PlaygroundPage::settle);
    connect(m_toolsButton, &QPushButton::clicked, desk().actions.find(QStringLiteral("playground.tools")), &QAction::trigger);
    connect(m_parameterButton, &QPushButton::clicked, desk().actions.find(QStringLiteral("playground.parameters")), &QAction::trigger);
    return panel;
}

QWidget *PlaygroundPage::buildPrompt()
{
    m_box = new PromptBox;
    m_prompt = m_box->edit();
    auto *foot = new QHBoxLayout;
    space(foot, QMargins(6, 0, 0, 0), 8);
    m_attach = new IconButton(QStringLiteral("plus"), QString());
    m_attach->setObjectName(QStringLiteral("playground.attach"));
    m_code = new IconButton(QStringLiteral("terminal"), QString());
    m_code->setObjectName(QStringLiteral("playground.code"));
    m_asWords = new Label({}, Type::Small, &Tokens::text2);
    m_as = new Button(QStringLiteral("keys"), QString(), ButtonKind::Ghost);
    m_as->setSmall(true);
    m_as->setObjectName(QStringLiteral("playground.as"));
    m_estimate = new Label({}, Type::Small, &Tokens::text2);
    m_estimate->setElide(Qt::ElideRight);
    m_runsButton = new Button(QStringLiteral("refresh"), QString(), ButtonKind::Ghost);
    m_runsButton->setSmall(true);
    m_runsButton->setObjectName(QStringLiteral("playground.runs"));
    m_variables = new Button(QStringLiteral("requests"), QString(), ButtonKind::Ghost);
    m_variables->setSmall(true);
    m_variables->setObjectName(QStringLiteral("playground.variables"));
    m_stop = new Button(QStringLiteral("stop"), QString());
    m_stop->follow(desk().actions.find(QStringLiteral("playground.stop")));
    m_send = new Button(QStringLiteral("arrow-right"), QString(), ButtonKind::Primary);
    m_send->follow(desk().actions.find(QStringLiteral("playground.send")));
    foot->addWidget(m_attach);
    foot->addWidget(m_code);
    foot->addWidget(m_asWords);
    foot->addWidget(m_as);
    foot->addStretch();
    foot->addWidget(m_estimate);
    foot->addWidget(m_variables);
    foot->addWidget(m_runsButton);
    foot->addWidget(m_stop);
    foot->addWidget(m_send);
    m_box->body()->addLayout(foot);
    connect(m_attach, &QToolButton::clicked, desk().actions.find(QStringLiteral("playground.attach")), &QAction::trigger);
    connect(m_code, &QToolButton::clicked, desk().actions.find(QStringLiteral("playground.code")), &QAction::trigger);
    connect(m_variables, &QPushButton::clicked, desk().actions.find(QStringLiteral("playground.batch")), &QAction::trigger);
    connect(m_runsButton, &QPushButton::clicked, desk().actions.find(QStringLiteral("playground.runs")), &QAction::trigger);
    connect(m_box, &PromptBox::changed, this, &PlaygroundPage::settle);
    connect(m_box, &PromptBox::requestPasted, this, &PlaygroundPage::takePasted);
    connect(m_box, &PromptBox::refused, this, [this](const QString &why) { warn(tr("Not attached"), why); });
    connect(m_as, &QPushButton::clicked, desk().actions.find(QStringLiteral("playground.key")), &QAction::trigger);
    return m_box;
}

void PlaygroundPage::bindActions()
{
    Actions &actions = desk().actions;
    actions.bind(QStringLiteral("playground.send"), this, [this] { send(); });
    actions.bind(QStringLiteral("playground.stop"), this, [this] { stopAll(); });
    actions.bind(QStringLiteral("playground.clear"), this, [this] { clearAll(); });
    actions.bind(QStringLiteral("playground.add"), this, [this] { addCard({}); });
    actions.bind(QStringLiteral("playground.compare"), this, [this] { toggleCompare(); });
    actions.bind(QStringLiteral("playground.history"), this, [this] { showHistory(); });
    actions.bind(QStringLiteral("playground.attach"), this, [this] { m_box->chooseFiles(); });
    actions.bind(QStringLiteral("playground.parameters"), this, [this] { editParameters(nullptr, m_parameterButton); });
    actions.bind(QStringLiteral("playground.tools"), this, [this] { editTools(); });
    actions.bind(QStringLiteral("playground.key"), this, [this] { chooseKey(); });
    actions.bind(QStringLiteral("playground.batch"), this, [this] { showBatch(); });
    actions.bind(QStringLiteral("playground.vote"), this, [this] { showVotes(); });
    actions.bind(QStringLiteral("playground.runs"), this, [this] { chooseRuns(); });
    actions.bind(QStringLiteral("playground.save"), this, [this] { savePrompt(); });
    actions.bind(QStringLiteral("playground.prompts"), this, [this] { showPrompts(); });
    actions.bind(QStringLiteral("playground.paste"), this, [this] { pasteRequest(); });
    actions.bind(QStringLiteral("playground.code"), this, [this] { showCode(m_cards.first()); });
}

AnswerCard *PlaygroundPage::addCard(const QString &model)
{
    if (m_cards.size() >= mostCards)
        return nullptr;
    auto *card = new AnswerCard(client());
    card->setModels(chatModels());
    const QStringList names = chatModels();
    QString chosen = model;
    for (const QString &name : names) { // the first that is not there yet
        const bool isTaken = std::any_of(m_cards.cbegin(), m_cards.cend(), [&name](const AnswerCard *other) { return other->model() == name; });
        chosen = chosen.isEmpty() && !isTaken ? name : chosen;
    }
    card->setModel(chosen.isEmpty() && !names.isEmpty() ? names.first() : chosen);
    m_cards.append(card);
    m_row->addWidget(card, 1);
    connect(card, &AnswerCard::modelChosen, this, [this] {
        keepSetup();
        settle();
    });
    connect(card, &AnswerCard::parametersWanted, this, [this, card] { editParameters(card, card); });
    connect(card, &AnswerCard::moreWanted, this, [this, card] { showMore(card); });
    connect(card, &AnswerCard::removeWanted, this, [this, card] { removeCard(card); });
    connect(card, &AnswerCard::voted, this, [this, card](bool isBetter) { vote(card, isBetter); });
    connect(card, &AnswerCard::ended, this, &PlaygroundPage::takeEnd);
    connect(card, &AnswerCard::priced, this, &PlaygroundPage::judge);
    settle();
    settleCompare();
    return card;
}

void PlaygroundPage::removeCard(AnswerCard *card)
{
    if (m_cards.size() < 2)
        return;
    m_cards.removeOne(card);
    card->disconnect(this);
    card->stop();
    card->deleteLater();
    keepSetup();
    judge();
    settle();
    settleCompare();
}

void PlaygroundPage::open(const QVariantMap &where)
{
    if (const QString model = where.value(QStringLiteral("model")).toString(); !model.isEmpty())
        m_cards.first()->setModel(model);
    if (const QString prompt = where.value(QStringLiteral("prompt")).toString(); !prompt.isEmpty())
        m_prompt->setPlainText(prompt);
    settle();
    m_prompt->setFocus();
}

QVariantMap PlaygroundPage::where() const
{
    return {};
}

void PlaygroundPage::refresh()
{
    if (!m_catalogue.isLoaded() || !m_catalogue.fault().isEmpty() || m_catalogue.models().isEmpty())
        m_catalogue.load();
}

void PlaygroundPage::appeared()
{
    m_prompt->setFocus();
}

QList<PaletteHit> PlaygroundPage::find(const QString &query) const
{
    QList<PaletteHit> hits;
    for (const QString &model : chatModels()) {
        if (model.contains(query, Qt::CaseInsensitive))
            hits.append({QStringLiteral("model=") + model, tr("Playground"), QStringLiteral("playground"), tr("Ask %1").arg(model), {}, {}});
    }
    return hits.mid(0, 5);
}

QStringList PlaygroundPage::chatModels() const
{
    QStringList names;
    for (const CatalogueModel &model : m_catalogue.models()) {
        if (!model.isPattern() && (model.mode.isEmpty() || model.mode == QLatin1String("chat") || model.mode == QLatin1String("responses") || model.mode == QLatin1String("completion")))
            names += model.name;
    }
    return names;
}

void PlaygroundPage::takeModels()
{
    for (AnswerCard *card : std::as_const(m_cards))
        card->setModels(chatModels());
    const QString fault = m_catalogue.fault();
    m_banner->setVisible(!fault.isEmpty());
    m_banner->set(Tone::Warn, tr("The list of models could not be loaded"), fault + QLatin1Char(' ') + tr("A model can still be typed by its name."));
    const bool isEmpty = fault.isEmpty() && m_catalogue.isLoaded() && m_catalogue.models().isEmpty();
    static_cast<QStackedLayout *>(m_faces->layout())->setCurrentIndex(isEmpty ? 1 : 0);
    settle();
}

void PlaygroundPage::send()
{
    const QString prompt = m_prompt->toPlainText().trimmed();
    if (!hasQuestion())
        return m_prompt->setFocus();
    qint64 most = 0;
    for (const AnswerCard *card : std::as_const(m_cards))
        most += m_runs * bound(question(*card, prompt)).value_or(0);
    const auto limit = nanoFromDecimal(desk().settings.text(QStringLiteral("playground.ask_above")));
    if (!limit || most <= *limit)
        return sendNow(prompt);
    auto *sheet = ask({tr("Send this for up to %1?").arg(moneyText(most, Money::Cents)),
                       tr("%n model(s) may answer as long as their limit allows. Set max tokens to lower the bound.", nullptr, int(m_cards.size()))
                           + (m_runs > 1 ? QLatin1Char(' ') + tr("Each is asked %n time(s).", nullptr, m_runs) : QString()),
                       tr("Send"), {}, false}, this);
    connect(sheet, &QDialog::accepted, this, [this, prompt] { sendNow(prompt); });
}

bool PlaygroundPage::hasTyped() const
{
    return !m_prompt->toPlainText().trimmed().isEmpty() || !m_box->files().isEmpty();
}

bool PlaygroundPage::hasQuestion() const
{
    return hasTyped() || std::all_of(m_cards.cbegin(), m_cards.cend(), [](const AnswerCard *card) { return card->endsWithQuestion(); });
}

ChatQuestion PlaygroundPage::question(const AnswerCard &card, const QString &prompt) const
{
    return card.question(prompt, m_box->files(), m_system->text(), m_tools, m_parameters);
}

void PlaygroundPage::sendNow(const QString &prompt)
{
    if (m_conversation.isEmpty())
        m_conversation = QUuid::createUuid().toString(QUuid::WithoutBraces);
    for (AnswerCard *card : std::as_const(m_cards)) {
        if (!card->isRunning() && !card->model().isEmpty())
            card->ask(question(*card, prompt), m_bearer, m_runs);
    }
    m_box->clear();
    keepSetup();
    settle();
    settleCompare();
}

void PlaygroundPage::stopAll()
{
    for (AnswerCard *card : std::as_const(m_cards))
        card->stop();
    if (m_batch)
        m_batch->stop();
}

void PlaygroundPage::clearAll()
{
    for (AnswerCard *card : std::as_const(m_cards))
        card->clear();
    m_conversation.clear();
    m_open = {};
    settle();
    settleCompare();
    m_prompt->setFocus();
}

void PlaygroundPage::takeEnd()
{
    judge();
    settle();
    settleCompare();
    const bool isOver = std::none_of(m_cards.cbegin(), m_cards.cend(), [](const AnswerCard *card) { return card->isRunning(); });
    if (isOver)
        keepHistory();
}

std::optional<qint64> PlaygroundPage::bound(const ChatQuestion &question) const
{
    for (const CatalogueModel &model : m_catalogue.models()) {
        if (model.name != question.model || !model.inputPrice || !model.outputPrice)
            continue;
        const qint64 output = question.parameters.maxTokens ? *question.parameters.maxTokens : model.maxOutput > 0 ? qMin(model.maxOutput, assumedOutput) : assumedOutput;
        return (question.inputTokens() * *model.inputPrice + output * *model.outputPrice + 999) / 1000; // pico to nano
    }
    return std::nullopt;
}

QString PlaygroundPage::boundText() const
{
    const QString prompt = m_prompt->toPlainText().trimmed();
    if (!hasQuestion())
        return {};
    qint64 cost = 0;
    qint64 tokens = 0;
    bool isKnown = true;
    for (const AnswerCard *card : m_cards) {
        const ChatQuestion asked = question(*card, prompt);
        const auto most = bound(asked);
        isKnown = isKnown && most;
        cost += m_runs * most.value_or(0);
        tokens = qMax(tokens, asked.inputTokens());
    }
    const QString in = tr("about %1 tokens in").arg(countText(tokens));
    if (!isKnown)
        return in + QStringLiteral(" · ") + tr("price not known");
    return in + QStringLiteral(" · ") + (m_cards.size() > 1 || m_runs > 1 ? tr("up to %1 for all").arg(moneyText(cost)) : tr("up to %1").arg(moneyText(cost)));
}

void PlaygroundPage::settle()
{
    if (!m_send)
        return;
    const bool isRunning = (m_batch && m_batch->isRunning()) || std::any_of(m_cards.cbegin(), m_cards.cend(), [](const AnswerCard *card) { return card->isRunning(); });
    const bool allRun = std::all_of(m_cards.cbegin(), m_cards.cend(), [](const AnswerCard *card) { return card->isRunning() || card->model().isEmpty(); });
    const bool wantsTools = std::any_of(m_cards.cbegin(), m_cards.cend(), [](const AnswerCard *card) { return card->waitsForTools(); });
    Actions &actions = desk().actions;
    actions.setReason(QStringLiteral("playground.send"), m_box->isReading() ? tr("The files are still being read")
                                                         : !hasQuestion()  ? tr("Type something to ask first")
                                                         : allRun          ? tr("All models are answering")
                                                                           : QString());
    actions.setReason(QStringLiteral("playground.stop"), isRunning ? QString() : tr("Nothing is running"));
    actions.setReason(QStringLiteral("playground.add"), m_cards.size() < mostCards ? QString() : tr("Eight models are the most"));
    m_stop->setVisible(isRunning);
    m_runsButton->setText(tr("%n run(s)", nullptr, m_runs));
    m_estimate->setText(boundText());
    m_prompt->setPlaceholderText(wantsTools ? tr("What the tool answers") : tr("Ask something. %1 sends it.").arg(keycapText(QStringLiteral("Ctrl+Return"))));
    for (AnswerCard *card : std::as_const(m_cards))
        card->setRemovable(m_cards.size() > 1);
    m_toolsButton->setText(m_tools.isEmpty() ? tr("Tools") : tr("%n tool(s)", nullptr, int(m_tools.size())));
    m_parameterButton->setText(m_parameters.summary().isEmpty() ? tr("Parameters") : m_parameters.summary());
    m_as->setText(m_bearer.isEmpty() ? tr("this connection's key") : QStringLiteral("…") + QString::fromLatin1(m_bearer.right(4)));
    const bool isBare = m_system->text().trimmed().isEmpty() && m_tools.isEmpty() && m_parameters == AskParameters() && !hasTyped() && (m_cards.isEmpty() || m_cards.first()->turns().isEmpty());
    actions.setReason(QStringLiteral("playground.save"), isBare ? tr("There is nothing to save yet") : QString());
    settleBatch();
    settleFacts();
}

void PlaygroundPage::settleFacts()
{
    QStringList facts{openPromptText()};
    if (m_cards.size() > 1)
        facts += tr("%n models side by side", nullptr, int(m_cards.size()));
    facts += tallyFact();
    facts.removeAll({});
    m_header->setFacts(facts.join(QStringLiteral(" · ")));
}

void PlaygroundPage::warn(const QString &title, const QString &detail)
{
    Toast toast;
    toast.tone = Tone::Warn;
    toast.title = title;
    toast.detail = detail;
    desk().toasts.show(toast);
}

void PlaygroundPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!PromptBox::canTake(*event->mimeData()))
        return;
    m_box->setWelcoming(true);
    event->acceptProposedAction();
}

void PlaygroundPage::dragLeaveEvent(QDragLeaveEvent *)
{
    m_box->setWelcoming(false);
}

void PlaygroundPage::dropEvent(QDropEvent *event)
{
    m_box->setWelcoming(false);
    if (m_box->take(*event->mimeData()))
        event->acceptProposedAction();
}

void PlaygroundPage::retranslate()
{
    m_header->setTitle(tr("Playground"));
    m_systemName->setText(tr("System"));
    m_system->setPlaceholderText(tr("What the model should be and do, if anything"));
    m_system->setAccessibleName(tr("System prompt"));
    m_prompt->setAccessibleName(tr("Prompt"));
    m_asWords->setText(tr("as"));
    m_attach->setName(desk().actions.find(QStringLiteral("playground.attach"))->toolTip());
    m_code->setName(desk().actions.find(QStringLiteral("playground.code"))->toolTip());
    m_as->setAccessibleName(tr("Ask as key"));
    m_variables->setToolTip(desk().actions.find(QStringLiteral("playground.batch"))->toolTip());
    m_runsButton->setToolTip(desk().actions.find(QStringLiteral("playground.runs"))->toolTip());
    m_nothing->set(Empty::NothingYet, tr("There is no model to ask yet"), tr("Add a provider with its key, or a model, and it can be asked from here."));
    m_nothing->setActions({{QStringLiteral("plus"), tr("Add provider"), ButtonKind::Primary, [this] { desk().go(QStringLiteral("providers"), {{QStringLiteral("new"), true}}); }}});
    settle();
    settleCompare();
}

} // namespace portreeve::ui
