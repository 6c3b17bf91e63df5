// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/connect/apps.h"

#include <QCoreApplication>
#include <QHostAddress>
#include <QUrl>

#define WORDS(text) text // collected by lupdate for the context portreeve::ui

namespace portreeve::ui {
namespace {

constexpr const char *baseUrlWithV1 = WORDS("The address ends in /v1. Without it the app asks for /chat/completions and gets 404.");
constexpr const char *baseUrlWithoutV1 = WORDS("The address has no /v1 at its end: the app adds /v1/messages itself.");
constexpr const char *keyInFile = WORDS("The file holds the key as plain text: keep it out of anything you commit.");

const char *const pythonChat = R"(import os
from openai import OpenAI

client = OpenAI(
    base_url="{v1}",
    api_key=os.environ["PORTREEVE_KEY"],
)
reply = client.chat.completions.create(
    model="{model}",
    messages=[{"role": "user", "content": "Hello"}],
)
print(reply.choices[0].message.content))";

const char *const pythonResponses = R"(import os
from openai import OpenAI

client = OpenAI(
    base_url="{v1}",
    api_key=os.environ["PORTREEVE_KEY"],
)
print(client.responses.create(model="{model}", input="Hello").output_text))";

const char *const nodeChat = R"(import OpenAI from "openai";

const client = new OpenAI({
  baseURL: "{v1}",
  apiKey: process.env.PORTREEVE_KEY,
});
const reply = await client.chat.completions.create({
  model: "{model}",
  messages: [{ role: "user", content: "Hello" }],
});
console.log(reply.choices[0].message.content);)";

const char *const anthropicPython = R"(import os
from anthropic import Anthropic

client = Anthropic(
    base_url="{root}",
    auth_token=os.environ["PORTREEVE_KEY"],
)
reply = client.messages.create(
    model="{model}",
    max_tokens=256,
    messages=[{"role": "user", "content": "Hello"}],
)
print(reply.content[0].text))";

const char *const anthropicNode = R"(import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({
  baseURL: "{root}",
  authToken: process.env.PORTREEVE_KEY,
});
const reply = await client.messages.create({
  model: "{model}",
  max_tokens: 256,
  messages: [{ role: "user", content: "Hello" }],
});
console.log(reply.content[0].text);)";

const char *const langchainPython = R"(import os
from langchain_openai import ChatOpenAI

llm = ChatOpenAI(
    model="{model}",
    base_url="{v1}",
    api_key=os.environ["PORTREEVE_KEY"],
)
print(llm.invoke("Hello").content))";

const char *const langchainNode = R"(import { ChatOpenAI } from "@langchain/openai";

const llm = new ChatOpenAI({
  model: "{model}",
  apiKey: process.env.PORTREEVE_KEY,
  configuration: { baseURL: "{v1}" },
});
console.log((await llm.invoke("Hello")).content);)";

const char *const curlChat = R"(curl {v1}/chat/completions \
  -H "Authorization: Bearer $PORTREEVE_KEY" \
  -H "Content-Type: application/json" \
  -d '{"model":"{model}","messages":[{"role":"user","content":"Hello"}]}')";

const char *const curlMessages = R"(curl {v1}/messages \
  -H "x-api-key: $PORTREEVE_KEY" \
  -H "anthropic-version: 2023-06-01" \
  -H "Content-Type: application/json" \
  -d '{"model":"{model}","max_tokens":256,"messages":[{"role":"user","content":"Hello"}]}')";

const char *const curlModels = R"(curl {v1}/models \
  -H "Authorization: Bearer $PORTREEVE_KEY")";

const char *const exportKey = R"(export PORTREEVE_KEY={key})";

const char *const claudeShell = R"(export ANTHROPIC_BASE_URL={root}
export ANTHROPIC_AUTH_TOKEN={key}
export ANTHROPIC_MODEL={model}
export ANTHROPIC_DEFAULT_HAIKU_MODEL={model}
unset ANTHROPIC_API_KEY
claude)";

const char *const claudeSettings = R"({
  "env": {
    "ANTHROPIC_BASE_URL": "{root}",
    "ANTHROPIC_AUTH_TOKEN": "{key}",
    "ANTHROPIC_MODEL": "{model}",
    "ANTHROPIC_DEFAULT_HAIKU_MODEL": "{model}"
  }
})";

const char *const codexConfig = R"(model = "{model}"
model_provider = "portreeve"

[model_providers.portreeve]
name = "Portreeve"
base_url = "{v1}"
env_key = "PORTREEVE_KEY"
wire_api = "responses")";

