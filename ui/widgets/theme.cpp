// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include "ui/widgets/look.h"
#include "ui/widgets/spoken.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QGridLayout>
#include <QPointer>
#include <QLayout>
#include <QToolTip>
#include <QVariant>
#include <QWidget>

static void takeResources()
{
    Q_INIT_RESOURCE(ui); // a static library's resources are linked only when asked for
}

namespace portreeve::ui {
namespace {

constexpr int lightest = 400;
constexpr int weights = 3; // 400, 500, 600: the look has no others

struct Theme {
    ThemeChoice choice;
    LookFile file;
    Tokens tokens;
    std::array<QFont, typeSteps> fonts;
    std::array<std::array<QFont, weights>, typeSteps> weighted; ///< made once: a fresh QFont looks its engine up again
};

LookFile readOwnLook()
{
    takeResources();
    QFile json(QStringLiteral(":/look/tokens.json"));
    QString error = json.open(QIODevice::ReadOnly) ? QString() : json.errorString();
    LookFile file = readLook(json.readAll(), &error);
    if (!error.isEmpty())
        qFatal("%s", qUtf8Printable(error));
    return file;
}

Theme &state()
{
    static Theme theme = [] {
        Theme fresh;
        fresh.file = readOwnLook();
        fresh.tokens = fresh.file.light;
        return fresh;
    }();
    return theme;
}

QStringList installed(QStringList families)
{
    const auto missing = [](const QString &family) {
        return !family.contains(QLatin1Char('-')) && !QFontDatabase::hasFamily(family); // sans-serif and monospace are fontconfig's own names
    };
    families.removeIf(missing);
    return families;
}

QFont makeFont(const Theme &theme, Type type)
{
    const TypeStep &step = theme.file.type[int(type)];
    QFont font;
    font.setFamilies(installed(type == Type::Mono ? theme.file.mono : QStringList(theme.choice.family) + theme.file.family));
    font.setPixelSize(qMax(1, qRound(step.px * theme.choice.scale)));
    font.setWeight(QFont::Weight(step.weight));
    font.setHintingPreference(QFont::PreferVerticalHinting);
    if (type == Type::Mono) {
        font.setFixedPitch(true);
        font.setStyleStrategy(QFont::PreferNoShaping);
    }
    if (type == Type::Title || type == Type::Stat)
        font.setLetterSpacing(QFont::PercentageSpacing, 98.5);
    return font;
}

void setRole(QPalette &palette, QPalette::ColorRole role, const QColor &normal, const QColor &disabled)
{
    palette.setColor(QPalette::Active, role, normal);
    palette.setColor(QPalette::Inactive, role, normal);
    palette.setColor(QPalette::Disabled, role, disabled);
}

QPalette makePalette(const Tokens &t)
{
    QPalette palette;
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        setRole(palette, role, t.text1, t.text3);
    setRole(palette, QPalette::Window, t.page, t.page);
    setRole(palette, QPalette::Base, t.raised, t.raised);
    setRole(palette, QPalette::AlternateBase, t.raised, t.raised);
    setRole(palette, QPalette::Button, t.raised, t.neutralSoft);
    setRole(palette, QPalette::Highlight, t.accentFill, t.control);
    setRole(palette, QPalette::HighlightedText, t.onAccent, t.onAccent);
    setRole(palette, QPalette::PlaceholderText, t.text3, t.text3);
    setRole(palette, QPalette::BrightText, t.danger, t.danger);
    setRole(palette, QPalette::Link, t.link, t.text3);
    setRole(palette, QPalette::LinkVisited, t.link, t.text3);
    setRole(palette, QPalette::ToolTipBase, t.tooltip, t.tooltip);
    setRole(palette, QPalette::ToolTipText, t.onTooltip, t.onTooltip);
    setRole(palette, QPalette::Light, t.raised, t.raised);
    setRole(palette, QPalette::Midlight, t.hover, t.hover);
    setRole(palette, QPalette::Mid, t.border, t.border);
    setRole(palette, QPalette::Dark, t.borderStrong, t.borderStrong);
    setRole(palette, QPalette::Shadow, t.control, t.control);
    return palette;
}

constexpr const char *spacingProperty = "lookSpacing"; // {left, top, right, bottom, gap}
constexpr const char *sizeProperty = "lookSize"; // {width, height}

void respace(QLayout *layout)
{
    const QVariantList said = layout->property(spacingProperty).toList();
    if (said.size() == 5) {
        layout->setContentsMargins(px(said[0].toInt()), px(said[1].toInt()), px(said[2].toInt()), px(said[3].toInt()));
        layout->setSpacing(px(said[4].toInt()));
    }
    for (int i = 0; i < layout->count(); ++i) {
        if (QLayout *inner = layout->itemAt(i)->layout())
            respace(inner);
    }
}

void resize(QWidget *widget)
{
    const QVariantList said = widget->property(sizeProperty).toList();
    if (said.size() != 2)
        return;
    if (said[0].toInt() >= 0)
        widget->setFixedWidth(px(said[0].toInt()));
    if (said[1].toInt() >= 0)
        widget->setFixedHeight(px(said[1].toInt()));
}

void makeFonts(Theme &theme)
{
    for (int i = 0; i < typeSteps; ++i) {
        theme.fonts[i] = makeFont(theme, Type(i));
        for (int w = 0; w < weights; ++w) {
            theme.weighted[i][w] = theme.fonts[i];
            theme.weighted[i][w].setWeight(QFont::Weight(lightest + w * 100));
        }
    }
}

/// `areSizes`: lengths are others now, not only colours.
void tellEveryWidget(bool areSizes)
{
    QList<QPointer<QWidget>> widgets;
    for (QWidget *each : QApplication::allWidgets())
        widgets.append(each);
    for (const QPointer<QWidget> &each : widgets) {
        if (!each)
            continue;
        if (areSizes)
            resize(each);
        if (QLayout *layout = areSizes ? each->layout() : nullptr)
            respace(layout);
        QEvent change(QEvent::StyleChange);
        QApplication::sendEvent(each, &change);
    }
}

} // namespace

void applyTheme(QApplication &application, const ThemeChoice &choice)
{
    Theme &now = state();
    const bool isFirst = !qobject_cast<Look *>(application.style());
    const ThemeChoice before = std::exchange(now.choice, choice);
    now.choice.scale = qBound(1.0, choice.scale, 2.0);
    now.tokens = choice.scheme == Scheme::Dark ? now.file.dark : now.file.light;
    if (choice.highContrast)
        now.tokens = highContrast(now.tokens);
    const bool areSizes = isFirst || before.scale != now.choice.scale || before.family != now.choice.family;
    if (areSizes)
        makeFonts(now);
    if (isFirst)
        application.setStyle(new Look);
    installSpoken();
    const QPalette palette = makePalette(now.tokens);
    if (areSizes) { // every widget would measure its words anew
        application.setFont(now.fonts[int(Type::Body)]);
        QToolTip::setFont(now.fonts[int(Type::Small)]);
    }
    application.setPalette(palette);
    QToolTip::setPalette(palette);
    tellEveryWidget(areSizes);
}

const ThemeChoice &theme()
{
    return state().choice;
}

const Tokens &tokens()
{
    return state().tokens;
}

QColor faded(QColor color, qreal opacity)
{
    color.setAlphaF(color.alphaF() * opacity);
    return color;
}

const Sizes &sizes()
{
    return state().file.sizes;
}

int px(qreal at100)
{
    if (at100 <= 0)
        return qRound(at100 * state().choice.scale);
    return qMax(1, qRound(at100 * state().choice.scale));
}

qreal stroke(qreal at100)
{
    return at100 * state().choice.scale;
}

const QFont &font(Type type)
{
    return state().fonts[int(type)];
}

const QFont &font(Type type, int weight)
{
    return state().weighted[int(type)][qBound(0, (weight - lightest) / 100, weights - 1)];
}

int lineHeight(Type type)
{
    return px(state().file.type[int(type)].line);
}

int motion(Motion motion)
{
    const auto &times = sizes().motion;
    if (state().choice.reducedMotion)
        return 0;
    return motion == Motion::Fast ? times.fast : motion == Motion::Normal ? times.normal : times.slow;
}

void space(QLayout *layout, const QMargins &margins, int gap)
{
    layout->setProperty(spacingProperty, QVariantList{margins.left(), margins.top(), margins.right(), margins.bottom(), gap});
    respace(layout);
}

void space(QLayout *layout, int margin, int gap)
{
    space(layout, QMargins(margin, margin, margin, margin), gap);
}

void fix(QWidget *widget, int width, int height)
{
    widget->setProperty(sizeProperty, QVariantList{width, height});
    resize(widget);
}

QWidget *gap(int at100)
{
    auto *widget = new QWidget;
    widget->setAttribute(Qt::WA_TransparentForMouseEvents);
    fix(widget, at100, at100);
    return widget;
}

} // namespace portreeve::ui
