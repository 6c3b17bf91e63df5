// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/keys/key_fields.h"

#include "ui/models/access_key.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/times.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

namespace portreeve::ui {
namespace {

QString say(const char *words)
{
    return QCoreApplication::translate("portreeve::ui", words);
}
#define WORDS(text) text // collected by lupdate for the context portreeve::ui

KeyFieldValue readMoney(const QString &typed)
{
    const auto nanos = parseMoney(typed);
    if (!nanos)
        return {{}, say(WORDS("An amount in dollars, for instance 25 or 0.50."))};
    if (*nanos < 0)
        return {{}, say(WORDS("A budget cannot be negative."))};
    return {double(*nanos) / 1e9, {}};
}

KeyFieldValue readCount(const QString &typed)
{
    static const QHash<QChar, qint64> units{{QLatin1Char('k'), 1000}, {QLatin1Char('m'), 1'000'000}};
    QString digits = typed.trimmed().toLower();
    const qint64 unit = digits.isEmpty() ? 1 : units.value(digits.back(), 1);
    if (unit > 1)
        digits.chop(1);
    bool isNumber = false;
    const double count = QLocale().toDouble(digits.trimmed(), &isNumber);
    const double exact = count * double(unit);
    if (!isNumber || exact != double(qint64(exact)) || exact < 0)
        return {{}, say(WORDS("A whole number, for instance 600 or 100 k."))};
    return {qint64(exact), {}};
}

KeyFieldValue readSpan(const QString &typed)
{
    if (typed == QLatin1String("-1") || windowSeconds(typed) > 0)
        return {typed.trimmed(), {}};
    return {{}, say(WORDS("A number and s, m, h, d, w or mo, for instance 12h, 30d or 1mo."))};
}

KeyFieldValue readList(const QString &typed)
{
    QJsonArray list;
    for (const QString &each : typed.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        if (!each.trimmed().isEmpty() && !list.contains(each.trimmed()))
            list.append(each.trimmed());
    }
    return {list, {}};
}

KeyFieldValue readJson(const QString &typed)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(typed.toUtf8(), &error);
    if (error.error != QJsonParseError::NoError)
        return {{}, say(WORDS("No JSON: %1 at character %2.")).arg(error.errorString()).arg(error.offset + 1)};
    if (!document.isObject())
        return {{}, say(WORDS("A JSON object is wanted, for instance {\"purpose\": \"reports\"}."))};
    return {document.object(), {}};
}

QString listText(const QJsonValue &value)
{
    QStringList parts;
    for (const QJsonValue &each : value.toArray())
        parts.append(each.toString());
    return parts.join(QStringLiteral(", "));
}

bool isNothing(const QJsonValue &value)
{
    return value.isNull() || value.isUndefined() || (value.isArray() && value.toArray().isEmpty()) || (value.isObject() && value.toObject().isEmpty())
        || (value.isString() && value.toString().isEmpty());
}

} // namespace

const QList<KeyField> &keyFields()
{
    static const QList<KeyField> fields = {
        {"key_alias", WORDS("Name"), WORDS("What people call it. No two keys share a name."), WORDS("support-triage"), KeyFieldKind::Text, "", true},
        {"user_id", WORDS("Owner"), WORDS("Whose key it is. Spend is reported by owner."), WORDS("nobody in particular"), KeyFieldKind::Text, "", true},
        {"models", WORDS("Models"), nullptr, nullptr, KeyFieldKind::Models, "", false},
        {"max_budget", WORDS("Budget"), nullptr, WORDS("no limit"), KeyFieldKind::Money, WORDS("Budget"), true},
        {"budget_duration", WORDS("Starts anew"), nullptr, nullptr, KeyFieldKind::Window, WORDS("Budget"), true},
        {"soft_budget", WORDS("Warn at"), WORDS("Nothing is refused, the bar turns amber."), WORDS("80 % of the budget"), KeyFieldKind::Money, WORDS("Budget"), true},
        {"duration", WORDS("Expires"), nullptr, nullptr, KeyFieldKind::Expiry, WORDS("Budget"), true},
        {"rpm_limit", WORDS("Requests per minute"), nullptr, WORDS("no limit"), KeyFieldKind::Count, WORDS("Limits"), true},
        {"tpm_limit", WORDS("Tokens per minute"), nullptr, WORDS("no limit"), KeyFieldKind::Count, WORDS("Limits"), true},
        {"max_parallel_requests", WORDS("Requests at the same time"), nullptr, WORDS("no limit"), KeyFieldKind::Count, WORDS("Limits"), true},
        {"tags", WORDS("Tags"), nullptr, WORDS("prod, b2b"), KeyFieldKind::List, WORDS("More"), true},
        {"metadata", WORDS("Metadata"), WORDS("Anything you want to keep with the key, as a JSON object."), nullptr, KeyFieldKind::Json, WORDS("More"), false},
    };
    return fields;
}

const KeyField *keyFieldFor(const QString &member)
{
    for (const KeyField &field : keyFields()) {
        if (member == QLatin1String(field.member))
            return &field;
    }
    return nullptr;
}

QString keyFieldLabel(const KeyField &field)
{
    return say(field.label);
}

KeyFieldValue readKeyField(const KeyField &field, const QString &typed)
{
    const bool isList = field.kind == KeyFieldKind::List || field.kind == KeyFieldKind::Models;
    if (typed.trimmed().isEmpty())
        return {isList ? QJsonValue(QJsonArray()) : field.kind == KeyFieldKind::Json ? QJsonValue(QJsonObject()) : QJsonValue(), {}};
    switch (field.kind) {
    case KeyFieldKind::Text: return {typed.trimmed(), {}};
    case KeyFieldKind::Money: return readMoney(typed);
    case KeyFieldKind::Count: return readCount(typed);
    case KeyFieldKind::Window:
    case KeyFieldKind::Expiry: return readSpan(typed);
    case KeyFieldKind::Models:
    case KeyFieldKind::List: return readList(typed);
    case KeyFieldKind::Json: break;
    }
    return readJson(typed);
}

