// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace portreeve::ui {

class Label;

/// Where a frame stands: Raised is a card (border, radius 8), Sunken lies inside a card, Pane has a line at its left only (detail).
enum class Ground { Raised, Sunken, Pane };

/// A painted ground to lay things on.
class Panel : public QFrame
{
    Q_OBJECT

public:
    explicit Panel(Ground ground = Ground::Raised, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    Ground m_ground;
};

/// A card: head of 28 px (title, hint in text3, controls at the right), then its content. No cards in cards: inside use Ground::Sunken or Rule.
class Card : public Panel
{
    Q_OBJECT

public:
    explicit Card(const QString &title = {}, const QString &hint = {}, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setHint(const QString &hint);
    /// Controls at the right of the head, in the order added.
    void addControl(QWidget *control);
    /// Where the content goes; padding is there already.
    QVBoxLayout *body() const { return m_body; }
    /// No padding left, right and below: a table or list that reaches the edges.
    void setFlush(bool flush);

private:
    QWidget *m_head;
    QHBoxLayout *m_headRow;
    Label *m_title;
    Label *m_hint;
    QVBoxLayout *m_body;
};

} // namespace portreeve::ui
