// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/answer_card.h"

#include "ui/pages/playground/answer_text.h"
#include "ui/pages/playground/attachment.h"
#include "ui/pages/playground/spread_view.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/button.h"
#include "ui/widgets/glyph_view.h"
#include "ui/widgets/label.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QCompleter>
#include <QEvent>
#include <QLineEdit>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace portreeve::ui {

namespace {

/// "stop" and its relatives in the words of people.
QString finishWords(const QString &finish)
{
    if (finish == QLatin1String("length"))
        return AnswerCard::tr("Cut: max tokens reached");
    if (finish == QLatin1String("tool_calls"))
        return AnswerCard::tr("Wants a tool");
    if (finish == QLatin1String("content_filter"))
        return AnswerCard::tr("Stopped by a filter");
    return AnswerCard::tr("Finished: %1").arg(finish);
}

} // namespace

AnswerCard::AnswerCard(Client &client, QWidget *parent) : Panel(Ground::Raised, parent), m_client(client), m_asking(client), m_repeats(client)
{
    setMinimumWidth(px(260));
    auto *column = new QVBoxLayout(this);
    space(column, 1, 0);
    column->addWidget(buildHead());
    column->addWidget(new Rule);
    m_text = new AnswerText;
    m_text->setObjectName(QStringLiteral("playground.answer"));
    column->addWidget(m_text, 1);
    auto *state = new QHBoxLayout;
    space(state, QMargins(14, 4, 14, 8), 8);
    m_badge = new Badge;
    m_badge->hide();
    m_fault = new Label({}, Type::Small, &Tokens::text2);
    m_fault->setWordWrap(true);
    m_fault->setSelectable(true);
    m_fault->hide();
    m_difference = new Label({}, Type::Small, &Tokens::text2);
    m_difference->setElide(Qt::ElideRight);
    m_difference->setObjectName(QStringLiteral("playground.difference"));
    m_difference->hide();
    state->addWidget(m_badge, 0, Qt::AlignTop);
    state->addWidget(m_fault, 1);
    state->addWidget(m_difference, 1);
    state->addStretch();
    m_vote = new Button(QString(), ButtonKind::Secondary);
    m_vote->setSmall(true);
    m_vote->setCheckable(true);
    m_vote->setObjectName(QStringLiteral("playground.vote"));
    m_vote->hide();
    state->addWidget(m_vote, 0, Qt::AlignTop);
    connect(m_vote, &QPushButton::clicked, this, &AnswerCard::voted);
    column->addLayout(state);
    column->addWidget(new Rule);
    m_foot = new FiguresView;
    column->addWidget(m_foot);
    m_spread = new SpreadView;
    m_spread->hide();
    column->addWidget(m_spread);
    connect(&m_repeats, &Repeats::moved, this, [this] {
        showRuns();
        emit priced();
    });
    connect(&m_repeats, &Repeats::ended, this, &AnswerCard::ended);
    connect(&m_asking, &Asking::moved, this, &AnswerCard::show);
    connect(&m_asking, &Asking::ended, this, &AnswerCard::takeEnd);
    connect(&m_asking, &Asking::priced, this, [this] {
        show();
        emit priced();
    });
    retranslate();
    showState();
}

QWidget *AnswerCard::buildHead()
{
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    space(row, QMargins(8, 5, 6, 5), 6);
    m_model = new QComboBox;
    m_model->setEditable(true);
    m_model->setInsertPolicy(QComboBox::NoInsert);
    m_model->lineEdit()->setTextMargins(px(6), 0, 0, 0);
    m_model->setObjectName(QStringLiteral("playground.model"));
    m_model->completer()->setFilterMode(Qt::MatchContains);
    m_model->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_served = new Label({}, Type::Small, &Tokens::text3);
    m_served->setElide(Qt::ElideRight);
    m_road = new RoadView;
    m_parameters = new IconButton(QStringLiteral("settings"), tr("Parameters of this model"));
    m_more = new IconButton(QStringLiteral("more"), tr("More"));
    m_remove = new IconButton(QStringLiteral("close"), tr("Remove this model"));
    m_parameters->setObjectName(QStringLiteral("playground.model.parameters"));
    m_more->setObjectName(QStringLiteral("playground.model.more"));
    m_remove->setObjectName(QStringLiteral("playground.model.remove"));
    row->addWidget(m_model, 3);
    row->addWidget(m_served, 1);
    row->addWidget(m_road);
    for (IconButton *button : {m_parameters, m_more, m_remove})
        row->addWidget(button);
    connect(m_model, &QComboBox::textActivated, this, &AnswerCard::modelChosen);
    connect(m_model->lineEdit(), &QLineEdit::editingFinished, this, &AnswerCard::modelChosen);
    connect(m_parameters, &QToolButton::clicked, this, &AnswerCard::parametersWanted);
    connect(m_more, &QToolButton::clicked, this, &AnswerCard::moreWanted);
    connect(m_remove, &QToolButton::clicked, this, &AnswerCard::removeWanted);
    return head;
}