const char *const codexShell = R"(export PORTREEVE_KEY={key}
codex)";

const char *const continueConfig = R"(name: Portreeve
version: 0.0.1
schema: v1
models:
  - name: {model}
    provider: openai
    model: {model}
    apiBase: {v1}
    apiKey: {key}
    roles: [chat, edit, apply])";

const char *const openWebUiDocker = R"(docker run -d --name open-webui -p 3000:8080 \
  --add-host=host.docker.internal:host-gateway \
  -e OPENAI_API_BASE_URL={outside} \
  -e OPENAI_API_KEY={key} \
  -v open-webui:/app/backend/data \
  ghcr.io/open-webui/open-webui:main)";

const char *const zedSettings = R"({
  "language_models": {
    "openai_compatible": {
      "Portreeve": {
        "api_url": "{v1}",
        "available_models": [
          {
            "name": "{model}",
            "max_tokens": 128000
          }
        ]
      }
    }
  }
})";

const char *const zedShell = R"(export PORTREEVE_API_KEY={key}
zed)";

const char *const genericEnv = R"(OPENAI_BASE_URL={v1}
OPENAI_API_KEY={key}
ANTHROPIC_BASE_URL={root}
ANTHROPIC_AUTH_TOKEN={key})";

QList<App> sdks()
{
    return {
        {"curl", "curl", WORDS("From a shell"), nullptr, {},
         {{"Chat", "", Language::Shell, curlChat}, {"Messages", "", Language::Shell, curlMessages}, {"Models", "", Language::Shell, curlModels}, {"Key", "", Language::Shell, exportKey}}, {}, false, false},
        {"openai-python", "OpenAI for Python", WORDS("pip install openai"), nullptr, {},
         {{"Chat", "", Language::Python, pythonChat}, {"Responses", "", Language::Python, pythonResponses}, {"Key", "", Language::Shell, exportKey}},
         {baseUrlWithV1, WORDS("OPENAI_BASE_URL and OPENAI_API_KEY do the same without a change of code.")}, false, false},
        {"openai-node", "OpenAI for JavaScript", WORDS("npm install openai"), nullptr, {},
         {{"Chat", "", Language::JavaScript, nodeChat}, {"Key", "", Language::Shell, exportKey}}, {baseUrlWithV1}, false, false},
        {"anthropic", "Anthropic SDK", WORDS("Python and JavaScript"), nullptr, {},
         {{"Python", "", Language::Python, anthropicPython}, {"Node", "", Language::JavaScript, anthropicNode}, {"Key", "", Language::Shell, exportKey}},
         {baseUrlWithoutV1, WORDS("Any model of this gateway can be named, not only Claude.")}, false, false},
        {"langchain", "LangChain", WORDS("Python and JavaScript"), nullptr, {},
         {{"Python", "", Language::Python, langchainPython}, {"Node", "", Language::JavaScript, langchainNode}, {"Key", "", Language::Shell, exportKey}},
         {baseUrlWithV1, WORDS("Python needs langchain-openai, JavaScript @langchain/openai.")}, false, false},
    };
}

QList<App> coders()
{
    return {
        {"claude-code", "Claude Code", WORDS("In a terminal"), nullptr, {},
         {{"Shell", "", Language::Shell, claudeShell}, {"settings.json", "~/.claude/settings.json", Language::Json, claudeSettings}},
         {baseUrlWithoutV1, WORDS("ANTHROPIC_API_KEY must not be set: it would go out beside the token and be read first."),
          WORDS("In the project's own .claude/settings.json the key would be committed; use the one in your home."), WORDS("/status inside Claude Code shows which address and token are in use.")}, false, false},
        {"codex", "Codex CLI", WORDS("In a terminal"), nullptr, {},
         {{"config.toml", "~/.codex/config.toml", Language::Yaml, codexConfig}, {"Shell", "", Language::Shell, codexShell}},
         {WORDS("env_key names the variable that holds the key; the key itself does not go into the file."), WORDS("Codex reads the file at its start and speaks the Responses API only."), baseUrlWithV1}, false, false},
        {"cursor", "Cursor", WORDS("Editor"), WORDS("Cursor Settings > Models > API Keys"),
         {{"OpenAI API Key", "{key}"}, {"Override OpenAI Base URL", "{v1}"}, {"Add or search model", "{model}"}}, {},
         {WORDS("Cursor's own servers make the call, not your computer: 127.0.0.1 and addresses of a private network are refused. Give the gateway a public https address."),
          WORDS("A model with the name of one of Cursor's own is not sent here: add it under another name (an alias of the key).")}, true, false},
        {"continue", "Continue", WORDS("VS Code and JetBrains"), nullptr, {}, {{"config.yaml", "~/.continue/config.yaml", Language::Yaml, continueConfig}}, {baseUrlWithV1, keyInFile}, false, false},
        {"cline", "Cline", WORDS("VS Code and JetBrains"), WORDS("Cline > Settings (gear)"),
         {{"API Provider", "OpenAI Compatible"}, {"Base URL", "{v1}"}, {"API Key", "{key}"}, {"Model ID", "{model}"}}, {}, {baseUrlWithV1}, false, false},
        {"zed", "Zed", WORDS("Editor"), WORDS("Agent panel > Settings > LLM Providers > Add Provider > OpenAI"),
         {{"Provider Name", "Portreeve"}, {"API URL", "{v1}"}, {"API Key", "{key}"}, {"Model Name", "{model}"}},
         {{"settings.json", "~/.config/zed/settings.json", Language::Json, zedSettings}, {"Shell", "", Language::Shell, zedShell}},
         {WORDS("The key does not go into settings.json: Zed keeps it in the keychain, or reads PORTREEVE_API_KEY."), WORDS("Zed lists only the models that are named there; max_tokens is the context window.")}, false, false},
    };
}

