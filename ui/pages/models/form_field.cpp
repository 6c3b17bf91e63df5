// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/models/form_field.h"

#include "ui/pages/models/record_words.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

namespace portreeve::ui {
namespace {

QString say(const char *words)
{
    return QCoreApplication::translate("ModelForm", words);
}

QList<FormField> priceFields()
{
    const auto line = [](const char *name, const char *label, const char *help) { return FormField{QLatin1String(name), FieldKind::Price, say(label), say(help), false}; };
    return {line("input_cost_per_token", QT_TRANSLATE_NOOP("ModelForm", "Input, per million"), QT_TRANSLATE_NOOP("ModelForm", "Dollars a million tokens, in place of the price list's.")),
            line("output_cost_per_token", QT_TRANSLATE_NOOP("ModelForm", "Output, per million"), ""),
            line("cache_read_input_token_cost", QT_TRANSLATE_NOOP("ModelForm", "Cached input, per million"), ""),
            line("cache_creation_input_token_cost", QT_TRANSLATE_NOOP("ModelForm", "Cache write, per million"), "")};
}

FieldKind kindOf(const QString &type)
{
    static const QList<QPair<QLatin1String, FieldKind>> kinds{{QLatin1String("secret"), FieldKind::Secret},   {QLatin1String("integer"), FieldKind::Integer},
                                                             {QLatin1String("number"), FieldKind::Number},   {QLatin1String("boolean"), FieldKind::Boolean},
                                                             {QLatin1String("list"), FieldKind::List},       {QLatin1String("object"), FieldKind::Object}};
    for (const auto &[name, kind] : kinds) {
        if (type == name)
            return kind;
    }
    return FieldKind::Text;
}

QStringList listOf(const QString &text)
{
    QStringList items;
    for (const QString &item : text.split(QRegularExpression(QStringLiteral("[,\\n]")), Qt::SkipEmptyParts)) {
        if (!item.trimmed().isEmpty())
            items.append(item.trimmed());
    }
    return items;
}

/// A decimal with its point moved by `by` digits, written without an exponent: ("1.5e-07", 6) is "0.15".
std::optional<QString> moved(const QString &decimal, int by)
{
    static const QRegularExpression shape(QStringLiteral("^([0-9]*)(?:\\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,3}))?$"));
    const auto match = shape.match(decimal.trimmed());
    QString digits = match.captured(1) + match.captured(2);
    if (!match.hasMatch() || digits.isEmpty())
        return std::nullopt;
    int point = int(match.captured(1).size()) + match.captured(3).toInt() + by;
    if (point < 0)
        digits.prepend(QString(-point, QLatin1Char('0'))), point = 0;
    if (point > digits.size())
        digits.append(QString(point - digits.size(), QLatin1Char('0')));
    QString whole = digits.left(point), rest = digits.mid(point);
    while (whole.size() > 1 && whole.startsWith(QLatin1Char('0')))
        whole.remove(0, 1);
    while (rest.endsWith(QLatin1Char('0')))
        rest.chop(1);
    if (whole.isEmpty())
        whole = QStringLiteral("0");
    return rest.isEmpty() ? whole : whole + QLatin1Char('.') + rest;
}

QString decimalOf(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest) : value.toString();
}

std::optional<QJsonValue> integerValue(const QString &text, QString *error)
{
    bool isNumber = false;
    const qint64 number = QString(text).remove(QLocale().groupSeparator()).toLongLong(&isNumber);
    if (isNumber && number >= 0)
        return QJsonValue(number);
    *error = say(QT_TRANSLATE_NOOP("ModelForm", "A whole number, 0 or more."));
    return std::nullopt;
}

std::optional<QJsonValue> numberValue(const QString &text, QString *error)
{
    bool isNumber = false;
    double number = text.toDouble(&isNumber);
    if (!isNumber)
        number = QLocale().toDouble(text, &isNumber);
    if (isNumber && number >= 0)
        return number == qint64(number) ? QJsonValue(qint64(number)) : QJsonValue(number);
    *error = say(QT_TRANSLATE_NOOP("ModelForm", "A number, 0 or more."));
    return std::nullopt;
}

std::optional<QJsonValue> objectValue(const QString &text, QString *error)
{
    QJsonParseError fault;
    const auto document = QJsonDocument::fromJson(text.toUtf8(), &fault);
    if (document.isObject())
        return document.object();
    *error = fault.error == QJsonParseError::NoError ? say(QT_TRANSLATE_NOOP("ModelForm", "A JSON object: names and values in braces."))
                                                     : say(QT_TRANSLATE_NOOP("ModelForm", "No JSON yet: %1.")).arg(fault.errorString());
    return std::nullopt;
}

} // namespace

bool FormField::isOuter() const
{
    return name == QLatin1String("model_name") || name == QLatin1String("model_info") || name == QLatin1String("blocked");
}

QList<FormField> readFormFields(const QJsonObject &answer)
{
    QList<FormField> fields;
    for (const auto &each : answer[QLatin1String("fields")].toArray()) {
        const QJsonObject row = each.toObject();
        const QJsonArray flags = row[QLatin1String("flags")].toArray();
        if (flags.contains(QJsonValue(QStringLiteral("read_only"))) || row[QLatin1String("name")].toString() == QLatin1String("blocked"))
            continue; // blocking is an act of its own
        fields.append({row[QLatin1String("name")].toString(), kindOf(row[QLatin1String("type")].toString()), recordWords(row[QLatin1String("label")].toString()),
                       recordWords(row[QLatin1String("help")].toString()), flags.contains(QJsonValue(QStringLiteral("advanced")))});
    }
    return fields.isEmpty() ? usualFormFields() : fields + priceFields();
}

