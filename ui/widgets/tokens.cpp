// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tokens.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace portreeve::ui {
namespace {

struct NamedInk {
    const char *name;
    Ink ink;
};

constexpr NamedInk inks[] = {
    {"window", &Tokens::window},
    {"page", &Tokens::page},
    {"raised", &Tokens::raised},
    {"sunken", &Tokens::sunken},
    {"hover", &Tokens::hover},
    {"selected", &Tokens::selected},
    {"hairline", &Tokens::hairline},
    {"border", &Tokens::border},
    {"borderStrong", &Tokens::borderStrong},
    {"control", &Tokens::control},
    {"neutralSoft", &Tokens::neutralSoft},
    {"track", &Tokens::track},
    {"text1", &Tokens::text1},
    {"text2", &Tokens::text2},
    {"text3", &Tokens::text3},
    {"accent", &Tokens::accent},
    {"accentHover", &Tokens::accentHover},
    {"accentFill", &Tokens::accentFill},
    {"onAccent", &Tokens::onAccent},
    {"accentSoft", &Tokens::accentSoft},
    {"link", &Tokens::link},
    {"focus", &Tokens::focus},
    {"success", &Tokens::success},
    {"successSoft", &Tokens::successSoft},
    {"warning", &Tokens::warning},
    {"warningSoft", &Tokens::warningSoft},
    {"warningFill", &Tokens::warningFill},
    {"danger", &Tokens::danger},
    {"dangerFill", &Tokens::dangerFill},
    {"onDanger", &Tokens::onDanger},
    {"dangerSoft", &Tokens::dangerSoft},
    {"grid", &Tokens::grid},
    {"axis", &Tokens::axis},
    {"onSeries1", &Tokens::onSeries1},
    {"tooltip", &Tokens::tooltip},
    {"onTooltip", &Tokens::onTooltip},
    {"onTooltip2", &Tokens::onTooltip2},
    {"scrim", &Tokens::scrim},
    {"brass", &Tokens::brass},
};

constexpr const char *typeNames[typeSteps] = {"caption", "small", "body", "strong", "section", "title", "stat", "mono"};

/// Reads members and remembers the first that was not there.
class Reader
{
public:
    explicit Reader(QString *error) : m_error(error) {}

    QColor color(const QJsonObject &from, const char *name)
    {
        const QString text = from.value(QLatin1String(name)).toString();
        const QColor color = parse(text);
        if (!color.isValid())
            complain(name);
        return color;
    }

    int number(const QJsonObject &from, const char *name)
    {
        const QJsonValue value = from.value(QLatin1String(name));
        if (!value.isDouble())
            complain(name);
        return value.toInt();
    }

    QStringList words(const QJsonObject &from, const char *name)
    {
        const QStringList words = from.value(QLatin1String(name)).toVariant().toStringList();
        if (words.isEmpty())
            complain(name);
        return words;
    }

    void complain(const char *name)
    {
        if (m_error && m_error->isEmpty())
            *m_error = QStringLiteral("tokens.json: \"%1\" is missing or of the wrong kind").arg(QLatin1String(name));
    }

private:
    // The file writes alpha last, as the web does; QColor reads it first.
    static QColor parse(const QString &text)
    {
        if (text.size() != 9)
            return QColor(text);
        return QColor(QLatin1Char('#') + text.mid(7, 2) + text.mid(1, 6));
    }

