// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/spoken.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace portreeve::ui {

/// A line of a cost bill. Texts are finished; amounts with Money::Bill so that they stand under each other.
struct BillLine {
    QString name; ///< "Cached read"
    QString quantity; ///< "18,304"
    QString price; ///< "× $0.30 / M"
    QString amount; ///< "$0.005491"
    enum Kind { Item, Discount, Total } kind = Item;
};

/// What a request cost, as a bill: items, a rule, discount, a strong rule, the total, and whose figure it equals.
class Bill : public QWidget, public Spoken
{
    Q_OBJECT

public:
    explicit Bill(QWidget *parent = nullptr);
    void setLines(const QList<BillLine> &lines, const QString &note);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    QAccessible::Role spokenRole() const override { return QAccessible::List; }
    QStringList spokenParts() const override;
    QRect spokenRect(int part) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    int top(int line) const;

    QList<BillLine> m_lines;
    QString m_note;
};

} // namespace portreeve::ui
