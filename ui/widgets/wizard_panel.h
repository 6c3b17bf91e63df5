// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/spoken.h"

#include <QWidget>

namespace portreeve::ui {

/// The ink panel at the left of the wizard: name, steps, and the gate with its light. 380 wide. The only place with gradients.
class WizardPanel : public QWidget, public Spoken
{
    Q_OBJECT

public:
    explicit WizardPanel(QWidget *parent = nullptr);
    void setSteps(const QStringList &steps);
    void setCurrent(int step); ///< those before it are done
    QAccessible::Role spokenRole() const override { return QAccessible::List; }
    QStringList spokenParts() const override;
    QRect spokenRect(int part) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintSteps(QPainter &painter) const;
    void paintScene(QPainter &painter) const;

    QStringList m_steps;
    int m_current = 0;
};

} // namespace portreeve::ui
