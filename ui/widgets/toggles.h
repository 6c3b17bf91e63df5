// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QList>

class QHBoxLayout;

namespace portreeve::ui {

/// On or off, at once: for settings that need no Save. (What is sent with a form is a QCheckBox.) Space toggles; a screen reader hears a check box.
class Switch : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Switch(const QString &text = {}, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    bool hitButton(const QPoint &at) const override;
};

/// Two to five views of the same thing; more are tabs. One stop in the Tab order, arrow keys move inside.
class Segments : public QWidget
{
    Q_OBJECT

public:
    explicit Segments(const QStringList &words = {}, QWidget *parent = nullptr);

    void setWords(const QStringList &words);
    /// -1 when there are none.
    int current() const;
    void setCurrent(int index);

signals:
    /// Only when a person changed it.
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QHBoxLayout *m_row;
    QList<QAbstractButton *> m_parts;
};

} // namespace portreeve::ui
