// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/glyphs.h"

#include <QAbstractButton>
#include <QHash>

#include <optional>

class QHBoxLayout;

namespace portreeve::ui {

/// One fact of the status bar. Every one is a button: the address copies itself, the others lead to their page.
class StatusItem : public QAbstractButton
{
    Q_OBJECT

public:
    explicit StatusItem(const QString &id, QWidget *parent = nullptr);
    void setTone(Tone tone); ///< a shape before the words
    void setToll(const Toll &toll); ///< a small toll bar instead of words
    void setStrong(bool strong); ///< totals of a selection, in text1
    void setSeparated(bool separated);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_tone = -1;
    std::optional<Toll> m_toll;
    bool m_strong = false;
    bool m_separated = true;
};

/// The line under everything: environment, state, address, rates | selection | spend of the day, age of data. Items are asked for by name and hide while empty.
class StatusBar : public QWidget
{
    Q_OBJECT

public:
    explicit StatusBar(QWidget *parent = nullptr);

    /// The pill at the left; for None there is none. Staging and production are in capitals, the only ones in the program.
    void setEnvironment(Environment environment);
    /// Makes the item on first use, at the end of the left or right side. objectName "status.ID".
    StatusItem *left(const QString &id);
    StatusItem *right(const QString &id);
    /// Text of an item that exists; empty hides it.
    void setText(const QString &id, const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    StatusItem *item(const QString &id, QHBoxLayout *side);
    void separate();

    QHBoxLayout *m_left;
    QHBoxLayout *m_right;
    QWidget *m_pill;
    QHash<QString, StatusItem *> m_items;
};

} // namespace portreeve::ui