QList<App> others()
{
    return {
        {"open-webui", "Open WebUI", WORDS("Chat in the browser"), WORDS("Admin Panel > Settings > Connections > OpenAI API > +"), {{"URL", "{v1}"}, {"Key", "{key}"}}, {{"docker", "", Language::Shell, openWebUiDocker}},
         {WORDS("The two variables are read at the first start only; later the values of the Admin Panel hold."), baseUrlWithV1}, false, true},
        {"n8n", "n8n", WORDS("Workflows"), WORDS("Credentials > Create > OpenAI"), {{"API Key", "{key}"}, {"Base URL", "{v1}"}}, {},
         {WORDS("In the node OpenAI Chat Model choose the model by its name: {model}."), baseUrlWithV1}, false, true},
        {"home-assistant", "Home Assistant", WORDS("Voice and automation"), WORDS("Settings > Devices & Services > Add Integration > Extended OpenAI Conversation"),
         {{"Name", "Portreeve"}, {"API Key", "{key}"}, {"Base Url", "{v1}"}}, {},
         {WORDS("Home Assistant's own OpenAI integration cannot be pointed elsewhere; this one comes from HACS."), WORDS("Then Settings > Voice Assistants: choose it as conversation agent, and the model {model} in its options.")}, false, true},
        {"generic", "Another app", WORDS("OpenAI or Anthropic compatible"), WORDS("Where the app asks for an OpenAI-compatible provider"),
         {{"Base URL", "{v1}"}, {"API key", "{key}"}, {"Model", "{model}"}}, {{".env", ".env", Language::Shell, genericEnv}},
         {WORDS("An app that speaks to Anthropic takes the address without /v1: {root}."), WORDS("If it shows 404, try the address with and without /v1.")}, false, false},
    };
}

} // namespace

const QList<App> &apps()
{
    static const QList<App> all = sdks() + coders() + others();
    return all;
}

const App *appNamed(const QString &id)
{
    for (const App &app : apps()) {
        if (id == QLatin1String(app.id))
            return &app;
    }
    return nullptr;
}

bool isLoopback(const QString &url)
{
    const QString host = QUrl(url).host();
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

QString appWords(const char *words)
{
    return words ? QCoreApplication::translate("portreeve::ui", words) : QString();
}

QString filledIn(const char *text, const AppPlace &place)
{
    QString filled = QString::fromUtf8(text);
    filled.replace(QLatin1String("{root}"), place.root);
    filled.replace(QLatin1String("{v1}"), place.root + QStringLiteral("/v1"));
    QUrl outside(place.root);
    if (isLoopback(place.root))
        outside.setHost(QStringLiteral("host.docker.internal"));
    filled.replace(QLatin1String("{outside}"), outside.toString() + QStringLiteral("/v1"));
    filled.replace(QLatin1String("{key}"), QStringLiteral("YOUR_KEY"));
    return filled.replace(QLatin1String("{model}"), place.model.isEmpty() ? QStringLiteral("MODEL") : place.model);
}

QList<Sample> samplesOf(const App &app, const AppPlace &place)
{
    QList<Sample> samples;
    for (const AppSample &sample : app.samples)
        samples.append({QLatin1String(sample.name), sample.language, filledIn(sample.text, place)});
    return samples;
}

} // namespace portreeve::ui