void AnswerCard::retranslate()
{
    m_model->setAccessibleName(tr("Model"));
    m_model->lineEdit()->setPlaceholderText(tr("Choose a model"));
    m_model->lineEdit()->setAccessibleName(tr("Model"));
    m_text->setAccessibleName(tr("Answer of %1").arg(model()));
    m_vote->setText(tr("Better"));
    m_vote->setAccessibleName(tr("The answer of %1 is the better one").arg(model()));
    m_vote->setToolTip(tr("This is the better answer to the question"));
    m_parameters->setName(tr("Parameters of this model"));
    m_more->setName(tr("More"));
    m_remove->setName(tr("Remove this model"));
}

QString AnswerCard::model() const
{
    return m_model->currentText().trimmed();
}

void AnswerCard::setModel(const QString &model)
{
    m_model->setEditText(model);
    m_model->setCurrentIndex(m_model->findText(model));
    m_model->setEditText(model);
    m_text->setAccessibleName(tr("Answer of %1").arg(model));
    m_vote->setAccessibleName(tr("The answer of %1 is the better one").arg(model));
}

void AnswerCard::setModels(const QStringList &models)
{
    const QSignalBlocker quiet(m_model);
    const QString chosen = model();
    m_model->clear();
    m_model->addItems(models);
    setModel(chosen.isEmpty() && !models.isEmpty() ? models.first() : chosen);
}

void AnswerCard::setOwnParameters(const std::optional<AskParameters> &own)
{
    m_own = own;
    m_parameters->setIconName(own ? QStringLiteral("edit") : QStringLiteral("settings"));
}

void AnswerCard::setRemovable(bool removable)
{
    m_remove->setVisible(removable);
}

void AnswerCard::setVotable(bool votable)
{
    m_vote->setVisible(votable);
    m_vote->setChecked(isBetter());
    m_vote->setIconName(isBetter() ? QStringLiteral("check") : QString());
}

bool AnswerCard::isBetter() const
{
    return !m_turns.isEmpty() && m_turns.last().toObject().contains(QLatin1String("better"));
}

void AnswerCard::setBetter(bool better)
{
    QJsonObject turn = m_turns.isEmpty() ? QJsonObject() : m_turns.last().toObject();
    if (turn.isEmpty() || better == isBetter())
        return;
    if (better)
        turn.insert(QLatin1String("better"), true);
    else
        turn.remove(QLatin1String("better"));
    m_turns.replace(m_turns.size() - 1, turn);
}

bool AnswerCard::waitsForTools() const
{
    return !isRunning() && !m_turns.isEmpty() && !m_turns.last().toObject()[QLatin1String("tool_calls")].toArray().isEmpty();
}

bool AnswerCard::endsWithQuestion() const
{
    return !m_turns.isEmpty() && m_turns.last().toObject()[QLatin1String("role")] != QLatin1String("assistant");
}

ChatQuestion AnswerCard::question(const QString &prompt, const QJsonArray &files, const QString &system, const QJsonArray &tools, const AskParameters &common) const
{
    ChatQuestion out;
    out.model = model();
    out.system = system;
    out.tools = tools;
    out.parameters = m_own.value_or(common);
    out.turns = m_turns;
    if (prompt.isEmpty() && files.isEmpty() && endsWithQuestion())
        return out;
    const bool answersTools = waitsForTools();
    if (answersTools) {
        for (const QJsonValue &call : m_turns.last().toObject()[QLatin1String("tool_calls")].toArray())
            out.turns.append(QJsonObject{{"role", "tool"}, {"tool_call_id", call.toObject()[QLatin1String("id")]}, {"content", prompt}});
    }
    if (!answersTools || !files.isEmpty()) // a tool's result is words: files come behind it
        out.turns.append(QJsonObject{{"role", "user"}, {"content", contentOf(answersTools ? QString() : prompt, files)}});
    return out;
}

