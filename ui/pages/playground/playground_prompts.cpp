// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/answer_card.h"
#include "ui/pages/playground/attachment.h"
#include "ui/pages/playground/playground_page.h"
#include "ui/pages/playground/prompt_box.h"
#include "ui/pages/playground/saved_prompts_sheet.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/toast.h"

#include <QDateTime>

namespace portreeve::ui {

namespace {

constexpr int undoSeconds = 10;
constexpr int longestName = 120;

/// A name to begin with: the first words that were asked.
QString suggestion(const QJsonObject &content)
{
    QString words = wordsOf(content[QLatin1String("draft")]);
    if (words.isEmpty())
        words = wordsOf(content[QLatin1String("cards")][0][QLatin1String("turns")][0][QLatin1String("content")]);
    if (words.isEmpty())
        words = content[QLatin1String("system")].toString();
    return words.simplified().left(48).trimmed();
}

} // namespace

QJsonObject PlaygroundPage::wholePrompt() const
{
    QJsonObject content = saved();
    content.insert(QLatin1String("draft"), m_box->content());
    return content;
}

void PlaygroundPage::restorePrompt(const QJsonObject &content)
{
    restore(content);
    m_box->setContent(content[QLatin1String("draft")]);
    settle();
}

/// Puts everything on the page back to what it is now.
std::function<void()> PlaygroundPage::wayBack() const
{
    auto *self = const_cast<PlaygroundPage *>(this);
    return [page = QPointer(self), before = wholePrompt(), conversation = m_conversation, prompt = m_open] {
        if (!page)
            return;
        page->restorePrompt(before);
        page->m_conversation = conversation;
        page->m_open = prompt;
        page->settle();
    };
}

void PlaygroundPage::sayWithUndo(Tone tone, const QString &title, const QString &detail, std::function<void()> undo)
{
    Toast toast;
    toast.tone = tone;
    toast.title = title;
    toast.detail = detail;
    toast.action = tr("Undo");
    toast.undoSeconds = undoSeconds;
    toast.onAction = std::move(undo);
    desk().toasts.show(toast);
}

QString PlaygroundPage::openPromptText() const
{
    if (m_open.name.isEmpty())
        return {};
    const QString state = m_open.content == wholePrompt() ? tr("version %1").arg(m_open.version) : tr("version %1, changed").arg(m_open.version);
    return m_open.name + QStringLiteral(" · ") + state;
}

void PlaygroundPage::savePrompt()
{
    const QJsonObject content = wholePrompt();
    auto *sheet = new Sheet(tr("Save prompt"), this);
    auto *name = new TextField;
    name->setMaxLength(longestName);
    name->setObjectName(QStringLiteral("playground.save.name"));
    auto *field = new Field(tr("Name"), name);
    auto *words = new Label(tr("System prompt, messages, tools, parameters and models, on this computer only. The same name again is one more version."), Type::Small, &Tokens::text2);
    words->setWordWrap(true);
    sheet->body()->addWidget(field);
    sheet->body()->addWidget(words);
    sheet->addFoot(tr("Cancel"), ButtonKind::Secondary, Sheet::Does::Reject);
    Button *use = sheet->addFoot(tr("Save"), ButtonKind::Primary, Sheet::Does::Accept);
    use->setObjectName(QStringLiteral("playground.save.use"));
    const auto check = [this, field, use](const QString &typed) {
        const auto known = m_prompts.find(typed.trimmed());
        use->setEnabled(!typed.trimmed().isEmpty());
        field->setHint(known ? tr("Becomes version %1; the others stay.").arg(known->versions.size() + 1) : QString());
    };
    connect(name, &QLineEdit::textChanged, sheet, check);
    connect(name, &QLineEdit::returnPressed, use, &QPushButton::click);
    connect(sheet, &QDialog::accepted, this, [this, name, content] { keepPrompt(name->text().trimmed(), content); });
    name->setText(m_open.name.isEmpty() ? suggestion(content) : m_open.name);
    check(name->text());
    name->selectAll();
    sheet->open();
    name->setFocus();
}

void PlaygroundPage::keepPrompt(const QString &name, const QJsonObject &content)
{
    QString fault;
    const auto known = m_prompts.find(name);
    const int version = m_prompts.save(name, content, QDateTime::currentMSecsSinceEpoch(), &fault);
    if (version == 0)
        return warn(tr("The prompt could not be saved"), fault);
    m_open = {name, version, content};
    Toast toast;
    const bool isSame = known && known->versions.size() == version;
    toast.title = isSame ? tr("Nothing has changed since version %1 of %2").arg(version).arg(name) : version == 1 ? tr("Saved: %1").arg(name) : tr("Saved as version %1 of %2").arg(version).arg(name);
    desk().toasts.show(toast);
    settle();
}

void PlaygroundPage::showPrompts()
{
    auto *sheet = new SavedPromptsSheet(m_prompts, this);
    connect(sheet, &SavedPromptsSheet::opened, this, &PlaygroundPage::openPrompt);
    connect(sheet, &SavedPromptsSheet::failed, this, &PlaygroundPage::warn);
    connect(sheet, &SavedPromptsSheet::renamed, this, [this](const QString &from, const QString &to) {
        m_open.name = m_open.name == from ? to : m_open.name;
        settle();
    });
    connect(sheet, &SavedPromptsSheet::deleted, this, [this](const SavedPrompts::Prompt &prompt) {
        const OpenPrompt open = m_open.name == prompt.name ? std::exchange(m_open, {}) : m_open;
        settle();
        sayWithUndo(Tone::Ok, tr("Deleted: %1").arg(prompt.name), tr("%n version(s)", nullptr, int(prompt.versions.size())), [page = QPointer(this), prompt, open] {
            QString fault;
            if (!page)
                return;
            if (!page->m_prompts.putBack(prompt, &fault))
                return page->warn(tr("The prompt could not be put back"), fault);
            page->m_open = page->m_open.name.isEmpty() ? open : page->m_open;
            page->settle();
        });
    });
    sheet->open();
}

void PlaygroundPage::openPrompt(const QString &name, int version)
{
    const auto prompt = m_prompts.find(name);
    if (!prompt || version < 1 || version > prompt->versions.size())
        return warn(tr("The prompt is no longer there"), tr("%1 was deleted or renamed in another window.").arg(name));
    auto undo = wayBack();
    const QJsonObject content = m_prompts.content(prompt->versions[version - 1]);
    restorePrompt(content);
    m_conversation.clear();
    m_open = {name, version, wholePrompt()};
    settle();
    m_prompt->setFocus();
    sayWithUndo(Tone::Ok, tr("Opened: %1").arg(name), tr("Version %1").arg(version), std::move(undo));
}

} // namespace portreeve::ui
