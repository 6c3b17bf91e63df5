// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QString>

#include <array>

class QJsonObject;

namespace portreeve::ui {

/// The colours of one scheme, a member for each name in tokens.json.
struct Tokens {
    QColor window, page, raised, sunken, hover, selected;
    QColor hairline, border, borderStrong, control, neutralSoft, track;
    QColor text1, text2, text3;
    QColor accent, accentHover, accentFill, onAccent, accentSoft, link, focus;
    QColor success, successSoft, warning, warningSoft, warningFill;
    QColor danger, dangerFill, onDanger, dangerSoft;
    QColor grid, axis, onSeries1, tooltip, onTooltip, onTooltip2, scrim, brass;
    std::array<QColor, 8> series;
};

/// The name of a colour. What is drawn keeps the name, not the colour, so that a change of scheme needs no bookkeeping.
using Ink = QColor Tokens::*;

/// A state is a shape, a colour and a word; these are the first two.
enum class Tone { Ok, Warn, Bad, Info, Mute };
enum class Shape { Dot, Triangle, Cross, Ring, Dash };

struct ToneInk {
    Ink ink;
    Ink soft;
    Shape shape;
};
ToneInk toneInk(Tone tone);

/// Where the connected gateway stands; its colour is the band over the window.
enum class Environment { None, Development, Staging, Production };
Ink environmentInk(Environment environment);

/// Sizes in px at 100 %, as in tokens.json; `px()` of theme.h brings them to the user's scale.
struct Sizes {
    struct {
        int tag, control, filterBar, card, sheet, dialog;
    } radius;
    struct {
        int rowCompact, row, rowRoomy, tableHeader, cardHead, statTile, badge, control, controlSmall, navItem, topBar, filterBar, statusBar, band, tab;
    } height;
    struct {
        int rail, railCollapsed, facets, detail, dialog, palette, toast, commandField;
    } width;
    struct {
        int fast, normal, slow;
    } motion; ///< milliseconds
};

/// One step of the type scale: px at 100 %, QFont weight, line height in px.
struct TypeStep {
    int px = 13;
    int weight = 400;
    int line = 20;
};

/// The steps of the type scale. `Caption` heads columns, `Stat` is the number of a tile, `Mono` is for ids and code.
enum class Type { Caption, Small, Body, Strong, Section, Title, Stat, Mono };
inline constexpr int typeSteps = 8;

/// All of tokens.json.
struct LookFile {
    Tokens light, dark;
    Sizes sizes;
    std::array<TypeStep, typeSteps> type;
    QStringList family, mono;
};

/// Reads tokens.json. A member that is missing or of the wrong kind leaves `error` naming it; nothing is guessed.
LookFile readLook(const QByteArray &json, QString *error);

/// What high contrast makes of a scheme: one text colour, strong edges, no soft fills.
Tokens highContrast(Tokens tokens);

} // namespace portreeve::ui
