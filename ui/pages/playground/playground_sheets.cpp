// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/client/client.h"
#include "ui/local/settings.h"
#include "ui/pages/playground/answer_card.h"
#include "ui/pages/playground/attachment.h"
#include "ui/pages/playground/history_sheet.h"
#include "ui/pages/playground/parameters.h"
#include "ui/pages/playground/playground_page.h"
#include "ui/pages/playground/prompt_box.h"
#include "ui/widgets/button.h"
#include "ui/widgets/code_block.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/popover.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/toggles.h"
#include "ui/window/actions.h"

#include <QCursor>
#include <QGuiApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QMenu>
#include <QVBoxLayout>

namespace portreeve::ui {

namespace {

QJsonObject modelOf(const AnswerCard *card)
{
    QJsonObject out{{"model", card->model()}, {"turns", card->turns()}};
    if (card->ownParameters())
        out.insert(QLatin1String("parameters"), card->ownParameters()->save());
    return out;
}

/// The first words that were asked; where there were only files, their names.
QString titleOf(const QJsonValue &content)
{
    QString title = wordsOf(content);
    for (const QJsonValue &file : title.isEmpty() ? filesOf(content) : QJsonArray())
        title += (title.isEmpty() ? QString() : QStringLiteral(", ")) + Attachment{file.toObject()}.name();
    return title.simplified().left(120);
}

} // namespace

void PlaygroundPage::editParameters(AnswerCard *card, QWidget *anchor)
{
    auto *popover = new Popover(anchor);
    popover->setAccessibleName(tr("Parameters"));
    popover->setPopoverWidth(360);
    if (card) {
        auto *own = new Switch(tr("Own parameters for this model"));
        own->setChecked(card->ownParameters().has_value());
        popover->body()->addWidget(own);
        auto *form = new ParameterForm(card->ownParameters().value_or(m_parameters));
        form->setEnabled(own->isChecked());
        popover->body()->addWidget(form);
        connect(own, &QAbstractButton::toggled, this, [this, card, form](bool on) {
            form->setEnabled(on);
            card->setOwnParameters(on ? std::optional(form->parameters()) : std::nullopt);
            keepSetup();
            settle();
        });
        connect(form, &ParameterForm::changed, this, [this, card](const AskParameters &now) {
            card->setOwnParameters(now);
            keepSetup();
            settle();
        });
    } else {
        auto *form = new ParameterForm(m_parameters);
        popover->body()->addWidget(form);
        connect(form, &ParameterForm::changed, this, [this](const AskParameters &now) {
            m_parameters = now;
            keepSetup();
            settle();
        });
    }
    popover->open();
}

void PlaygroundPage::editTools()
{
    auto *sheet = new Sheet(tr("Tools"), this);
    auto *words = new Label(tr("Functions that the model may call, as JSON: one, or a list. Calls are shown; what you type next is sent as their result."), Type::Small, &Tokens::text2);
    words->setWordWrap(true);
    auto *editor = new TextArea(QStringLiteral("[{\"name\": \"get_weather\", \"description\": \"…\",\n  \"parameters\": {\"type\": \"object\", \"properties\": {\"city\": {\"type\": \"string\"}}}}]"));
    editor->setMono(true);
    editor->setPlainText(m_toolsText);
    fix(editor, -1, 260);
    auto *field = new Field(tr("Tools"), editor);
    sheet->body()->addWidget(words);
    sheet->body()->addWidget(field);
    sheet->addFoot(tr("Cancel"), ButtonKind::Secondary, Sheet::Does::Reject);
    Button *use = sheet->addFoot(tr("Use these tools"), ButtonKind::Primary, Sheet::Does::Accept);
    const auto check = [field, editor, use] {
        QString fault;
        use->setEnabled(readTools(editor->toPlainText(), &fault).has_value());
        field->setError(fault);
    };
    connect(editor, &QPlainTextEdit::textChanged, sheet, check);
    connect(sheet, &QDialog::accepted, this, [this, editor] {
        QString fault;
        m_toolsText = editor->toPlainText();
        m_tools = readTools(m_toolsText, &fault).value_or(QJsonArray());
        keepSetup();
        settle();
    });
    sheet->open();
    editor->setFocus();
}

void PlaygroundPage::chooseKey()
{
    auto *sheet = new Sheet(tr("Ask as a key"), this);
    auto *words = new Label(tr("The key's own models, budget and limits hold, and the requests are booked on it. Its secret is kept until the program ends and nowhere written."), Type::Small,
                            &Tokens::text2);
    words->setWordWrap(true);
    auto *secret = new TextField(QStringLiteral("sk-…"));
    secret->setSecret(true);
    secret->setMono(true);
    auto *field = new Field(tr("Key"), secret);
    sheet->body()->addWidget(words);
    sheet->body()->addWidget(field);
    Button *own = sheet->addFootLeft(tr("Use this connection's key"), ButtonKind::Secondary, Sheet::Does::Reject);
    own->setEnabled(!m_bearer.isEmpty());
    sheet->addFoot(tr("Cancel"), ButtonKind::Secondary, Sheet::Does::Reject);
    Button *use = sheet->addFoot(tr("Use this key"), ButtonKind::Primary, Sheet::Does::Accept);
    use->setEnabled(false);
    connect(secret, &QLineEdit::textChanged, sheet, [use](const QString &text) { use->setEnabled(!text.trimmed().isEmpty()); });
    connect(own, &QPushButton::clicked, this, [this] {
        m_bearer.clear();
        settle();
    });
    connect(sheet, &QDialog::accepted, this, [this, secret] {
        m_bearer = secret->text().trimmed().toLatin1();
        settle();
    });
    sheet->open();
    secret->setFocus();
}

void PlaygroundPage::showCode(AnswerCard *card)
{
    QString prompt = m_prompt->toPlainText().trimmed();
    const bool isTyped = !prompt.isEmpty() || !m_box->files().isEmpty();
    ChatQuestion question = this->question(*card, prompt);
    if (!isTyped && question.turns.size() > 1)
        question.turns = card->turns();
    while (!isTyped && !question.turns.isEmpty() && question.turns.last().toObject()[QLatin1String("role")].toString() == QLatin1String("assistant"))
        question.turns.removeLast(); // the question as it was asked last
    auto *sheet = new Sheet(tr("The same call from a script"), this);
    sheet->setSheetWidth(720);
    auto *code = new CodeBlock(question.samples(client().url()));
    code->view()->setFitted(22);
    sheet->body()->addWidget(code);
    const QString key = tr("The key is read from the variable PORTREEVE_KEY.");
    auto *words = new Label(question.hasFiles() ? key + QLatin1Char(' ') + tr("Files are read from the folder that it runs in.") : key, Type::Small, &Tokens::text2);
    words->setWordWrap(true);
    sheet->body()->addWidget(words);
    sheet->addFoot(tr("Close"), ButtonKind::Primary, Sheet::Does::Accept);
    sheet->open();
}

void PlaygroundPage::showMore(AnswerCard *card)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString id = card->asking().figures().callId;
    connect(menu->addAction(tr("Show as curl, Python, JavaScript")), &QAction::triggered, this, [this, card] { showCode(card); });
    QAction *copy = menu->addAction(tr("Copy answer"));
    copy->setEnabled(!card->asking().answer().text().isEmpty());
    connect(copy, &QAction::triggered, this, [card] { QGuiApplication::clipboard()->setText(card->asking().answer().text()); });
    QAction *request = menu->addAction(tr("Open request"));
    request->setEnabled(!id.isEmpty());
    connect(request, &QAction::triggered, this, [this, id] { desk().go(QStringLiteral("requests"), {{QStringLiteral("id"), id}}); });
    QAction *compare = menu->addAction(tr("Compare the others with this"));
    compare->setEnabled(desk().actions.reason(QStringLiteral("playground.compare")).isEmpty() && !card->answerText().isEmpty());
    connect(compare, &QAction::triggered, this, [this, card] { compareWith(card); });
    QAction *stop = menu->addAction(tr("Stop"));
    stop->setEnabled(card->isRunning());
    connect(stop, &QAction::triggered, card, &AnswerCard::stop);
    connect(menu->addAction(tr("Clear this answer")), &QAction::triggered, card, [this, card] {
        card->clear();
        settle();
        settleCompare();
    });
    menu->popup(QCursor::pos());
}

