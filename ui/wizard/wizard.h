// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/step.h"

#include <QPointer>

namespace portreeve::ui {

class Button;
class WizardPanel;

/// The first run, over the whole window: five questions, each of which can be skipped; nothing leaves this computer before the third. Where it was left it begins again. Deletes
/// itself at its end. Esc asks nothing and closes: it can be run again from the menu.
class Wizard : public QWidget
{
    Q_OBJECT

public:
    Wizard(WizardParts parts, QWidget *window);

    int step() const { return m_step; }
    /// The last step is over, or the wizard was closed; `general.wizard_done` is set.
    void finish();

signals:
    void finished();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void build();
    QWidget *buildSteps();
    QLayout *buildFoot();
    void show(int step);
    void goOn();
    void stay();
    void settle();
    void retranslate();

    WizardParts m_parts;
    QPointer<QWidget> m_before;
    QList<WizardStep *> m_steps;
    int m_step = -1;
    bool m_isBusy = false;
    WizardPanel *m_panel;
    Label *m_question;
    Label *m_words;
    Label *m_fault;
    QVBoxLayout *m_place;
    Button *m_back;
    Button *m_skip;
    Button *m_continue;
};

} // namespace portreeve::ui
