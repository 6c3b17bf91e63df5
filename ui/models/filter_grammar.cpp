// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/filter_grammar.h"

#include "ui/models/filter_state.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace portreeve::ui {
namespace {

QStringList words(const QJsonValue &value)
{
    QStringList all;
    for (const QJsonValue &each : value.toArray())
        all.append(each.isString() ? each.toString() : each.toVariant().toString());
    return all;
}

/// How many letters differ, at most `most` + 1: enough to know a slip of the hand.
int distance(const QString &a, const QString &b)
{
    QList<int> row(b.size() + 1);
    for (qsizetype j = 0; j <= b.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int diagonal = std::exchange(row[0], int(i));
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int here = qMin(qMin(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
            diagonal = std::exchange(row[j], here);
        }
    }
    return row.last();
}

constexpr int mostSuggestions = 40;

} // namespace

FilterGrammar FilterGrammar::read(const QJsonObject &object)
{
    QList<FilterField> fields;
    for (const QJsonValue &each : object.value(QLatin1String("fields")).toArray()) {
        const QJsonObject field = each.toObject();
        fields.append({field.value(QLatin1String("name")).toString(), field.value(QLatin1String("kind")).toString(), words(field.value(QLatin1String("units"))),
                       field.value(QLatin1String("example")).toString(), words(field.value(QLatin1String("values"))), {}});
    }
    return FilterGrammar(fields);
}

const FilterField *FilterGrammar::find(const QString &name) const
{
    for (const FilterField &field : m_fields) {
        const bool whole = field.name.compare(name, Qt::CaseInsensitive) == 0;
        const bool any = field.name.endsWith(QLatin1Char('.')) && name.startsWith(field.name, Qt::CaseInsensitive); // "tag." takes any name behind it
        if (whole || any)
            return &field;
    }
    return nullptr;
}

void FilterGrammar::setValues(const QString &field, const QStringList &values)
{
    for (FilterField &each : m_fields) {
        if (each.name == field)
            each.values = values;
    }
}

TypedHint FilterGrammar::hint(const QString &typed) const
{
    const QString sign = typed.startsWith(QLatin1Char('-')) ? QStringLiteral("-") : QString();
    const QString term = typed.mid(sign.size());
    const qsizetype colon = term.indexOf(QLatin1Char(':'));
    if (typed.isEmpty() || m_fields.isEmpty() || term.startsWith(QLatin1Char('"')))
        return {};
    if (colon < 0)
        return fieldHint(term, sign);
    const QString name = term.left(colon);
    const FilterField *field = find(name);
    if (!field)
        return unknown(name, int(sign.size()));
    if (!field->reason.isEmpty()) {
        TypedHint hint;
        hint.error = field->reason;
        hint.errorFrom = int(sign.size());
        hint.errorLength = int(name.size());
        return hint;
    }
    return valueHint(*field, term.mid(colon + 1), typed.left(sign.size() + colon + 1));
}

TypedHint FilterGrammar::unknown(const QString &name, int from) const
{
    TypedHint hint;
    hint.errorFrom = from;
    hint.errorLength = qMax(1, int(name.size()));
    const FilterField *nearest = nullptr;
    int least = 3;
    for (const FilterField &field : m_fields) {
        const int off = distance(name.toLower(), field.name);
        if (off < least) {
            least = off;
            nearest = &field;
        }
    }
    hint.error = nearest ? tr("There is no field “%1”. Is it “%2”?").arg(name, nearest->name) : tr("There is no field “%1”. Down lists all fields; quotes search for the text itself.").arg(name);
    for (const FilterField &field : m_fields) {
        if (field.reason.isEmpty())
            hint.suggestions.append(field.name + QLatin1Char(':'));
    }
    return hint;
}

TypedHint FilterGrammar::fieldHint(const QString &begin, const QString &sign) const
{
    TypedHint hint;
    for (const FilterField &field : m_fields) {
        if (!field.reason.isEmpty() || !field.name.startsWith(begin, Qt::CaseInsensitive))
            continue;
        if (hint.suggestions.isEmpty()) {
            hint.completion = field.name.mid(begin.size()) + (field.name.endsWith(QLatin1Char('.')) ? QString() : QStringLiteral(":"));
            hint.example = field.example.isEmpty() ? QString() : tr("e.g. %1").arg(field.example);
        }
        hint.suggestions.append(sign + field.name + (field.name.endsWith(QLatin1Char('.')) ? QString() : QStringLiteral(":")));
    }
    if (hint.suggestions.isEmpty())
        hint.example = tr("Enter looks for this text in ids, names and errors");
    return hint;
}

TypedHint FilterGrammar::valueHint(const FilterField &field, const QString &value, const QString &before) const
{
    TypedHint hint;
    hint.example = field.example.isEmpty() ? QString() : tr("%1, e.g. %2").arg(field.kind == QLatin1String("duration") ? tr("duration")
                                                                                  : field.kind == QLatin1String("money")  ? tr("dollars")
                                                                                  : field.kind == QLatin1String("number") ? tr("number")
                                                                                  : field.kind == QLatin1String("bool")   ? tr("true or false")
                                                                                  : field.kind == QLatin1String("status") ? tr("status")
                                                                                                                          : tr("text, * for any"),
                                                                              field.example);
    static const QRegularExpression bare(QStringLiteral("^(>=|<=|>|<|=)?[0-9]+([.][0-9]+)?$"));
    if (!field.units.isEmpty() && bare.match(value).hasMatch()) {
        hint.completion = field.units.contains(QStringLiteral("s")) ? QStringLiteral("s") : field.kind == QLatin1String("money") ? QString() : field.units.first();
        for (const QString &unit : field.units)
            hint.suggestions.append(before + value + unit);
        return hint;
    }
    QString begin = value;
    begin.remove(QLatin1Char('"'));
    for (const QString &known : field.values) {
        if (!known.startsWith(begin, Qt::CaseInsensitive) || hint.suggestions.size() >= mostSuggestions)
            continue;
        if (hint.suggestions.isEmpty() && quotedValue(known) == known)
            hint.completion = known.mid(begin.size());
        hint.suggestions.append(before + quotedValue(known));
    }
    return hint;
}

} // namespace portreeve::ui
