// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/look.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/look_parts.h"
#include "ui/widgets/paint.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSlider>
#include <QSpinBox>
#include <QStyleFactory>
#include <QTabBar>
#include <QTextEdit>

namespace portreeve::ui {
namespace {

template<typename Option>
const Option *as(const QStyleOption *option)
{
    return qstyleoption_cast<const Option *>(option);
}

bool isTextArea(const QWidget *widget)
{
    return qobject_cast<const QTextEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
}

bool tracksHover(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QScrollBar *>(widget)
           || qobject_cast<const QTabBar *>(widget) || qobject_cast<const QHeaderView *>(widget) || qobject_cast<const QSlider *>(widget)
           || qobject_cast<const QAbstractSpinBox *>(widget);
}

} // namespace

Look::Look() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void Look::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_FrameFocusRect:
        return; // each part draws its own ring
    case PE_PanelButtonCommand:
        if (const auto *button = as<QStyleOptionButton>(option))
            return drawButtonBevel(*painter, *button, widget);
        break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return drawCheckBox(*painter, *option);
    case PE_IndicatorRadioButton:
        return drawRadio(*painter, *option);
    case PE_PanelLineEdit:
        if (const auto *frame = as<QStyleOptionFrame>(option); frame && frame->lineWidth > 0)
            drawField(*painter, *option, widget);
        return;
    case PE_FrameLineEdit:
        return drawField(*painter, *option, widget);
    case PE_Frame:
        if (isTextArea(widget))
            return drawField(*painter, *option, widget);
        break;
    case PE_PanelItemViewRow:
        return;
    case PE_PanelItemViewItem:
        if (const auto *item = as<QStyleOptionViewItem>(option))
            return drawItemRow(*painter, *item, widget);
        break;
    case PE_IndicatorBranch:
        return drawBranch(*painter, *option);
    case PE_PanelMenu:
    case PE_FrameMenu:
        return drawMenuPanel(*painter, *option);
    case PE_PanelTipLabel:
        return drawTip(*painter, *option);
    case PE_FrameTabBarBase:
    case PE_FrameTabWidget:
        return;
    case PE_IndicatorArrowDown:
        return paintIcon(*painter, QRectF(option->rect), QStringLiteral("chevron-down"), tokens().text2);
    case PE_IndicatorHeaderArrow:
        return;
    default:
        break;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Look::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_PushButton:
    case CE_PushButtonLabel:
        if (const auto *button = as<QStyleOptionButton>(option)) {
            if (element == CE_PushButton)
                drawButtonBevel(*painter, *button, widget);
            return drawButtonLabel(*painter, *button, widget);
        }
        break;
    case CE_PushButtonBevel:
        if (const auto *button = as<QStyleOptionButton>(option))
            return drawButtonBevel(*painter, *button, widget);
        break;
    case CE_ComboBoxLabel:
        if (const auto *combo = as<QStyleOptionComboBox>(option))
            return drawComboLabel(*painter, *combo);
        break;
    case CE_ProgressBar:
        if (const auto *progress = as<QStyleOptionProgressBar>(option))
            return drawProgress(*painter, *progress);
        break;
    case CE_Header: // whole: the base would put its own margins around the words, and they would not stand over their cells
        if (const auto *header = as<QStyleOptionHeader>(option)) {
            drawHeaderSection(*painter, *header);
            return drawHeaderLabel(*painter, *header, widget);
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderLabel:
        if (const auto *header = as<QStyleOptionHeader>(option))
            return element == CE_HeaderSection ? drawHeaderSection(*painter, *header) : drawHeaderLabel(*painter, *header, widget);
        break;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, tokens().sunken);
        return paintLine(*painter, option->rect.bottomLeft(), option->rect.width(), Qt::Horizontal, tokens().border);
    case CE_TabBarTab:
        if (const auto *tab = as<QStyleOptionTab>(option))
            return drawTab(*painter, *tab);
        break;
    case CE_MenuItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            return drawMenuItem(*painter, *item, widget);
        break;
    case CE_MenuBarItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            return drawMenuBarItem(*painter, *item);
        break;
    case CE_MenuBarEmptyArea:
        return painter->fillRect(option->rect, tokens().window);
    case CE_Splitter:
        if (option->state & State_Horizontal)
            return paintLine(*painter, QPointF(option->rect.center().x(), option->rect.top()), option->rect.height(), Qt::Vertical, tokens().border);
        return paintLine(*painter, QPointF(option->rect.left(), option->rect.center().y()), option->rect.width(), Qt::Horizontal, tokens().border);
    case CE_ScrollBarSlider:
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Look::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        if (const auto *combo = as<QStyleOptionComboBox>(option))
            return drawCombo(*painter, *combo, widget);
        break;
    case CC_SpinBox:
        if (const auto *spin = as<QStyleOptionSpinBox>(option))
            return drawSpin(*painter, *spin, widget);
        break;
    case CC_ToolButton:
        if (const auto *button = as<QStyleOptionToolButton>(option))
            return drawToolButton(*painter, *button, widget);
        break;
    case CC_Slider:
        if (const auto *slider = as<QStyleOptionSlider>(option))
            return drawSlider(*painter, *slider, subControlRect(control, option, SC_SliderGroove, widget),
                              subControlRect(control, option, SC_SliderHandle, widget));
        break;
    case CC_ScrollBar:
        if (const auto *bar = as<QStyleOptionSlider>(option))
            return drawScrollBar(*painter, *bar, subControlRect(control, option, SC_ScrollBarSlider, widget));
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QSize Look::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents, const QWidget *widget) const
{
    switch (type) {
    case CT_PushButton:
        if (const auto *button = as<QStyleOptionButton>(option))
            return buttonSize(*button, widget);
        break;
    case CT_ToolButton:
        if (const auto *button = as<QStyleOptionToolButton>(option))
            return toolButtonSize(*button, contents);
        break;
    case CT_LineEdit:
        return QSize(contents.width() + px(20), px(sizes().height.control));
    case CT_ComboBox:
        return QSize(contents.width() + px(10 + 8 + 16 + 6), px(sizes().height.control));
    case CT_SpinBox:
        return QSize(contents.width() + px(10 + 24), px(sizes().height.control));
    case CT_MenuItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option))
            return menuItemSize(*item);
        break;
    case CT_MenuBarItem:
        return QSize(contents.width() + px(16), px(sizes().height.control));
    case CT_TabBarTab:
        return QSize(contents.width(), px(sizes().height.tab));
    case CT_ItemViewItem: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return QSize(size.width(), qMax(size.height(), px(sizes().height.row)));
    }
    case CT_HeaderSection: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return QSize(size.width() + px(8), px(sizes().height.tableHeader));
    }
    case CT_CheckBox:
    case CT_RadioButton: {
        const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
        return QSize(size.width(), qMax(size.height(), px(sizes().height.controlSmall)));
    }
    default:
        break;
    }
    return QProxyStyle::sizeFromContents(type, option, contents, widget);
}

