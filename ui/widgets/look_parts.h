// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyleOption>

class QPainter;
class QWidget;

/// The drawings behind Look, one file a family. Only look*.cpp include this.
namespace portreeve::ui {

// look_buttons.cpp
void drawButtonBevel(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget);
void drawButtonLabel(QPainter &painter, const QStyleOptionButton &option, const QWidget *widget);
QSize buttonSize(const QStyleOptionButton &option, const QWidget *widget);
void drawToolButton(QPainter &painter, const QStyleOptionToolButton &option, const QWidget *widget);
QSize toolButtonSize(const QStyleOptionToolButton &option, const QSize &contents);
void drawCheckBox(QPainter &painter, const QStyleOption &option);
void drawRadio(QPainter &painter, const QStyleOption &option);

// look_fields.cpp
void drawField(QPainter &painter, const QStyleOption &option, const QWidget *widget);
void drawCombo(QPainter &painter, const QStyleOptionComboBox &option, const QWidget *widget);
void drawComboLabel(QPainter &painter, const QStyleOptionComboBox &option);
void drawSpin(QPainter &painter, const QStyleOptionSpinBox &option, const QWidget *widget);
QRect spinPart(const QStyleOptionSpinBox &option, QStyle::SubControl part);
void drawSlider(QPainter &painter, const QStyleOptionSlider &option, const QRect &groove, const QRect &handle);
void drawProgress(QPainter &painter, const QStyleOptionProgressBar &option);

// look_views.cpp
void drawHeaderSection(QPainter &painter, const QStyleOptionHeader &option);
void drawHeaderLabel(QPainter &painter, const QStyleOptionHeader &option, const QWidget *widget);
void drawItemRow(QPainter &painter, const QStyleOptionViewItem &option, const QWidget *widget);
void drawBranch(QPainter &painter, const QStyleOption &option);
void drawScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &thumb);
void drawTab(QPainter &painter, const QStyleOptionTab &option);

// look_menus.cpp
void drawMenuPanel(QPainter &painter, const QStyleOption &option);
void drawMenuItem(QPainter &painter, const QStyleOptionMenuItem &option, const QWidget *widget);
QSize menuItemSize(const QStyleOptionMenuItem &option);
void drawMenuBarItem(QPainter &painter, const QStyleOptionMenuItem &option);
void drawTip(QPainter &painter, const QStyleOption &option);

/// `option.state` has all of `flags`.
inline bool has(const QStyleOption &option, QStyle::State flags)
{
    return (option.state & flags) == flags;
}
/// The keyboard is here and got here by keyboard: mouse users see no rings.
inline bool keyboardHere(const QStyleOption &option)
{
    return has(option, QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange);
}

} // namespace portreeve::ui
