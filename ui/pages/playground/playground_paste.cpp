// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/answer_card.h"
#include "ui/pages/playground/attachment.h"
#include "ui/pages/playground/curl_request.h"
#include "ui/pages/playground/pasted_request.h"
#include "ui/pages/playground/playground_page.h"
#include "ui/pages/playground/prompt_box.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/toast.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>

#include <algorithm>

namespace portreeve::ui {

namespace {

/// What the prompt box can hold: words, then files.
bool fitsPrompt(const QJsonObject &turn)
{
    const QJsonValue content = turn[QLatin1String("content")];
    if (turn[QLatin1String("role")] != QLatin1String("user") || turn.size() > 2)
        return false;
    return sentContent(contentOf(wordsOf(content), filesOf(content))) == sentContent(content);
}

bool serves(const QList<CatalogueModel> &models, const QString &name)
{
    return std::any_of(models.cbegin(), models.cend(), [&name](const CatalogueModel &model) {
        const QString before = model.name.section(u'*', 0, 0);
        return model.isPattern() ? name.startsWith(before) && name.endsWith(model.name.section(u'*', -1)) : model.name == name;
    });
}

/// Turns and tools of a request, in words.
QString contents(const ChatQuestion &question)
{
    QStringList parts{PlaygroundPage::tr("%n message(s)", nullptr, int(question.turns.size()))};
    if (!question.system.isEmpty())
        parts += PlaygroundPage::tr("a system prompt");
    if (!question.tools.isEmpty())
        parts += PlaygroundPage::tr("%n tool(s)", nullptr, int(question.tools.size()));
    if (!question.parameters.summary().isEmpty())
        parts += question.parameters.summary().toLower();
    return parts.join(QStringLiteral(", "));
}

} // namespace

void PlaygroundPage::takePasted(const QString &text)
{
    QString fault;
    if (const auto pasted = readPasted(text, &fault))
        return takeOver(*pasted);
    Toast toast;
    toast.tone = Tone::Warn;
    toast.title = tr("The request was not taken over");
    toast.detail = fault;
    toast.action = tr("Paste as text");
    toast.onAction = [box = QPointer(m_box), text] {
        if (box)
            box->edit()->insertPlainText(text);
    };
    desk().toasts.show(toast);
}

void PlaygroundPage::takeOver(const PastedRequest &pasted)
{
    auto undo = wayBack();
    m_conversation.clear();
    m_open = {};
    const ChatQuestion &question = pasted.question;
    stopAll();
    m_system->setText(question.system);
    m_tools = question.tools;
    m_toolsText = m_tools.isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(m_tools).toJson(QJsonDocument::Indented));
    m_parameters = question.parameters;
    QJsonArray turns = withShownFiles(question.turns);
    QJsonValue last = QString();
    if (!turns.isEmpty() && fitsPrompt(turns.last().toObject()))
        last = turns.takeAt(turns.size() - 1).toObject()[QLatin1String("content")];
    for (AnswerCard *card : std::as_const(m_cards))
        card->setTurns(turns);
    m_cards.first()->setOwnParameters(std::nullopt);
    if (!question.model.isEmpty())
        m_cards.first()->setModel(question.model);
    m_box->setContent(last);
    settle();
    settleCompare();
    m_prompt->setFocus();
    sayTakenOver(pasted, std::move(undo));
}

void PlaygroundPage::sayTakenOver(const PastedRequest &pasted, std::function<void()> undo)
{
    Tone tone = Tone::Ok;
    QString detail = contents(pasted.question) + QStringLiteral(". ") + tr("Keys in its headers were not read.");
    if (!pasted.leftOut.isEmpty())
        detail += QLatin1Char(' ') + tr("Left out: %1.").arg(pasted.leftOut.join(QStringLiteral(", ")));
    const QString model = pasted.question.model;
    if (!model.isEmpty() && !m_catalogue.models().isEmpty() && !serves(m_catalogue.models(), model)) {
        tone = Tone::Warn;
        detail += QLatin1Char(' ') + tr("This gateway has no model %1: choose another.").arg(model);
    }
    sayWithUndo(tone, tr("Request taken over"), detail, std::move(undo));
}

void PlaygroundPage::pasteRequest()
{
    auto *sheet = new Sheet(tr("Paste as request"), this);
    sheet->setSheetWidth(720);
    auto *words = new Label(tr("A curl command that asks a model becomes messages, system prompt, model, parameters and tools. Nothing is sent, and keys in it are not read."), Type::Small,
                            &Tokens::text2);
    words->setWordWrap(true);
    auto *editor = new TextArea(QStringLiteral("curl https://…/v1/chat/completions -H … -d '{…}'"));
    editor->setMono(true);
    editor->setObjectName(QStringLiteral("playground.paste.text"));
    fix(editor, -1, 260);
    auto *field = new Field(tr("curl command"), editor);
    sheet->body()->addWidget(words);
    sheet->body()->addWidget(field);
    sheet->addFoot(tr("Cancel"), ButtonKind::Secondary, Sheet::Does::Reject);
    Button *use = sheet->addFoot(tr("Take over"), ButtonKind::Primary, Sheet::Does::Accept);
    use->setObjectName(QStringLiteral("playground.paste.use"));
    const auto check = [field, editor, use] {
        QString fault;
        const auto pasted = readPasted(editor->toPlainText(), &fault);
        use->setEnabled(pasted.has_value());
        field->setError(editor->toPlainText().trimmed().isEmpty() ? QString() : fault);
        field->setHint(pasted ? contents(pasted->question) : QString());
    };
    connect(editor, &QPlainTextEdit::textChanged, sheet, check);
    connect(sheet, &QDialog::accepted, this, [this, editor] {
        QString fault;
        if (const auto pasted = readPasted(editor->toPlainText(), &fault))
            takeOver(*pasted);
    });
    const QString copied = QGuiApplication::clipboard()->text();
    editor->setPlainText(isCurl(copied) ? copied : QString());
    check();
    sheet->open();
    editor->setFocus();
}

} // namespace portreeve::ui
