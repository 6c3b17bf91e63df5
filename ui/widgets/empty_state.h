// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/button.h"

#include <QList>
#include <QWidget>

#include <functional>

class QHBoxLayout;
class QVBoxLayout;

namespace portreeve::ui {

class Label;
class StatusLine;

/// Why there is nothing to see. Never a blank table. NothingYet has the gate and room for a sample; the others a tinted circle.
enum class Empty { NothingYet, NoMatch, NotRecorded, NotAllowed, NotSupported, Failed };

struct EmptyAction {
    QString iconName;
    QString text;
    ButtonKind kind = ButtonKind::Secondary;
    std::function<void()> run;
};

/// One of the five empty faces, or the error. Words with the numbers: "3,812 match without "status:429"." One or two buttons.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(Empty why, const QString &title = {}, const QString &text = {}, QWidget *parent = nullptr);

    void set(Empty why, const QString &title, const QString &text);
    /// Instead of the face's own icon: the empty Keys page shows a key.
    void setIconName(const QString &name);
    void setActions(const QList<EmptyAction> &actions);
    /// Between words and buttons: a CodeBlock with the sample to copy.
    void setSample(QWidget *sample);
    /// The live line that waits: "Listening on 127.0.0.1:4000, waiting for the first request". Empty: none.
    void setWaitingFor(const QString &line);

private:
    class Picture;
    Empty m_why;
    Picture *m_picture;
    Label *m_title;
    Label *m_text;
    QVBoxLayout *m_column;
    QVBoxLayout *m_samplePlace;
    QHBoxLayout *m_buttons;
    StatusLine *m_live;
};

/// Bars where rows will be, shown only when an answer takes longer than 150 ms. No spinner.
class Skeleton : public QWidget
{
    Q_OBJECT

public:
    /// `columns`: relative widths of the bars of a row.
    explicit Skeleton(QList<int> columns = {2, 3, 5}, QWidget *parent = nullptr);
    /// Shows itself after 150 ms of waiting; stops at once.
    void setWaiting(bool waiting);

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    QList<int> m_columns;
    int m_timer = 0;
    bool m_on = false;
};

/// The gate: crenellated, its arch lit. The drawing of "nothing yet" and of the wizard. `road` draws dots that come to it.
void paintGate(QPainter &painter, const QRectF &rect, bool road);

} // namespace portreeve::ui
