// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/variables.h"

#include <QRegularExpression>

namespace portreeve::ui {

namespace {

const QRegularExpression &variable()
{
    static const QRegularExpression pattern(QStringLiteral("\\{\\{[ \\t]*([^{}\\s](?:[^{}\\n]*[^{}\\s])?)[ \\t]*\\}\\}"));
    return pattern;
}

/// The words of each turn that no model said.
template <class Change>
QJsonArray mapped(const QJsonArray &turns, Change change)
{
    QJsonArray out;
    for (const QJsonValue &value : turns) {
        QJsonObject turn = value.toObject();
        const QJsonValue content = turn[QLatin1String("content")];
        if (turn[QLatin1String("role")] == QLatin1String("assistant")) {
            out.append(turn);
            continue;
        }
        QJsonArray parts;
        for (const QJsonValue &part : content.toArray()) {
            QJsonObject each = part.toObject();
            const bool isWords = each[QLatin1String("type")] == QLatin1String("text") && !each.contains(QLatin1String("about")); // a file is as it is
            if (isWords)
                each.insert(QLatin1String("text"), change(each[QLatin1String("text")].toString()));
            parts.append(each);
        }
        if (content.isString())
            turn.insert(QLatin1String("content"), change(content.toString()));
        else if (content.isArray())
            turn.insert(QLatin1String("content"), parts);
        out.append(turn);
    }
    return out;
}

} // namespace

QStringList variablesIn(const QString &text)
{
    QStringList names;
    for (auto it = variable().globalMatch(text); it.hasNext();)
        names += it.next().captured(1);
    names.removeDuplicates();
    return names;
}

QStringList variablesIn(const ChatQuestion &question)
{
    QStringList names = variablesIn(question.system);
    mapped(question.turns, [&names](const QString &text) {
        names += variablesIn(text);
        return text;
    });
    names.removeDuplicates();
    return names;
}

QString filled(const QString &text, const Values &values)
{
    QString out;
    qsizetype from = 0;
    for (auto it = variable().globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        out += text.mid(from, match.capturedStart() - from);
        out += values.value(match.captured(1), match.captured(0));
        from = match.capturedEnd();
    }
    return out + text.mid(from);
}

ChatQuestion filled(const ChatQuestion &question, const Values &values)
{
    ChatQuestion out = question;
    out.system = filled(question.system, values);
    out.turns = mapped(question.turns, [&values](const QString &text) { return filled(text, values); });
    return out;
}

} // namespace portreeve::ui
