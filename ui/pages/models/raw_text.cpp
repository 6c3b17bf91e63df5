// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/models/raw_text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QRegularExpression>

#include <yaml-cpp/yaml.h>

namespace portreeve::ui {
namespace {

constexpr int deepest = 40;

struct Wrong {
    QString message;
    int line;
};

QString say(const char *words)
{
    return QCoreApplication::translate("ModelForm", words);
}

// -- writing

/// Words that YAML would read as something else than text.
bool isPlain(const QString &text)
{
    static const QRegularExpression safe(QStringLiteral("^[A-Za-z/_][A-Za-z0-9_./@+-]*(?: [A-Za-z0-9_./@+-]+)*$"));
    static const QRegularExpression special(QStringLiteral("^(?:~|null|true|false|yes|no|on|off|y|n)$"), QRegularExpression::CaseInsensitiveOption);
    return safe.match(text).hasMatch() && !special.match(text).hasMatch();
}

QString quoted(const QString &text)
{
    QString out = QStringLiteral("\"");
    for (const QChar c : text) {
        if (c == QLatin1Char('"') || c == QLatin1Char('\\'))
            out += QLatin1Char('\\') + c;
        else if (c == QLatin1Char('\n'))
            out += QStringLiteral("\\n");
        else if (c.unicode() < 0x20 || (c.unicode() >= 0x7f && c.unicode() <= 0x9f) || c.unicode() == 0x2028 || c.unicode() == 0x2029 || c.unicode() == 0xfeff)
            out += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        else
            out += c;
    }
    return out + QLatin1Char('"');
}

QString scalarText(const QJsonValue &value)
{
    if (value.isString())
        return isPlain(value.toString()) ? value.toString() : quoted(value.toString());
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isDouble())
        return value.toInteger(-1) == value.toInteger(-2) ? QString::number(value.toInteger()) : QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    return QStringLiteral("null");
}

/// As config.yaml is written: what it is about comes first, the rest by the alphabet.
QStringList inOrder(const QJsonObject &object)
{
    QStringList names = object.keys();
    std::stable_partition(names.begin(), names.end(), [](const QString &name) { return name == QLatin1String("model_name") || name == QLatin1String("litellm_params") || name == QLatin1String("model"); });
    if (names.value(0) == QLatin1String("litellm_params") && names.value(1) == QLatin1String("model_name"))
        names.swapItemsAt(0, 1);
    return names;
}

void write(QString &out, const QJsonValue &value, int depth);

void writeMember(QString &out, const QString &name, const QJsonValue &value, int depth)
{
    out += (isPlain(name) ? name : quoted(name)) + QLatin1Char(':');
    const bool nests = (value.isObject() && !value.toObject().isEmpty()) || (value.isArray() && !value.toArray().isEmpty());
    out += nests ? QLatin1Char('\n') : QLatin1Char(' ');
    write(out, value, nests ? depth + 1 : depth);
}

void writeList(QString &out, const QJsonArray &array, int depth)
{
    for (const auto &item : array) {
        out += QString(depth * 2, QLatin1Char(' ')) + QStringLiteral("- ");
        const bool nests = (item.isObject() && !item.toObject().isEmpty()) || (item.isArray() && !item.toArray().isEmpty());
        if (nests)
            out += QString::fromUtf8(item.isObject() ? QJsonDocument(item.toObject()).toJson(QJsonDocument::Compact) : QJsonDocument(item.toArray()).toJson(QJsonDocument::Compact)) + QLatin1Char('\n');
        else
            write(out, item, depth);
    }
}

void write(QString &out, const QJsonValue &value, int depth)
{
    if (value.isObject() && !value.toObject().isEmpty()) {
        const QJsonObject object = value.toObject();
        for (const QString &name : inOrder(object)) {
            out += QString(depth * 2, QLatin1Char(' '));
            writeMember(out, name, object[name], depth);
        }
        return;
    }
    if (value.isArray() && !value.toArray().isEmpty())
        return writeList(out, value.toArray(), depth);
    out += (value.isObject() ? QStringLiteral("{}") : value.isArray() ? QStringLiteral("[]") : scalarText(value)) + QLatin1Char('\n');
}

// -- reading

QJsonValue readScalar(const YAML::Node &node)
{
    const QString text = QString::fromStdString(node.Scalar());
    if (node.Tag() == "!")
        return text; // it was quoted
    static const QRegularExpression integer(QStringLiteral("^[+-]?[0-9]{1,18}$"));
    static const QRegularExpression decimal(QStringLiteral("^[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?$"));
    if (text.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0)
        return true;
    if (text.compare(QLatin1String("false"), Qt::CaseInsensitive) == 0)
        return false;
    if (integer.match(text).hasMatch())
        return QJsonValue(text.toLongLong());
    if (decimal.match(text).hasMatch())
        return text.toDouble();
    return text;
}

QJsonValue readNode(const YAML::Node &node, int depth)
{
    const int line = node.Mark().line + 1;
    if (depth > deepest)
        throw Wrong{say(QT_TRANSLATE_NOOP("ModelForm", "Nested too deeply.")), line};
    if (node.IsScalar())
        return readScalar(node);
    if (node.IsSequence()) {
        QJsonArray array;
        for (const auto &item : node)
            array.append(readNode(item, depth + 1));
        return array;
    }
    if (!node.IsMap())
        return QJsonValue(QJsonValue::Null);
    QJsonObject object;
    for (const auto &member : node) {
        if (!member.first.IsScalar())
            throw Wrong{say(QT_TRANSLATE_NOOP("ModelForm", "A name is expected before the colon.")), member.first.Mark().line + 1};
        const QString name = QString::fromStdString(member.first.Scalar());
        if (object.contains(name))
            throw Wrong{say(QT_TRANSLATE_NOOP("ModelForm", "“%1” stands there twice.")).arg(name), member.first.Mark().line + 1};
        object.insert(name, readNode(member.second, depth + 1));
    }
    return object;
}

} // namespace

QString rawText(const QJsonObject &entry, RawForm form)
{
    if (form == RawForm::Json)
        return QString::fromUtf8(QJsonDocument(entry).toJson(QJsonDocument::Indented)).trimmed();
    QString out;
    write(out, entry, 0);
    return out.trimmed();
}

std::optional<QJsonObject> readRaw(const QString &text, RawFault *fault)
{
    try {
        const YAML::Node node = YAML::Load(text.toStdString());
        if (node.IsMap())
            return readNode(node, 0).toObject();
        *fault = {say(QT_TRANSLATE_NOOP("ModelForm", "Names with values are expected: model_name, litellm_params, model_info.")), 0};
    } catch (const YAML::Exception &wrong) {
        *fault = {QString::fromStdString(wrong.msg), wrong.mark.line + 1};
    } catch (const Wrong &wrong) {
        *fault = {wrong.message, wrong.line};
    }
    return std::nullopt;
}

} // namespace portreeve::ui
