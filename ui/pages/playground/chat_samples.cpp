// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/attachment.h"
#include "ui/pages/playground/chat_question.h"

#include <QJsonDocument>

namespace portreeve::ui {

namespace {

/// A file of the question and the words that stand for it until each language says how it reads one.
struct NamedFile {
    QString mark;
    QString name;
    QString mediaType;
};

/// "data:image/png;base64,..." -> "image/png"
QString mediaTypeOf(const QString &dataUrl)
{
    return dataUrl.mid(5, dataUrl.indexOf(QLatin1Char(';')) - 5);
}

/// The part with a mark instead of the bytes. Text stays: it is part of what was asked.
QJsonObject marked(QJsonObject part, QList<NamedFile> &files)
{
    const QString name = part.take(QLatin1String("about"))[QLatin1String("name")].toString();
    const bool isPicture = part[QLatin1String("type")] == QLatin1String("image_url");
    if (name.isEmpty() || (!isPicture && part[QLatin1String("type")] != QLatin1String("file")))
        return part;
    const QLatin1String outer(isPicture ? "image_url" : "file");
    const QLatin1String inner(isPicture ? "url" : "file_data");
    QJsonObject content = part[outer].toObject();
    files.append({QStringLiteral("portreeve-file-%1-").arg(files.size()), name, mediaTypeOf(content[inner].toString().left(80))});
    content.insert(inner, files.last().mark);
    part.insert(outer, content);
    return part;
}

QJsonArray marked(const QJsonArray &turns, QList<NamedFile> &files)
{
    QJsonArray out;
    for (const QJsonValue &value : turns) {
        QJsonObject turn = value.toObject();
        if (turn[QLatin1String("content")].isArray()) {
            QJsonArray parts;
            for (const QJsonValue &part : turn[QLatin1String("content")].toArray())
                parts.append(marked(part.toObject(), files));
            turn.insert(QLatin1String("content"), parts);
        }
        out.append(turn);
    }
    return out;
}

QString indented(const QJsonObject &object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)).trimmed();
}

/// JSON as Python writes it: True, False, None outside of strings.
QString asPython(const QString &json)
{
    QString out;
    bool inString = false;
    for (int i = 0; i < json.size(); ++i) {
        const QChar c = json[i];
        if (inString && c == QLatin1Char('\\')) {
            out += json.mid(i++, 2);
            continue;
        }
        if (c == QLatin1Char('"'))
            inString = !inString;
        const auto takes = [&](const char *word, const char *python) {
            if (inString || !json.mid(i, int(qstrlen(word))).startsWith(QLatin1String(word)))
                return false;
            out += QLatin1String(python);
            i += int(qstrlen(word)) - 1;
            return true;
        };
        if (!takes("true", "True") && !takes("false", "False") && !takes("null", "None"))
            out += c;
    }
    return out;
}

QString shellQuoted(const QString &text)
{
    return QLatin1Char('\'') + QString(text).replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

/// A string of JSON, which Python and JavaScript read too.
QString quoted(const QString &text)
{
    const QString list = QString::fromUtf8(QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact));
    return list.mid(1, list.size() - 2);
}

/// With files the body comes from a here-document, where the shell puts their bytes in; without, it is one quoted word.
QString curl(const QString &baseUrl, const QJsonObject &body, const QList<NamedFile> &files)
{
    QString data = shellQuoted(indented(body));
    if (!files.isEmpty()) {
        QString text = indented(body);
        for (const char c : {'\\', '$', '`'})
            text.replace(QLatin1Char(c), QLatin1Char('\\') + QString(QLatin1Char(c)));
        for (const NamedFile &file : files)
            text.replace(file.mark, QStringLiteral("data:%1;base64,$(base64 < %2 | tr -d '\\n')").arg(file.mediaType, shellQuoted(file.name)));
        data = QStringLiteral("@- <<JSON\n") + text + QStringLiteral("\nJSON");
    }
    return QStringLiteral("curl %1/v1/chat/completions \\\n  -H \"Authorization: Bearer $PORTREEVE_KEY\" \\\n  -H \"Content-Type: application/json\" \\\n  -d %2").arg(baseUrl, data);
}

/// The marks in quotes become calls of `dataUrl(name, type)`.
QString withCalls(QString code, const QString &call, const QList<NamedFile> &files)
{
    for (const NamedFile &file : files)
        code.replace(quoted(file.mark), QStringLiteral("%1(%2, %3)").arg(call, quoted(file.name), quoted(file.mediaType)));
    return code;
}

QString python(const QString &baseUrl, const QJsonObject &body, const QList<NamedFile> &files)
{
    QString arguments;
    for (auto member = body.begin(); member != body.end(); ++member) {
        QString value = indented({{QStringLiteral("x"), member.value()}}); // an object around it, for values that are not one themselves
        value = value.mid(value.indexOf(QLatin1Char(':')) + 2).chopped(2);
        arguments += QStringLiteral("    %1=%2,\n").arg(member.key(), asPython(value));
    }
    const QString before = files.isEmpty() ? QString() : QStringLiteral("import base64\n");
    const QString reads = files.isEmpty() ? QString()
                                          : QStringLiteral("\n\ndef data_url(path, media_type):\n    with open(path, \"rb\") as file:\n"
                                                           "        return f\"data:{media_type};base64,{base64.b64encode(file.read()).decode()}\"\n\n");
    return before + QStringLiteral("import os\nfrom openai import OpenAI\n") + reads
        + QStringLiteral("\nclient = OpenAI(base_url=\"%1/v1\", api_key=os.environ[\"PORTREEVE_KEY\"])\nanswer = client.chat.completions.create(\n").arg(baseUrl)
        + withCalls(arguments, QStringLiteral("data_url"), files) + QStringLiteral(")\nprint(answer.choices[0].message.content)");
}

QString script(const QString &baseUrl, const QJsonObject &body, const QList<NamedFile> &files)
{
    const QString reads = files.isEmpty() ? QString()
                                          : QStringLiteral("import { readFileSync } from \"node:fs\";\n\n"
                                                           "const dataUrl = (path, type) => `data:${type};base64,${readFileSync(path, \"base64\")}`;\n");
    return QStringLiteral("import OpenAI from \"openai\";\n") + reads
        + QStringLiteral("\nconst client = new OpenAI({ baseURL: \"%1/v1\", apiKey: process.env.PORTREEVE_KEY });\nconst answer = await client.chat.completions.create(").arg(baseUrl)
        + withCalls(indented(body), QStringLiteral("dataUrl"), files) + QStringLiteral(");\nconsole.log(answer.choices[0].message.content);");
}

} // namespace

QList<Sample> ChatQuestion::samples(const QString &baseUrl) const
{
    QList<NamedFile> files;
    ChatQuestion named = *this;
    named.turns = marked(turns, files);
    QJsonObject body = named.body();
    body.remove(QLatin1String("stream"));
    body.remove(QLatin1String("stream_options"));
    return {{QStringLiteral("curl"), Language::Shell, curl(baseUrl, body, files)},
            {QStringLiteral("Python"), Language::Python, python(baseUrl, body, files)},
            {QStringLiteral("JavaScript"), Language::JavaScript, script(baseUrl, body, files)}};
}

} // namespace portreeve::ui