void PlaygroundPage::showHistory()
{
    auto *sheet = new HistorySheet(m_history, desk().settings, this);
    connect(sheet, &HistorySheet::chosen, this, [this](const QString &id) {
        const auto &entries = m_history.entries();
        const auto entry = std::find_if(entries.cbegin(), entries.cend(), [&id](const PlaygroundHistory::Entry &each) { return each.id == id; });
        if (entry == entries.cend())
            return;
        restore(m_history.conversation(*entry));
        m_conversation = id;
        m_open = {};
    });
    sheet->open();
}

QJsonObject PlaygroundPage::saved() const
{
    QJsonArray cards;
    for (const AnswerCard *card : m_cards)
        cards.append(modelOf(card));
    return {{"system", m_system->text()}, {"tools", m_toolsText}, {"parameters", m_parameters.save()}, {"cards", cards}};
}

void PlaygroundPage::restore(const QJsonObject &saved)
{
    if (saved.isEmpty())
        return;
    QString fault;
    stopAll();
    m_system->setText(saved[QLatin1String("system")].toString());
    m_toolsText = saved[QLatin1String("tools")].toString();
    m_tools = readTools(m_toolsText, &fault).value_or(QJsonArray());
    m_parameters = AskParameters::restored(saved[QLatin1String("parameters")].toObject());
    const QJsonArray cards = saved[QLatin1String("cards")].toArray();
    while (m_cards.size() > qMax<qsizetype>(1, cards.size()))
        removeCard(m_cards.last());
    for (qsizetype i = 0; i < cards.size(); ++i) {
        const QJsonObject each = cards[i].toObject();
        AnswerCard *card = i < m_cards.size() ? m_cards[i] : addCard(each[QLatin1String("model")].toString());
        if (!card)
            break;
        card->setModel(each[QLatin1String("model")].toString());
        card->setTurns(each[QLatin1String("turns")].toArray());
        card->setOwnParameters(each.contains(QLatin1String("parameters")) ? std::optional(AskParameters::restored(each[QLatin1String("parameters")].toObject())) : std::nullopt);
    }
    settle();
    settleCompare();
}

/// Models and parameters of the next start; what was said is the history's.
void PlaygroundPage::keepSetup() const
{
    QJsonObject setup = saved();
    QJsonArray cards;
    for (const QJsonValue &card : setup[QLatin1String("cards")].toArray()) {
        QJsonObject each = card.toObject();
        each.remove(QLatin1String("turns"));
        cards.append(each);
    }
    setup.insert(QLatin1String("cards"), cards);
    desk().settings.setState(client().connection().id, QStringLiteral("playground"), QJsonDocument(setup).toJson(QJsonDocument::Compact));
}

void PlaygroundPage::keepHistory()
{
    if (!desk().settings.flag(QStringLiteral("playground.history")) || m_conversation.isEmpty())
        return;
    PlaygroundHistory::Entry entry;
    entry.id = m_conversation;
    entry.at = QDateTime::currentMSecsSinceEpoch();
    entry.title = titleOf(m_cards.first()->turns().at(0)[QLatin1String("content")]);
    for (const AnswerCard *card : std::as_const(m_cards))
        entry.models += card->model();
    entry.conversation = saved();
    QString fault;
    if (!m_history.keep(entry, &fault))
        warn(tr("The history could not be written"), fault);
}

} // namespace portreeve::ui
