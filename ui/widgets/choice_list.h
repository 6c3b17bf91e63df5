// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

namespace portreeve::ui {

/// A short list to choose one thing of, on the ground it stands on: groups of settings, time ranges. Looks like the rail; as high as its lines. Up and Down move, Enter activates.
class ChoiceList : public QListWidget
{
    Q_OBJECT

public:
    /// How the current line is marked: with the bar of the rail, or with a tick at its end (what holds now, while the keyboard may stand elsewhere).
    enum class Mark { Bar, Tick };

    explicit ChoiceList(Mark mark, QWidget *parent = nullptr);
    QListWidgetItem *add(const QString &id, const QString &iconName, const QString &text);
    static QString idOf(const QListWidgetItem *item);
    /// The line with the tick.
    void setTicked(const QString &id);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void changeEvent(QEvent *event) override;
};

} // namespace portreeve::ui
