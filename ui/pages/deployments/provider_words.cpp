// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/deployments/provider_words.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <optional>

#define WORDS(text) text // collected by lupdate for the context portreeve::ui

namespace portreeve::ui {
namespace {

// As the gateway's table of providers has them; %1 is a name: of a provider, or of environment variables.
const char *const words[] = {
    WORDS("API key"),
    WORDS("Address"),
    WORDS("API version"),
    WORDS("The key that %1 gave you."),
    WORDS("The base URL of the API."),
    WORDS("The version of the API."),
    WORDS("The key that %1 gave you. Empty: the variable %2."),
    WORDS("The base URL of the API. Empty: the variable %1."),
    WORDS("The version of the API. Empty: the variable %1."),
    WORDS("sent as %1"),
    WORDS("sent as %1, always needed"),
    WORDS("sent as Authorization: Bearer"),
    WORDS("ready bearer token"),
    WORDS("ECS"),
    WORDS("EKS pod identity"),
    WORDS("auth.json"),
    WORDS("originator header"),
    WORDS("account id in the path"),
    WORDS("account identifier in the host name"),
    WORDS("OAuth machine-to-machine id"),
    WORDS("OAuth secret"),
    WORDS("for listing account models"),
    WORDS("project id"),
    WORDS("project (or %1)"),
    WORDS("space (or %1)"),
    WORDS("tenant"),
    WORDS("where tokens are kept"),
    WORDS("an agent's own host; then /api/v1/chat/completions"),
    WORDS("key of an Azure-hosted Mistral"),
};

/// The names in a text that has the form of `pattern`; nothing where it has another.
std::optional<QStringList> namesIn(const QString &said, const QString &pattern)
{
    QString form = QRegularExpression::escape(pattern); // a sign before each that is no letter
    form.replace(QLatin1String("\\%1"), QLatin1String("(.+)")).replace(QLatin1String("\\%2"), QLatin1String("([A-Za-z0-9_, ]+)"));
    const auto match = QRegularExpression(QRegularExpression::anchoredPattern(form)).match(said);
    return match.hasMatch() ? std::optional(match.capturedTexts().mid(1)) : std::nullopt;
}

bool isVariable(const QString &said)
{
    static const QRegularExpression variable(QRegularExpression::anchoredPattern(QStringLiteral("[A-Z][A-Z0-9_]*")));
    return variable.match(said).hasMatch();
}

/// The line of the table with the fewest names that says this; null: none.
const char *lineOf(const QString &said, QStringList *names)
{
    const char *found = nullptr;
    for (const char *each : words) {
        if (said == QLatin1String(each)) {
            names->clear();
            return each;
        }
        // later lines are longer forms of earlier ones, so the last that fits says most
        if (const auto inside = namesIn(said, QLatin1String(each))) {
            *names = *inside;
            found = each;
        }
    }
    return found;
}

} // namespace

QString providerWords(const QString &said)
{
    QStringList names;
    const char *line = lineOf(said, &names);
    if (!line)
        return said;
    const QString either = QCoreApplication::translate("portreeve::ui", " or ", "between names of variables");
    const QString out = QCoreApplication::translate("portreeve::ui", line);
    names.replaceInStrings(QStringLiteral(" or "), either);
    return names.isEmpty() ? out : names.size() == 1 ? out.arg(names[0]) : out.arg(names[0], names[1]);
}

bool areProviderWordsKnown(const QString &said)
{
    QStringList names;
    return said.isEmpty() || isVariable(said) || lineOf(said, &names);
}

} // namespace portreeve::ui