QList<FormField> usualFormFields()
{
    const auto line = [](const char *name, FieldKind kind, const char *label, const char *help, bool isAdvanced = false) {
        return FormField{QLatin1String(name), kind, say(label), say(help), isAdvanced};
    };
    return QList<FormField>{line("model_name", FieldKind::Text, QT_TRANSLATE_NOOP("ModelForm", "Model name"), QT_TRANSLATE_NOOP("ModelForm", "What clients ask for. Deployments of one name share its load; a * stands for any text.")),
                            line("model", FieldKind::Text, QT_TRANSLATE_NOOP("ModelForm", "Provider's model"), QT_TRANSLATE_NOOP("ModelForm", "provider/model, for instance anthropic/claude-sonnet-4-5.")),
                            line("litellm_credential_name", FieldKind::Text, QT_TRANSLATE_NOOP("ModelForm", "Credential"), QT_TRANSLATE_NOOP("ModelForm", "A stored credential to use: at the address it has itself, or the provider's.")),
                            line("api_key", FieldKind::Secret, QT_TRANSLATE_NOOP("ModelForm", "API key"), QT_TRANSLATE_NOOP("ModelForm", "The provider's key. Empty: the credential's, else the provider's environment variable.")),
                            line("api_base", FieldKind::Text, QT_TRANSLATE_NOOP("ModelForm", "Address"), QT_TRANSLATE_NOOP("ModelForm", "The provider's base URL. Empty: its usual one.")),
                            line("rpm", FieldKind::Integer, QT_TRANSLATE_NOOP("ModelForm", "Requests per minute"), QT_TRANSLATE_NOOP("ModelForm", "What the provider allows. Guides how load is spread.")),
                            line("tpm", FieldKind::Integer, QT_TRANSLATE_NOOP("ModelForm", "Tokens per minute"), QT_TRANSLATE_NOOP("ModelForm", "What the provider allows. Guides how load is spread.")),
                            line("weight", FieldKind::Number, QT_TRANSLATE_NOOP("ModelForm", "Weight"), QT_TRANSLATE_NOOP("ModelForm", "Its share of the load beside others of the same name.")),
                            line("timeout", FieldKind::Number, QT_TRANSLATE_NOOP("ModelForm", "Time limit"), QT_TRANSLATE_NOOP("ModelForm", "Seconds a whole answer may take.")),
                            line("api_version", FieldKind::Text, QT_TRANSLATE_NOOP("ModelForm", "API version"), QT_TRANSLATE_NOOP("ModelForm", "The version of the API, where the provider wants one."), true),
                            line("order", FieldKind::Integer, QT_TRANSLATE_NOOP("ModelForm", "Order"), QT_TRANSLATE_NOOP("ModelForm", "Lower numbers are used first; others wait until those fail."), true),
                            line("tags", FieldKind::List, QT_TRANSLATE_NOOP("ModelForm", "Tags"), QT_TRANSLATE_NOOP("ModelForm", "Requests with one of these tags are sent here."), true),
                            line("model_info", FieldKind::Object, QT_TRANSLATE_NOOP("ModelForm", "Facts"), QT_TRANSLATE_NOOP("ModelForm", "What you state of the model: mode, base_model, access_groups and anything else."), true)}
           + priceFields();
}

QString formText(const FormField &field, const QJsonValue &value)
{
    if (value.isUndefined() || value.isNull())
        return {};
    switch (field.kind) {
    case FieldKind::Price: return perMillion(value);
    case FieldKind::Integer:
    case FieldKind::Number: return decimalOf(value);
    case FieldKind::Boolean: return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    case FieldKind::List: {
        QStringList items;
        for (const auto &item : value.toArray())
            items.append(item.isString() ? item.toString() : item.toVariant().toString());
        return items.join(QStringLiteral(", "));
    }
    case FieldKind::Object: return value.toObject().isEmpty() ? QString() : QString::fromUtf8(QJsonDocument(value.toObject()).toJson()).trimmed();
    default: return value.isString() ? value.toString() : value.toVariant().toString();
    }
}

std::optional<QJsonValue> formValue(const FormField &field, const QString &typed, QString *error)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return QJsonValue(QJsonValue::Undefined);
    switch (field.kind) {
    case FieldKind::Integer: return integerValue(text, error);
    case FieldKind::Number: return numberValue(text, error);
    case FieldKind::Boolean: return QJsonValue(text == QLatin1String("true"));
    case FieldKind::List: return QJsonArray::fromStringList(listOf(text));
    case FieldKind::Object: return objectValue(text, error);
    case FieldKind::Price:
        if (const auto price = perToken(text))
            return QJsonValue(*price);
        *error = say(QT_TRANSLATE_NOOP("ModelForm", "Dollars, for instance 0.15."));
        return std::nullopt;
    default: return QJsonValue(text);
    }
}

QString perMillion(const QJsonValue &value)
{
    return moved(decimalOf(value), 6).value_or(QString());
}

std::optional<double> perToken(const QString &typed)
{
    QString text = QString(typed).remove(QLatin1Char('$')).trimmed();
    if (!text.contains(QLatin1Char('.')))
        text.replace(QLocale().decimalPoint(), QStringLiteral("."));
    const auto decimal = moved(text, -6);
    return decimal ? std::optional(decimal->toDouble()) : std::nullopt;
}

} // namespace portreeve::ui
