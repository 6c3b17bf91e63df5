// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/glyphs.h"
#include "ui/widgets/spoken.h"

#include <QWidget>

namespace portreeve::ui {

/// The toll bar on a page or in a card; as wide as it may.
class TollBar : public QWidget, public Spoken
{
    Q_OBJECT

public:
    explicit TollBar(QWidget *parent = nullptr);
    void set(const Toll &toll);
    QSize sizeHint() const override;
    QAccessible::Role spokenRole() const override { return QAccessible::ProgressBar; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Toll m_toll;
};

/// The road of one request on a page.
class RoadView : public QWidget, public Spoken
{
    Q_OBJECT

public:
    explicit RoadView(const QString &road = {}, QWidget *parent = nullptr);
    void set(const QString &road);
    QSize sizeHint() const override;
    QAccessible::Role spokenRole() const override { return QAccessible::Graphic; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_road;
};

/// A spark on a page: provider cards.
class Spark : public QWidget
{
    Q_OBJECT

public:
    explicit Spark(QWidget *parent = nullptr);
    void set(const QList<double> &values, Ink ink = &Tokens::accent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<double> m_values;
    Ink m_ink = &Tokens::accent;
};

} // namespace portreeve::ui
