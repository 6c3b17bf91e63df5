// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QLabel>

#include <array>
#include <utility>

namespace portreeve::ui {

/// Words on a page. Always plain text, whoever wrote it; font and colour are named, so they follow the theme. Wraps if asked, else may elide.
class Label : public QLabel
{
    Q_OBJECT

public:
    explicit Label(const QString &text = {}, Type type = Type::Body, Ink ink = &Tokens::text1, QWidget *parent = nullptr);

    void setType(Type type);
    void setWeight(int weight); ///< 400 to 600; 0 takes the step's own
    void setInk(Ink ink);
    /// Shortens with an ellipsis instead of asking for room; the whole text becomes the tooltip. Middle for ids.
    void setElide(Qt::TextElideMode mode);
    /// Digits stand under each other (drawNumber); for one line only. May elide at its end.
    void setTabular(bool tabular);
    /// Text may be selected and copied.
    void setSelectable(bool selectable);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return wordWrap(); }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void restyle();
    void paintLines(QPainter &painter, const QColor &ink) const;
    /// What a wrapped text was found to take, as long as it, its font and the scale stay.
    struct Measured {
        QString text;
        QFont font;
        int scale = 0; ///< px(widestColumn)
        int wide = -1; ///< -1: not asked yet
        std::array<std::pair<int, int>, 4> tall{}; ///< width, and the height at it
        std::size_t next = 0; ///< how many were measured; the oldest gives way
    };
    Measured &measured() const;
    bool isSelectable() const { return textInteractionFlags() & Qt::TextSelectableByMouse; }

    Type m_type;
    int m_weight = 0;
    Ink m_ink;
    Qt::TextElideMode m_elide = Qt::ElideNone;
    bool m_tabular = false;
    mutable Measured m_measured;
};

/// Text from outside as a tooltip: tooltips guess whether they hold HTML, so what could be taken for it is escaped, and only that.
QString plainTip(const QString &text);

/// A hairline across (or down) the place it is put.
class Rule : public QWidget
{
    Q_OBJECT

public:
    explicit Rule(Qt::Orientation orientation = Qt::Horizontal, Ink ink = &Tokens::border, QWidget *parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::Orientation m_orientation;
    Ink m_ink;
};

} // namespace portreeve::ui
