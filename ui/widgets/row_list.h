// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/tokens.h"

#include <QAbstractButton>
#include <QList>
#include <QStyledItemDelegate>
#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace portreeve::ui {

/// A row of a short list in a card: what needs you, top spend, latest failures. What is empty is left out.
struct ListRow {
    QString id; ///< comes back with chosen()
    int tone = -1; ///< int(Tone): its shape at the beginning
    QString lead; ///< tabular, before the title: a time
    QString code; ///< in the tone's colour, after the shape: "429"
    QString title;
    QString second; ///< a second line, text2
    QString number; ///< right, tabular
    int direction = 0; ///< arrow before `change`
    QString change;
    Tone changeTone = Tone::Mute;
    QString right; ///< right, text2: whose it is
    QString link; ///< right: what clicking does: "Raise"
    std::optional<double> share; ///< a bar under the row
};

/// Rows between hairlines, each a button. Up and Down move, Enter and Space choose.
class RowList : public QWidget
{
    Q_OBJECT

public:
    explicit RowList(QWidget *parent = nullptr);
    void setRows(const QList<ListRow> &rows);

signals:
    void chosen(const QString &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void keepTabOrder();
    QVBoxLayout *m_column;
    QList<QAbstractButton *> m_buttons;
};

/// Two lines with an icon and something at the right, for long lists in a QListView. Roles: Display, role::Second, role::IconName, role::Value (text at the right),
/// role::Tone (a shape over it).
class TwoLineDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// Two letters of a provider in a tile of 30 px: no trademarks.
class Monogram : public QWidget
{
    Q_OBJECT

public:
    explicit Monogram(const QString &name = {}, QWidget *parent = nullptr);
    void setName(const QString &name);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_letters;
};

} // namespace portreeve::ui
