// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QPointer>
#include <QWidget>

namespace portreeve::ui {

/// F6 and Shift+F6: the keyboard goes from one part of the window to the next, to what had it there last. Parts that are hidden or have nothing to focus are passed over.
class PartRing : public QObject
{
    Q_OBJECT

public:
    explicit PartRing(QWidget *window);
    /// In reading order.
    void setParts(const QList<QWidget *> &parts);
    void step(int direction);

private:
    QList<QPointer<QWidget>> visible() const;
    void note(QWidget *now);
    QWidget *entry(QWidget *part) const;

    QWidget *m_window;
    QList<QPointer<QWidget>> m_parts;
    QHash<QWidget *, QPointer<QWidget>> m_last;
};

} // namespace portreeve::ui