QString typedKeyField(const KeyField &field, const QJsonValue &value)
{
    if (isNothing(value))
        return {};
    switch (field.kind) {
    case KeyFieldKind::Money: return QLocale().toString(value.toDouble(), 'g', 12);
    case KeyFieldKind::Count: {
        QLocale plain;
        plain.setNumberOptions(QLocale::OmitGroupSeparator);
        return plain.toString(value.toInteger(qint64(value.toDouble())));
    }
    case KeyFieldKind::Models:
    case KeyFieldKind::List: return listText(value);
    case KeyFieldKind::Json: return QString::fromUtf8(QJsonDocument(value.toObject()).toJson()).trimmed();
    default: return value.toString();
    }
}

QString shownKeyField(const KeyField &field, const QJsonValue &value)
{
    if (isNothing(value)) {
        switch (field.kind) {
        case KeyFieldKind::Models: return say(WORDS("all models"));
        case KeyFieldKind::Money:
        case KeyFieldKind::Count: return say(WORDS("no limit"));
        case KeyFieldKind::Window: return say(WORDS("never"));
        case KeyFieldKind::Expiry: return say(WORDS("never"));
        default: return say(WORDS("empty"));
        }
    }
    if (field.kind == KeyFieldKind::Money)
        return moneyText(nanoFromDollars(value.toDouble()));
    if (field.kind == KeyFieldKind::Count)
        return countText(value.toInteger(qint64(value.toDouble())));
    if (field.kind == KeyFieldKind::Window)
        return windowText(value.toString());
    if (field.kind == KeyFieldKind::Expiry)
        return apiTime(value).isValid() ? fullTimeText(apiTime(value)) : value.toString();
    if (field.kind == KeyFieldKind::Json)
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return typedKeyField(field, value);
}

bool isSameKeyValue(const QJsonValue &a, const QJsonValue &b)
{
    const auto sorted = [](const QJsonValue &value) {
        QStringList texts;
        for (const QJsonValue &each : value.toArray())
            texts.append(each.toString());
        texts.sort();
        return texts;
    };
    if (a.isArray() && b.isArray()) // models and tags have no order
        return sorted(a) == sorted(b);
    return a == b || (isNothing(a) && isNothing(b));
}

QJsonObject formValuesOf(const QJsonObject &row)
{
    QJsonObject values;
    for (const KeyField &field : keyFields()) {
        const QString member = QLatin1String(field.member);
        values.insert(member, row.value(field.kind == KeyFieldKind::Expiry ? QStringLiteral("expires") : member));
    }
    QJsonObject metadata = row.value(QLatin1String("metadata")).toObject();
    if (isNothing(values.value(QLatin1String("tags"))))
        values.insert(QStringLiteral("tags"), metadata.value(QLatin1String("tags")));
    metadata.remove(QStringLiteral("tags"));
    for (const QString &member : metadata.keys()) { // a gateway repeats some of the key's own fields in there
        if (row.contains(member) && row.value(member) == metadata.value(member))
            metadata.remove(member);
    }
    values.insert(QStringLiteral("metadata"), metadata);
    return values;
}

const QList<KeyPreset> &keyPresets()
{
    static const QList<KeyPreset> presets = {
        {"personal", "lock", WORDS("Personal"), WORDS("For you: $20 a month, every model."),
         {{QStringLiteral("max_budget"), 20}, {QStringLiteral("budget_duration"), QStringLiteral("1mo")}, {QStringLiteral("tags"), QJsonArray{QStringLiteral("personal")}}}},
        {"ci", "terminal", WORDS("CI job"), WORDS("$5 a day, 60 requests a minute, ends in 90 days."),
         {{QStringLiteral("max_budget"), 5},
          {QStringLiteral("budget_duration"), QStringLiteral("1d")},
          {QStringLiteral("rpm_limit"), 60},
          {QStringLiteral("max_parallel_requests"), 4},
          {QStringLiteral("duration"), QStringLiteral("90d")},
          {QStringLiteral("tags"), QJsonArray{QStringLiteral("ci")}}}},
        {"production", "server", WORDS("App in production"), WORDS("$100 a month, warns at $80, 600 requests a minute."),
         {{QStringLiteral("max_budget"), 100},
          {QStringLiteral("budget_duration"), QStringLiteral("1mo")},
          {QStringLiteral("soft_budget"), 80},
          {QStringLiteral("rpm_limit"), 600},
          {QStringLiteral("max_parallel_requests"), 50},
          {QStringLiteral("tags"), QJsonArray{QStringLiteral("prod")}}}},
        {"trial", "clock", WORDS("Trial, 7 days"), WORDS("$5 in all, 20 requests a minute, ends by itself."),
         {{QStringLiteral("max_budget"), 5},
          {QStringLiteral("rpm_limit"), 20},
          {QStringLiteral("max_parallel_requests"), 2},
          {QStringLiteral("duration"), QStringLiteral("7d")},
          {QStringLiteral("tags"), QJsonArray{QStringLiteral("trial")}}}},
    };
    return presets;
}

QString keyPresetName(const KeyPreset &preset)
{
    return say(preset.name);
}

QString keyPresetText(const KeyPreset &preset)
{
    return say(preset.text);
}

} // namespace portreeve::ui
