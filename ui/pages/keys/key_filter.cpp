// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/keys/key_filter.h"

#include "ui/widgets/numbers.h"

#include <QRegularExpression>

#include <limits>

namespace portreeve::ui {
namespace {

constexpr int staleDays = 30;

/// "<30d", ">=90d", "5": a sign and a number; days or dollars.
struct Bound {
    QString sign;
    double number = 0;
    bool isValid = false;
    bool holds(double value) const
    {
        if (sign == QLatin1String("<"))
            return value < number;
        if (sign == QLatin1String("<="))
            return value <= number;
        if (sign == QLatin1String(">"))
            return value > number;
        if (sign == QLatin1String(">="))
            return value >= number;
        return qFuzzyCompare(1 + value, 1 + number);
    }
};

Bound boundOf(const QString &value, const char *unit)
{
    static const QRegularExpression form(QStringLiteral("^(<=|>=|<|>|=)?\\s*\\$?(\\d+(?:\\.\\d+)?)([a-z]*)$"));
    const auto match = form.match(value);
    const QString written = match.captured(3);
    if (!match.hasMatch() || (!written.isEmpty() && written != QLatin1String(unit)))
        return {};
    return {match.captured(1).isEmpty() ? QStringLiteral("<=") : match.captured(1), match.captured(2).toDouble(), true};
}

bool like(const QString &text, const QString &pattern)
{
    if (!pattern.contains(QLatin1Char('*')))
        return text.contains(pattern, Qt::CaseInsensitive);
    return fitsPattern(text, pattern, Qt::CaseInsensitive);
}

bool anyLike(const QStringList &texts, const QString &pattern)
{
    return std::any_of(texts.begin(), texts.end(), [&pattern](const QString &each) { return like(each, pattern); });
}

double daysTo(const QDateTime &from, const QDateTime &to)
{
    return double(from.secsTo(to)) / 86'400;
}

const QHash<QString, QList<KeyState>> &stateNames()
{
    static const QHash<QString, QList<KeyState>> names{{QStringLiteral("active"), {KeyState::Active, KeyState::ExpiresSoon}},
                                                       {QStringLiteral("soon"), {KeyState::ExpiresSoon}},
                                                       {QStringLiteral("over"), {KeyState::OverBudget}},
                                                       {QStringLiteral("expired"), {KeyState::Expired}},
                                                       {QStringLiteral("blocked"), {KeyState::Blocked}}};
    return names;
}

bool hasPart(const AccessKey &key, const QString &part)
{
    if (part == QLatin1String("budget"))
        return key.budget.has_value();
    if (part == QLatin1String("expiry"))
        return key.expires.isValid();
    if (part == QLatin1String("owner"))
        return !key.user.isEmpty();
    if (part == QLatin1String("models"))
        return !key.mayUseAllModels();
    if (part == QLatin1String("rpm"))
        return key.requestsPerMinute.has_value();
    if (part == QLatin1String("tpm"))
        return key.tokensPerMinute.has_value();
    return !key.tags.isEmpty();
}

double unusedDays(const AccessKey &key, const QDateTime &now)
{
    const QDateTime &since = key.lastUsed.isValid() ? key.lastUsed : key.created;
    return since.isValid() ? daysTo(since, now) : 0;
}

using Test = bool (*)(const AccessKey &key, const QString &value, const QDateTime &now);
using Reads = bool (*)(const QString &value);

bool anyText(const QString &value)
{
    return !value.isEmpty();
}

/// One field of the grammar: what it asks, how its value reads, an example, and the values it knows.
struct FilterField {
    const char *name;
    Test test;
    Reads reads;
    const char *example;
    const char *values; ///< parted by blanks
};

constexpr FilterField fields[] = {
    {"state", [](const AccessKey &key, const QString &value, const QDateTime &now) { return stateNames().value(value).contains(key.state(now)); },
     [](const QString &value) { return stateNames().contains(value); }, QT_TRANSLATE_NOOP("KeyFilter", "active, soon, over, expired or blocked"),
     "active soon over expired blocked"},
    {"owner", [](const AccessKey &key, const QString &value, const QDateTime &) { return like(key.user, value); }, anyText,
     QT_TRANSLATE_NOOP("KeyFilter", "whose key it is"), ""},
    {"team", [](const AccessKey &key, const QString &value, const QDateTime &) { return like(key.team, value); }, anyText, QT_TRANSLATE_NOOP("KeyFilter", "its team"), ""},
    {"model", [](const AccessKey &key, const QString &value, const QDateTime &) { return key.mayUse(value) || anyLike(key.models, value); }, anyText,
     QT_TRANSLATE_NOOP("KeyFilter", "a model it may call"), ""},
    {"tag", [](const AccessKey &key, const QString &value, const QDateTime &) { return anyLike(key.tags, value); }, anyText, QT_TRANSLATE_NOOP("KeyFilter", "one of its tags"), ""},
    {"expires",
     [](const AccessKey &key, const QString &value, const QDateTime &now) {
         if (value == QLatin1String("never"))
             return !key.expires.isValid();
         return key.expires.isValid() && key.expires > now && boundOf(value, "d").holds(daysTo(now, key.expires));
     },
     [](const QString &value) { return value == QLatin1String("never") || boundOf(value, "d").isValid; }, QT_TRANSLATE_NOOP("KeyFilter", "days from now, e.g. <30d, or never"), "<30d <7d never"},
    {"unused", [](const AccessKey &key, const QString &value, const QDateTime &now) { return boundOf(value, "d").holds(unusedDays(key, now)); },
     [](const QString &value) { return boundOf(value, "d").isValid; }, QT_TRANSLATE_NOOP("KeyFilter", "days without a request, e.g. >30d"), ">30d >90d"},
    {"spend", [](const AccessKey &key, const QString &value, const QDateTime &) { return boundOf(value, "").holds(double(key.spend) / 1e9); },
     [](const QString &value) { return boundOf(value, "").isValid; }, QT_TRANSLATE_NOOP("KeyFilter", "dollars in this window, e.g. >5"), ">1 >100"},
    {"has", [](const AccessKey &key, const QString &value, const QDateTime &) { return hasPart(key, value); },
     [](const QString &value) { return QStringLiteral(" budget expiry owner models rpm tpm tags ").contains(QLatin1Char(' ') + value + QLatin1Char(' ')) && !value.contains(QLatin1Char(' ')); },
     QT_TRANSLATE_NOOP("KeyFilter", "budget, expiry, owner, models, rpm, tpm or tags"), "budget expiry owner models rpm tpm tags"},
};

const FilterField *fieldNamed(const QString &name)
{
    for (const FilterField &field : fields) {
        if (name == QLatin1String(field.name))
            return &field;
    }
    return nullptr;
}

Term termOf(QString word)
{
    Term term;
    term.negated = word.startsWith(QLatin1Char('-')) && word.size() > 1;
    if (term.negated)
        word.remove(0, 1);
    const qsizetype colon = word.indexOf(QLatin1Char(':'));
    if (colon > 0 && !word.startsWith(QLatin1Char('"'))) {
        term.key = word.left(colon).toLower();
        word = word.mid(colon + 1);
    }
    term.value = word.size() >= 2 && word.startsWith(QLatin1Char('"')) && word.endsWith(QLatin1Char('"')) ? word.mid(1, word.size() - 2) : word;
    return term;
}

QStringList words(const QString &text)
{
    static const QRegularExpression word(QStringLiteral("-?(?:[a-zA-Z_]+:)?\"[^\"]*\"|\\S+"));
    QStringList found;
    for (auto each = word.globalMatch(text); each.hasNext();)
        found.append(each.next().captured());
    return found;
}

bool admitsTerm(const AccessKey &key, const Term &term, const QDateTime &now)
{
    const FilterField *field = fieldNamed(term.key);
    const bool holds = field ? field->test(key, term.value, now)
                             : anyLike({key.alias, key.hint, key.token, key.user, key.team}, term.value) || anyLike(key.tags, term.value) || anyLike(key.models, term.value);
    return holds != term.negated;
}

} // namespace

bool isStale(const AccessKey &key, const QDateTime &now)
{
    return unusedDays(key, now) > staleDays;
}

bool isRisky(const AccessKey &key)
{
    return !key.blocked && !key.expires.isValid() && key.mayUseAllModels() && !key.budget;
}

QList<Term> KeyFilter::read(const QString &text)
{
    QList<Term> terms;
    for (const QString &word : words(text)) {
        if (hintFor(word).error.isEmpty())
            terms.append(termOf(word));
    }
    return terms;
}

TypedHint KeyFilter::hintFor(const QString &typed)
{
    TypedHint hint;
    const QString word = typed.trimmed();
    const Term term = termOf(word);
    const int sign = word.startsWith(QLatin1Char('-')) ? 1 : 0;
    if (term.key.isEmpty()) {
        for (const FilterField &field : fields) {
            const QString name = QLatin1String(field.name);
            if (name.startsWith(term.value, Qt::CaseInsensitive) && !term.value.isEmpty())
                hint.suggestions.append(word.left(sign) + name + QLatin1Char(':'));
        }
        if (hint.suggestions.size() == 1)
            hint.completion = hint.suggestions.first().mid(word.size());
        return hint;
    }
    const FilterField *field = fieldNamed(term.key);
    if (!field) {
        hint.error = tr("There is no “%1” here. Known: state, owner, team, model, tag, expires, unused, spend, has.").arg(term.key);
        hint.errorFrom = sign;
        hint.errorLength = int(term.key.size());
        return hint;
    }
    hint.example = tr(field->example);
    for (const QString &value : QString::fromLatin1(field->values).split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (value.startsWith(term.value))
            hint.suggestions.append(word.left(sign) + term.key + QLatin1Char(':') + value);
    }
    if (hint.suggestions.size() == 1 && !term.value.isEmpty())
        hint.completion = hint.suggestions.first().mid(word.size());
    const bool isPart = !hint.suggestions.isEmpty() || term.value.isEmpty();
    if (!isPart && !field->reads(term.value)) {
        hint.error = tr("%1 wants %2.").arg(term.key, hint.example);
        hint.errorFrom = int(word.indexOf(QLatin1Char(':'))) + 1;
        hint.errorLength = int(word.size()) - hint.errorFrom;
    }
    return hint;
}

QString KeyFilter::serverSearch() const
{
    for (const Term &term : m_terms) {
        if (term.key.isEmpty() && !term.negated && !term.value.contains(QLatin1Char('*')))
            return term.value;
    }
    return {};
}

bool KeyFilter::admits(const AccessKey &key, const QDateTime &now) const
{
    return admitsWithout(key, now, -1);
}

bool KeyFilter::admitsWithout(const AccessKey &key, const QDateTime &now, qsizetype left) const
{
    if ((m_view == View::Stale && !isStale(key, now)) || (m_view == View::Risky && !isRisky(key)))
        return false;
    for (qsizetype i = 0; i < m_terms.size(); ++i) {
        if (i != left && !admitsTerm(key, m_terms[i], now))
            return false;
    }
    return true;
}

QString KeyFilter::text(const Term &term)
{
    const QString value = term.value.contains(QLatin1Char(' ')) ? QLatin1Char('"') + term.value + QLatin1Char('"') : term.value;
    return (term.negated ? QStringLiteral("-") : QString()) + (term.key.isEmpty() ? value : term.key + QLatin1Char(':') + value);
}

} // namespace portreeve::ui