    QString *m_error;
};

Tokens readTokens(const QJsonObject &from, Reader &reader)
{
    Tokens tokens;
    for (const NamedInk &each : inks)
        tokens.*each.ink = reader.color(from, each.name);
    const QJsonArray series = from.value(QLatin1String("series")).toArray();
    if (series.size() != int(tokens.series.size()))
        reader.complain("series");
    for (qsizetype i = 0; i < qMin<qsizetype>(series.size(), tokens.series.size()); ++i)
        tokens.series[i] = QColor(series[i].toString());
    return tokens;
}

Sizes readSizes(const QJsonObject &root, Reader &reader)
{
    const QJsonObject radius = root.value(QLatin1String("radius")).toObject();
    const QJsonObject height = root.value(QLatin1String("height")).toObject();
    const QJsonObject width = root.value(QLatin1String("width")).toObject();
    const QJsonObject motion = root.value(QLatin1String("motion")).toObject();
    const auto r = [&](const char *name) { return reader.number(radius, name); };
    const auto h = [&](const char *name) { return reader.number(height, name); };
    const auto w = [&](const char *name) { return reader.number(width, name); };
    const auto m = [&](const char *name) { return reader.number(motion, name); };
    return {{r("tag"), r("control"), r("filterBar"), r("card"), r("sheet"), r("dialog")},
            {h("rowCompact"), h("row"), h("rowRoomy"), h("tableHeader"), h("cardHead"), h("statTile"), h("badge"), h("control"), h("controlSmall"),
             h("navItem"), h("topBar"), h("filterBar"), h("statusBar"), h("band"), h("tab")},
            {w("rail"), w("railCollapsed"), w("facets"), w("detail"), w("dialog"), w("palette"), w("toast"), w("commandField")},
            {m("fast"), m("normal"), m("slow")}};
}

std::array<TypeStep, typeSteps> readType(const QJsonObject &type, Reader &reader)
{
    std::array<TypeStep, typeSteps> steps;
    const QJsonObject scale = type.value(QLatin1String("scale")).toObject();
    for (int i = 0; i < typeSteps; ++i) {
        const QJsonObject step = scale.value(QLatin1String(typeNames[i])).toObject();
        steps[i] = {reader.number(step, "px"), reader.number(step, "weight"), reader.number(step, "line")};
    }
    return steps;
}

} // namespace

LookFile readLook(const QByteArray &json, QString *error)
{
    QJsonParseError fault;
    const QJsonObject root = QJsonDocument::fromJson(json, &fault).object();
    if (fault.error != QJsonParseError::NoError && error)
        *error = QStringLiteral("tokens.json: %1 at byte %2").arg(fault.errorString()).arg(fault.offset);
    Reader reader(error);
    const QJsonObject type = root.value(QLatin1String("type")).toObject();
    return {readTokens(root.value(QLatin1String("light")).toObject(), reader),
            readTokens(root.value(QLatin1String("dark")).toObject(), reader),
            readSizes(root, reader),
            readType(type, reader),
            reader.words(type, "family"),
            reader.words(type, "mono")};
}

Tokens highContrast(Tokens tokens)
{
    tokens.text2 = tokens.text3 = tokens.onTooltip2 = tokens.text1;
    tokens.border = tokens.borderStrong = tokens.hairline = tokens.grid = tokens.axis = tokens.control;
    tokens.accentSoft = tokens.successSoft = tokens.warningSoft = tokens.dangerSoft = tokens.neutralSoft = tokens.raised;
    return tokens;
}

ToneInk toneInk(Tone tone)
{
    switch (tone) {
    case Tone::Ok:
        return {&Tokens::success, &Tokens::successSoft, Shape::Dot};
    case Tone::Warn:
        return {&Tokens::warning, &Tokens::warningSoft, Shape::Triangle};
    case Tone::Bad:
        return {&Tokens::danger, &Tokens::dangerSoft, Shape::Cross};
    case Tone::Info:
        return {&Tokens::accent, &Tokens::accentSoft, Shape::Ring};
    case Tone::Mute:
        break;
    }
    return {&Tokens::text2, &Tokens::neutralSoft, Shape::Dash};
}

Ink environmentInk(Environment environment)
{
    switch (environment) {
    case Environment::Development:
        return &Tokens::success;
    case Environment::Staging:
        return &Tokens::warningFill;
    case Environment::Production:
        return &Tokens::dangerFill;
    case Environment::None:
        break;
    }
    return &Tokens::accentFill;
}

} // namespace portreeve::ui
