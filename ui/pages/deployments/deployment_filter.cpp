// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/deployments/deployment_filter.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace portreeve::ui {
namespace {

QString say(const char *words)
{
    return QCoreApplication::translate("Deployments", words);
}

struct FilterField {
    const char *name;
    QString DeploymentFacts::*text; ///< nullptr: a flag of `is:`
    const char *example;
};

constexpr FilterField fields[] = {
    {"name", &DeploymentFacts::name, QT_TRANSLATE_NOOP("Deployments", "what clients ask for, e.g. gpt-*")},
    {"provider", &DeploymentFacts::provider, QT_TRANSLATE_NOOP("Deployments", "e.g. openai")},
    {"credential", &DeploymentFacts::credential, QT_TRANSLATE_NOOP("Deployments", "the stored key it is called with")},
    {"mode", &DeploymentFacts::mode, QT_TRANSLATE_NOOP("Deployments", "chat, embedding, image_generation ...")},
    {"state", &DeploymentFacts::state, QT_TRANSLATE_NOOP("Deployments", "the word in the column State")},
    {"origin", &DeploymentFacts::origin, QT_TRANSLATE_NOOP("Deployments", "here, file or default")},
    {"is", nullptr, QT_TRANSLATE_NOOP("Deployments", "unpriced, unused, blocked, demo or wildcard")},
};

const FilterField *fieldOf(const QString &name)
{
    const auto found = std::find_if(std::begin(fields), std::end(fields), [&](const FilterField &field) { return name == QLatin1String(field.name); });
    return found == std::end(fields) ? nullptr : found;
}

const QStringList &flags()
{
    static const QStringList names{QStringLiteral("unpriced"), QStringLiteral("unused"), QStringLiteral("blocked"), QStringLiteral("demo"), QStringLiteral("wildcard")};
    return names;
}

bool flagOf(const QString &name, const DeploymentFacts &facts)
{
    const bool values[] = {facts.isUnpriced, facts.isUnused, facts.isBlocked, facts.isDemo, facts.isWildcard};
    const auto at = flags().indexOf(name);
    return at >= 0 && values[at];
}

bool like(const QString &pattern, const QString &text)
{
    if (!pattern.contains(QLatin1Char('*')))
        return text == pattern;
    const auto expression = QRegularExpression::fromWildcard(pattern, Qt::CaseInsensitive, QRegularExpression::UnanchoredWildcardConversion);
    return QRegularExpression(QRegularExpression::anchoredPattern(expression.pattern()), QRegularExpression::CaseInsensitiveOption).match(text).hasMatch();
}

QString unquoted(const QString &text)
{
    return text.size() > 1 && text.startsWith(QLatin1Char('"')) && text.endsWith(QLatin1Char('"')) ? text.mid(1, text.size() - 2) : text;
}

QString quoted(const QString &text)
{
    return text.contains(QLatin1Char(' ')) ? QLatin1Char('"') + text + QLatin1Char('"') : text;
}

void setError(TypedHint *hint, const QString &error, int from, int length)
{
    hint->error = error;
    hint->errorFrom = from;
    hint->errorLength = qMax(1, length);
}

QStringList valuesOf(const FilterField &field, const QList<DeploymentFacts> &rows)
{
    if (!field.text)
        return flags();
    QStringList values;
    for (const DeploymentFacts &row : rows) {
        if (!(row.*field.text).isEmpty())
            values.append(row.*field.text);
    }
    values.removeDuplicates();
    values.sort();
    return values;
}

} // namespace

std::optional<DeploymentTerm> readTerm(const QString &typed, TypedHint *hint)
{
    DeploymentTerm term;
    QString rest = typed.trimmed();
    term.negated = rest.size() > 1 && rest.startsWith(QLatin1Char('-'));
    const int shift = int(typed.indexOf(rest)) + term.negated;
    if (term.negated)
        rest.remove(0, 1);
    const qsizetype colon = rest.startsWith(QLatin1Char('"')) ? -1 : rest.indexOf(QLatin1Char(':'));
    if (colon > 0 && rest.mid(colon + 1, 2) != QLatin1String("//")) {
        term.key = rest.left(colon).toLower();
        rest = rest.mid(colon + 1);
        if (!fieldOf(term.key)) {
            setError(hint, say(QT_TRANSLATE_NOOP("Deployments", "There is no field “%1”. Fields: name, provider, credential, mode, state, origin, is.")).arg(term.key), shift, int(colon));
            return std::nullopt;
        }
    }
    term.value = unquoted(rest);
    if (term.value.isEmpty()) {
        setError(hint, say(QT_TRANSLATE_NOOP("Deployments", "A value is missing.")), 0, int(typed.size()));
        return std::nullopt;
    }
    if (term.key == QLatin1String("is") && !flags().contains(term.value.toLower())) {
        setError(hint, say(QT_TRANSLATE_NOOP("Deployments", "After is: comes unpriced, unused, blocked, demo or wildcard.")), int(typed.indexOf(rest)), int(rest.size()));
        return std::nullopt;
    }
    return term;
}

TypedHint hintFor(const QString &typed, const QList<DeploymentFacts> &rows)
{
    TypedHint hint;
    const QString sign = typed.startsWith(QLatin1Char('-')) ? QStringLiteral("-") : QString();
    const QString text = typed.mid(sign.size());
    const qsizetype colon = text.indexOf(QLatin1Char(':'));
    if (colon < 0) {
        for (const FilterField &field : fields) {
            if (text.isEmpty() || QLatin1String(field.name).startsWith(text, Qt::CaseInsensitive))
                hint.suggestions.append(sign + QLatin1String(field.name) + QLatin1Char(':'));
        }
        if (!text.isEmpty() && hint.suggestions.size() == 1)
            hint.completion = hint.suggestions.first().mid(typed.size());
        return hint;
    }
    const FilterField *field = fieldOf(text.left(colon).toLower());
    if (!field) {
        readTerm(typed + QLatin1Char('x'), &hint);
        return hint;
    }
    const QString value = text.mid(colon + 1);
    hint.example = say(field->example);
    for (const QString &each : valuesOf(*field, rows)) {
        if (each.startsWith(value, Qt::CaseInsensitive))
            hint.suggestions.append(sign + QLatin1String(field->name) + QLatin1Char(':') + quoted(each));
    }
    if (!value.isEmpty() && hint.suggestions.size() == 1 && !hint.suggestions.first().contains(QLatin1Char('"')))
        hint.completion = hint.suggestions.first().mid(typed.size());
    return hint;
}

bool matches(const DeploymentTerm &term, const DeploymentFacts &facts)
{
    const QString value = term.value.toLower();
    const FilterField *field = term.key.isEmpty() ? nullptr : fieldOf(term.key);
    if (!field)
        return facts.everything.contains(value) != term.negated;
    if (!field->text)
        return flagOf(value, facts) != term.negated;
    const bool also = term.key == QLatin1String("provider") && like(value, facts.title);
    return (also || like(value, facts.*(field->text))) != term.negated;
}

bool matchesAll(const QList<DeploymentTerm> &terms, const DeploymentFacts &facts)
{
    return std::all_of(terms.begin(), terms.end(), [&](const DeploymentTerm &term) { return matches(term, facts); });
}

} // namespace portreeve::ui
