// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/playground/asking.h"
#include "ui/widgets/spoken.h"

#include <QWidget>

namespace portreeve::ui {

/// Which figures of an answer are the best of all that stand beside it.
struct AnswerWins {
    bool firstToken = false;
    bool total = false;
    bool speed = false;
    bool cost = false;
    bool operator==(const AnswerWins &) const = default;
};

/// The foot of an answer: first token, total, speed, tokens, cost. The best of several are green with a tick. What there is no room for is left out from the right, cost last.
class FiguresView : public QWidget, public Spoken
{
    Q_OBJECT

public:
    explicit FiguresView(QWidget *parent = nullptr);
    void set(const AnswerFigures &figures, bool running);
    void setWins(const AnswerWins &wins);
    QSize sizeHint() const override;
    QAccessible::Role spokenRole() const override { return QAccessible::StaticText; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Figure {
        QString name;
        QString value;
        bool wins = false;
        bool isMoney = false;
    };
    QList<Figure> figures() const;
    void say();
    void paintOne(QPainter &painter, const QRectF &place, const Figure &figure) const;

    AnswerFigures m_figures;
    AnswerWins m_wins;
    bool m_isRunning = false;
};

} // namespace portreeve::ui