QString AnswerCard::answerText() const
{
    return m_text->answer();
}

void AnswerCard::setCompared(const QString &words, const QList<Word> &marks)
{
    m_difference->setText(words);
    m_difference->setVisible(!words.isEmpty());
    m_text->setMarks(marks);
}

void AnswerCard::clear()
{
    stop();
    setTurns({});
}

void AnswerCard::setTurns(const QJsonArray &turns)
{
    m_turns = turns;
    m_text->setTurns(turns);
    m_runs = 1;
    m_hasAsked = false;
    m_repeats.clear();
    m_foot->set({}, false);
    setWins({});
    showRuns();
    m_road->set({});
    m_served->setText({});
    m_badge->hide();
    m_fault->hide();
}

void AnswerCard::show()
{
    if (m_asking.isRunning())
        m_text->setStreaming(m_asking.answer().thinking(), m_asking.answer().text(), true);
    m_foot->set(m_asking.figures(), m_asking.isRunning());
    m_road->set(m_asking.isRunning() ? QStringLiteral("r") : m_asking.figures().road);
    m_served->setText(m_asking.figures().served);
    showRuns();
}

// What was produced before a fault or a stop stays: it was paid for.
void AnswerCard::takeEnd()
{
    const ChatStream &answer = m_asking.answer();
    const bool hasAnswer = !answer.text().isEmpty() || !answer.toolCalls().isEmpty();
    if (hasAnswer) {
        QJsonObject turn = answer.turn();
        turn.insert(QLatin1String("by"), m_asked[QLatin1String("model")]);
        if (!answer.thinking().isEmpty())
            turn.insert(QLatin1String("thinking"), answer.thinking());
        if (m_asking.state() != Asking::State::Done)
            turn.remove(QLatin1String("tool_calls")); // half an argument can be neither run nor sent back
        m_turns.append(turn);
    }
    m_text->setTurns(m_turns);
    if (m_runs > 1 && m_asking.state() != Asking::State::Stopped)
        m_repeats.start(m_asked, m_bearer, m_asking.figures().input, m_runs - 1);
    showRuns();
    emit ended();
}

void AnswerCard::showState()
{
    const auto say = [this](Tone tone, const QString &words) {
        m_badge->set(tone, words);
        m_badge->show();
    };
    if (m_runs > 1)
        return showRunState();
    m_fault->setVisible(m_hasAsked && m_asking.state() == Asking::State::Failed);
    if (!m_hasAsked)
        return m_badge->hide();
    m_fault->setText(m_asking.error());
    switch (m_asking.state()) {
    case Asking::State::Idle: m_badge->hide(); break;
    case Asking::State::Waiting: say(Tone::Info, tr("Waiting")); break;
    case Asking::State::Streaming: say(Tone::Info, tr("Streaming")); break;
    case Asking::State::Done: say(m_asking.answer().finish() == QLatin1String("length") ? Tone::Warn : Tone::Ok, finishWords(m_asking.answer().finish())); break;
    case Asking::State::Stopped: say(Tone::Mute, tr("Stopped")); break;
    case Asking::State::Failed: say(Tone::Bad, tr("Failed")); break;
    }
    update();
}

void AnswerCard::paintEvent(QPaintEvent *event)
{
    Panel::paintEvent(event);
    if (!isRunning())
        return;
    QPainter painter(this);
    const RunSummary runs = m_runs > 1 ? summary() : RunSummary();
    const double over = m_runs > 1 ? double(runs.answered + runs.failed) / m_runs : double(m_asking.figures().total) / 20e9;
    const int bottom = m_spread->isVisible() ? m_spread->y() : m_foot->y();
    painter.fillRect(QRectF(1, bottom - px(2), (width() - 2) * qMin(1.0, over), px(2)), color(&Tokens::accent)); // a line that grows: something happens, and for how long
}

void AnswerCard::changeEvent(QEvent *event)
{
    Panel::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showState();
    }
}

} // namespace portreeve::ui
