// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QFont>
#include <QMargins>
#include <QSize>

class QApplication;
class QLayout;
class QWidget;

namespace portreeve::ui {

enum class Scheme { Light, Dark };

/// What a person chose. `scale` is their text size, 1.0 to 2.0 of a 13 px base; texts and heights follow it together. The screen's own scale
/// (QT_SCALE_FACTOR, device pixel ratio) comes on top and needs nothing from here.
struct ThemeChoice {
    Scheme scheme = Scheme::Light;
    bool highContrast = false;
    bool reducedMotion = false;
    qreal scale = 1.0;
    QString family; ///< empty: the look's own family
};

/// Puts the look on the program: style, palette, fonts. May be called again at any time; every widget then gets a QEvent::StyleChange.
/// Like QApplication::palette() there is one theme in a process, set by main (and by Settings), read by whatever draws. GUI thread only.
void applyTheme(QApplication &application, const ThemeChoice &choice);
const ThemeChoice &theme();

const Tokens &tokens();
inline QColor color(Ink ink)
{
    return tokens().*ink;
}
/// `color` with the given opacity, 0 to 1.
QColor faded(QColor color, qreal opacity);

/// Sizes at 100 %; px() brings them (and any length of the look) to the user's scale, never below 1 for what is above 0.
const Sizes &sizes();
int px(qreal at100);
/// The same without rounding: widths of strokes.
qreal stroke(qreal at100);

/// The font of a step of the type scale. The second form has another weight (QFont::Weight, 400 to 600).
const QFont &font(Type type);
const QFont &font(Type type, int weight);
/// Line height of a step in scaled px.
int lineHeight(Type type);

/// Milliseconds of the three motions; 0 where less motion was asked for.
enum class Motion { Fast, Normal, Slow };
int motion(Motion motion);

/// Margins and gap of a layout, and fixed sizes, said once in px at 100 %: they are set now and again whenever the scale changes. -1 leaves a size free.
void space(QLayout *layout, const QMargins &margins, int gap);
void space(QLayout *layout, int margin, int gap);
void fix(QWidget *widget, int width, int height);
/// An empty place of that size in a row or column, following the scale (QBoxLayout::addSpacing does not).
QWidget *gap(int at100);

} // namespace portreeve::ui