QRect Look::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        const auto *frame = as<QStyleOptionFrame>(option);
        const int side = frame && frame->lineWidth > 0 ? px(9) : 0; // QLineEdit adds 2 of its own
        return option->rect.adjusted(side, 0, -side, 0);
    }
    if (element == SE_HeaderLabel)
        return option->rect; // drawHeaderLabel() keeps its own margins
    if (element == SE_PushButtonContents || element == SE_PushButtonFocusRect)
        return option->rect;
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Look::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return visualRect(option->direction, option->rect, option->rect.adjusted(px(1), 1, -px(28), -1));
    if (control == CC_ComboBox && part == SC_ComboBoxArrow)
        return visualRect(option->direction, option->rect, QRect(option->rect.right() - px(25), option->rect.top(), px(24), option->rect.height()));
    if (control == CC_SpinBox) {
        if (const auto *spin = as<QStyleOptionSpinBox>(option))
            return visualRect(option->direction, option->rect, spinPart(*spin, part));
    }
    if (control == CC_ScrollBar) { // no arrow buttons: all groove
        const auto *bar = as<QStyleOptionSlider>(option);
        if (part == SC_ScrollBarAddLine || part == SC_ScrollBarSubLine)
            return QRect();
        if (bar && part == SC_ScrollBarGroove)
            return option->rect;
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

int Look::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return px(10);
    case PM_ScrollBarSliderMin:
        return px(32);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
        return px(16);
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return px(10);
    case PM_DefaultFrameWidth:
        return isTextArea(widget) ? px(4) : qobject_cast<const QComboBox *>(widget) || qobject_cast<const QLineEdit *>(widget) ? 1 : 0;
    case PM_ComboBoxFrameWidth:
    case PM_SpinBoxFrameWidth:
        return 1;
    case PM_ButtonMargin:
    case PM_ButtonDefaultIndicator:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_FocusFrameHMargin:
    case PM_TabBarBaseHeight:
    case PM_TabBarBaseOverlap:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_ScrollView_ScrollBarOverlap:
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_TabBarTabHSpace:
        return px(20);
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
    case PM_MenuHMargin:
        return px(4);
    case PM_SubMenuOverlap:
        return -px(2);
    case PM_MenuBarPanelWidth:
        return 0;
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_ToolTipLabelFrameWidth:
        return px(6);
    case PM_SplitterWidth:
        return px(5);
    case PM_SliderThickness:
    case PM_SliderControlThickness:
    case PM_SliderLength:
        return px(16);
    case PM_HeaderMargin:
        return px(8);
    case PM_HeaderMarkSize:
        return px(12);
    case PM_TreeViewIndentation:
        return px(18);
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return px(12);
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return px(8);
    case PM_TextCursorWidth:
        return px(1);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Look::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ItemView_ArrowKeysNavigateIntoChildren:
    case SH_ScrollBar_Transient:
    case SH_ComboBox_Popup:
    case SH_UnderlineShortcut:
    case SH_TabBar_CloseButtonPosition:
        return 0;
    case SH_TabBar_ElideMode:
        return Qt::ElideRight;
    case SH_ItemView_ShowDecorationSelected:
    case SH_Menu_MouseTracking:
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_ComboBox_ListMouseTracking:
        return 1;
    case SH_LineEdit_PasswordCharacter:
        return 0x2022;
    case SH_Menu_SubMenuPopupDelay:
        return 150;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_Widget_Animate:
        return motion(Motion::Fast) > 0;
    case SH_Table_GridLineColor:
        return int(tokens().hairline.rgb());
    case SH_Menu_Mask:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QIcon Look::standardIcon(StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    switch (pixmap) {
    case SP_LineEditClearButton:
    case SP_DialogCloseButton:
    case SP_TitleBarCloseButton:
        return icon(QStringLiteral("close"));
    case SP_MessageBoxInformation:
        return icon(QStringLiteral("info"), &Tokens::accent);
    case SP_MessageBoxWarning:
        return icon(QStringLiteral("warning"), &Tokens::warning);
    case SP_MessageBoxCritical:
        return icon(QStringLiteral("error"), &Tokens::danger);
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

void Look::polish(QPalette &) {} // applyTheme() sets it

void Look::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (tracksHover(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (auto *menu = qobject_cast<QMenu *>(widget))
        menu->setAttribute(Qt::WA_StyledBackground);
    if (auto *view = qobject_cast<QAbstractItemView *>(widget))
        view->viewport()->setAttribute(Qt::WA_Hover);
}

void Look::unpolish(QWidget *widget)
{
    QProxyStyle::unpolish(widget);
    if (tracksHover(widget))
        widget->setAttribute(Qt::WA_Hover, false);
}

} // namespace portreeve::ui
