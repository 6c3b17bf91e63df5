// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/first_request.h"

#include <QCoreApplication>

namespace portreeve::ui {

QList<Sample> firstSamples(const QString &baseUrl, const QString &model)
{
    const QString name = model.isEmpty() ? QStringLiteral("MODEL") : model;
    const QString curl = QStringLiteral("curl %1/v1/chat/completions \\\n"
                                        "  -H \"Authorization: Bearer $PORTREEVE_KEY\" \\\n"
                                        "  -H \"Content-Type: application/json\" \\\n"
                                        "  -d '{\"model\":\"%2\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}'")
                             .arg(baseUrl, name);
    const QString python = QStringLiteral("from openai import OpenAI\nimport os\n\n"
                                          "client = OpenAI(base_url=\"%1/v1\", api_key=os.environ[\"PORTREEVE_KEY\"])\n"
                                          "print(client.chat.completions.create(model=\"%2\", messages=[{\"role\": \"user\", \"content\": \"Hello\"}]))")
                               .arg(baseUrl, name);
    const QString node = QStringLiteral("import OpenAI from \"openai\";\n\n"
                                        "const client = new OpenAI({ baseURL: \"%1/v1\", apiKey: process.env.PORTREEVE_KEY });\n"
                                        "console.log(await client.chat.completions.create({ model: \"%2\", messages: [{ role: \"user\", content: \"Hello\" }] }));")
                             .arg(baseUrl, name);
    return {{QStringLiteral("curl"), Language::Shell, curl},
            {QStringLiteral("Python"), Language::Python, python},
            {QStringLiteral("Node"), Language::JavaScript, node},
            {QCoreApplication::translate("FirstRequest", "Base URL"), Language::Plain, baseUrl + QStringLiteral("/v1")}};
}

} // namespace portreeve::ui
