// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/local/settings.h"
#include "ui/pages/playground/answer_card.h"
#include "ui/pages/playground/batch_sheet.h"
#include "ui/pages/playground/playground_page.h"
#include "ui/pages/playground/variables.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/toast.h"
#include "ui/window/actions.h"

namespace portreeve::ui {

/// What would be sent now, once for each model, with its variables.
QList<ChatQuestion> PlaygroundPage::templates() const
{
    QList<ChatQuestion> out;
    for (const AnswerCard *card : m_cards) {
        if (!card->model().isEmpty())
            out += question(*card, m_prompt->toPlainText().trimmed());
    }
    return out;
}

void PlaygroundPage::settleBatch()
{
    const qsizetype variables = (variablesIn(m_system->text()) + variablesIn(m_prompt->toPlainText())).size();
    m_variables->setVisible(variables > 0);
    m_variables->setText(tr("%n variable(s)", nullptr, int(variables)));
    desk().actions.setReason(QStringLiteral("playground.batch"), hasQuestion() || m_batch ? QString() : tr("Type something to ask first"));
}

void PlaygroundPage::showBatch()
{
    auto *sheet = new BatchSheet(templates(), m_batchText, [this](const ChatQuestion &question) { return bound(question); }, this);
    connect(sheet, &BatchSheet::textChanged, this, [this](const QString &text) { m_batchText = text; });
    connect(sheet, &BatchSheet::stopWanted, this, [this] {
        if (m_batch)
            m_batch->stop();
    });
    connect(sheet, &BatchSheet::told, this, [this](Tone tone, const QString &title, const QString &detail) {
        Toast toast;
        toast.tone = tone;
        toast.title = title;
        toast.detail = detail;
        desk().toasts.show(toast);
    });
    connect(sheet, &BatchSheet::runWanted, this, [this, sheet = QPointer(sheet)](const CsvTable &values, qint64 most) {
        const auto run = [this, sheet, values] {
            startBatch(values);
            if (sheet)
                sheet->setRun(m_batch.get());
        };
        const auto limit = nanoFromDecimal(desk().settings.text(QStringLiteral("playground.ask_above")));
        if (!limit || most <= *limit)
            return run();
        auto *guard = ask({tr("Send this for up to %1?").arg(moneyText(most, Money::Cents)),
                           tr("%n request(s) may be answered as long as their limit allows. Set max tokens to lower the bound.", nullptr, int(values.rows.size() * templates().size())), tr("Send"), {}, false},
                          sheet);
        connect(guard, &QDialog::accepted, this, run);
    });
    if (m_batch)
        sheet->setRun(m_batch.get());
    sheet->open();
}

void PlaygroundPage::startBatch(const CsvTable &values)
{
    m_batch = std::make_unique<BatchRun>(client(), values, templates(), m_bearer);
    connect(m_batch.get(), &BatchRun::ended, this, &PlaygroundPage::settle);
    m_batch->start();
    settle();
}

} // namespace portreeve::ui
