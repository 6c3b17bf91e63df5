// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/support/look.h"
#include "tests/ui/support/scripted.h"
#include "ui/pages/playground/answer_card.h"
#include "ui/pages/playground/answer_text.h"
#include "ui/pages/playground/playground_page.h"
#include "ui/widgets/field.h"

#include <QAction>

namespace portreeve::ui {

/// The playground before a scripted gateway with two models to chat with, and streams as OpenAI sends them.
inline QByteArray chunk(const QByteArray &delta, const QByteArray &finish = "null")
{
    return "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finish + "}]}\n\n";
}

inline const QByteArray usageEvent = "data: {\"id\":\"c\",\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":148,\"prompt_tokens_details\":{\"cached_tokens\":4}}}\n\n";
inline const QByteArray doneEvent = "data: [DONE]\n\n";

inline QByteArray wholeStream()
{
    return chunk("{\"role\":\"assistant\",\"content\":\"\"}") + chunk("{\"reasoning_content\":\"hm\"}") + chunk("{\"content\":\"Gr\\u00fc\xC3\x9F" "e \"}") + chunk("{\"content\":\"dich\"}")
        + chunk("{}", "\"stop\"") + usageEvent + doneEvent;
}

inline const QByteArray groups =
    "{\"data\": ["
    "{\"model_group\": \"claude-sonnet-4-5\", \"providers\": [\"anthropic\"], \"mode\": \"chat\", \"input_cost_per_token\": 0.000003, \"output_cost_per_token\": 0.000015, \"max_output_tokens\": 8192},"
    "{\"model_group\": \"gpt-5-mini\", \"providers\": [\"openai\"], \"mode\": \"chat\", \"input_cost_per_token\": 0.00000025, \"output_cost_per_token\": 0.000002, \"max_output_tokens\": 8192},"
    "{\"model_group\": \"embed\", \"providers\": [\"openai\"], \"mode\": \"embedding\", \"input_cost_per_token\": 0.00000002, \"output_cost_per_token\": 0},"
    "{\"model_group\": \"openai/*\", \"providers\": [\"openai\"], \"mode\": \"chat\"}]}";

inline const QJsonObject row = {{"id", "call-1"}, {"road", "xo"}, {"provider", "bedrock"}, {"deployment", "d1"}, {"cost_nanos", 3129000}};

struct Bench : TestDesk {
    Bench() : TestDesk()
    {
        transport.answer("GET", "/model_group/info", groups);
        transport.answer("GET", "/portreeve/requests/*", row);
        page = new PlaygroundPage(desk);
        actions.setPage(QStringLiteral("playground"));
        show(page);
    }
    void type(const QString &text)
    {
        auto *prompt = page->findChild<TextArea *>(QStringLiteral("playground.prompt"));
        prompt->setPlainText(text);
    }
    void act(const char *id) { actions.find(QLatin1String(id))->trigger(); }
    AnswerCard *card(int index) { return page->findChildren<AnswerCard *>().at(index); }
    void answerAll(int from)
    {
        for (int i = from; i < transport.streams(); ++i) {
            transport.head(i, 200, {{"x-litellm-call-id", "call-1"}});
            transport.feed(i, wholeStream());
            transport.end(i);
        }
        settle();
    }
    PlaygroundPage *page;
};

inline QString shown(AnswerCard *card)
{
    return card->findChild<AnswerText *>()->toPlainText();
}

} // namespace portreeve::ui
