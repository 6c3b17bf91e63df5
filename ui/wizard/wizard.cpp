// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/wizard.h"

#include "ui/local/settings.h"
#include "ui/widgets/button.h"
#include "ui/widgets/scroll_face.h"
#include "ui/widgets/wizard_panel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>

namespace portreeve::ui {

namespace {

const QString stepKey = QStringLiteral("wizard");

} // namespace

Wizard::Wizard(WizardParts parts, QWidget *window) : QWidget(window), m_parts(std::move(parts)), m_before(window->focusWidget())
{
    setObjectName(QStringLiteral("wizard"));
    setAttribute(Qt::WA_DeleteOnClose);
    for (const auto make : {makeWantStep, makeSecretsStep, makeProvidersStep, makeListenStep, makeTryStep})
        m_steps.append(make(m_parts));
    build();
    retranslate();
    window->installEventFilter(this);
    setGeometry(window->rect());
    QWidget::show();
    raise();
    const int left = m_parts.settings.state(stepKey, QStringLiteral("step")).toInt();
    show(qBound(0, left, int(m_steps.size()) - 1)); // killed half way: on from there
}

void Wizard::build()
{
    m_panel = new WizardPanel;
    m_question = new Label({}, Type::Stat);
    m_question->setWordWrap(true);
    m_words = new Label({}, Type::Body, &Tokens::text2);
    m_words->setWordWrap(true);
    m_fault = new Label({}, Type::Body, &Tokens::danger);
    m_fault->setWordWrap(true);
    m_fault->setSelectable(true);
    auto *column = new QVBoxLayout;
    space(column, QMargins(64, 76, 64, 26), 10);
    column->addWidget(m_question);
    column->addWidget(m_words);
    column->addWidget(gap(6));
    column->addWidget(buildSteps(), 1);
    column->addWidget(m_fault);
    column->addWidget(new Rule);
    column->addLayout(buildFoot());
    auto *row = new QHBoxLayout(this);
    space(row, 0, 0);
    row->addWidget(m_panel);
    row->addLayout(column, 1);
}

QWidget *Wizard::buildSteps()
{
    auto *inside = new QWidget;
    m_place = new QVBoxLayout(inside);
    space(m_place, 0, 12);
    QScrollArea *scroll = scrolled(inside);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    for (WizardStep *step : std::as_const(m_steps)) {
        step->hide();
        m_place->addWidget(step);
        connect(step, &WizardStep::changed, this, &Wizard::settle);
    }
    m_place->addStretch();
    return scroll;
}

QLayout *Wizard::buildFoot()
{
    m_back = new Button(QStringLiteral("arrow-left"), QString());
    m_skip = new Button(QString(), ButtonKind::Ghost);
    m_continue = new Button(QString(), ButtonKind::Primary);
    for (Button *button : {m_back, m_skip, m_continue})
        button->setAutoDefault(true); // Enter presses it, as in a dialog
    m_back->setObjectName(QStringLiteral("wizard.back"));
    m_skip->setObjectName(QStringLiteral("wizard.skip"));
    m_continue->setObjectName(QStringLiteral("wizard.continue"));
    connect(m_back, &QPushButton::clicked, this, [this] { show(m_step - 1); });
    connect(m_skip, &QPushButton::clicked, this, [this] { m_step + 1 < m_steps.size() ? show(m_step + 1) : finish(); });
    connect(m_continue, &QPushButton::clicked, this, &Wizard::goOn);

    auto *foot = new QHBoxLayout;
    space(foot, QMargins(0, 12, 0, 0), 8);
    foot->addWidget(m_back);
    foot->addStretch();
    foot->addWidget(m_skip);
    foot->addWidget(m_continue);
    return foot;
}

void Wizard::show(int step)
{
    if (m_step >= 0)
        m_steps[m_step]->hide();
    m_step = step;
    m_fault->setText({});
    m_fault->hide();
    m_panel->setCurrent(step);
    m_question->setText(m_steps[step]->question());
    m_words->setText(m_steps[step]->words());
    m_parts.settings.setState(stepKey, QStringLiteral("step"), QByteArray::number(step));
    m_steps[step]->show();
    m_steps[step]->enter();
    settle();
    m_continue->setFocus(); // Enter goes on
}

void Wizard::goOn()
{
    if (m_isBusy || !m_steps[m_step]->canContinue())
        return;
    m_isBusy = true;
    settle();
    QPointer<Wizard> here = this;
    m_steps[m_step]->leave([here](const WizardStep::Outcome &outcome) {
        if (!here)
            return;
        here->m_isBusy = false;
        here->m_fault->setText(outcome.fault);
        here->m_fault->setVisible(!outcome.fault.isEmpty());
        if (!outcome.goesOn || !outcome.fault.isEmpty())
            return here->stay();
        here->m_step + 1 < here->m_steps.size() ? here->show(here->m_step + 1) : here->finish();
    });
}

/// The same question again, perhaps with other words: it has been tried.
void Wizard::stay()
{
    retranslate();
    m_continue->setFocus();
}

void Wizard::finish()
{
    if (m_parts.settings.flag(QStringLiteral("general.wizard_done")) && !isVisible())
        return;
    m_parts.settings.set(QStringLiteral("general.wizard_done"), true);
    m_parts.settings.setState(stepKey, QStringLiteral("step"), "0");
    if (m_before)
        m_before->setFocus();
    emit finished();
    close();
}

void Wizard::settle()
{
    if (m_step < 0)
        return;
    const WizardStep *step = m_steps[m_step];
    m_back->setVisible(m_step > 0);
    m_back->setEnabled(!m_isBusy);
    m_skip->setEnabled(!m_isBusy);
    m_continue->setText(step->continueText());
    m_continue->setEnabled(!m_isBusy && step->canContinue());
}

void Wizard::retranslate()
{
    setAccessibleName(tr("Set-up"));
    m_back->setText(tr("Back"));
    m_skip->setText(tr("Skip"));
    QStringList names;
    for (const WizardStep *step : std::as_const(m_steps))
        names += step->name();
    m_panel->setSteps(names);
    m_panel->setAccessibleName(tr("Steps"));
    if (m_step < 0)
        return;
    m_question->setText(m_steps[m_step]->question());
    m_words->setText(m_steps[m_step]->words());
    settle();
}

void Wizard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        QMetaObject::invokeMethod(this, &Wizard::retranslate, Qt::QueuedConnection); // after the steps have heard it
}

bool Wizard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void Wizard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        return finish();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return goOn();
    QWidget::keyPressEvent(event);
}

/// The keyboard stays inside while it covers the window.
bool Wizard::focusNextPrevChild(bool next)
{
    QWidget *at = focusWidget() ? focusWidget() : this;
    for (int i = 0; i < 500; ++i) {
        at = next ? at->nextInFocusChain() : at->previousInFocusChain();
        if (isAncestorOf(at) && at->isVisible() && at->isEnabled() && (at->focusPolicy() & Qt::TabFocus)) {
            at->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
    }
    return false;
}

void Wizard::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), color(&Tokens::window));
}

} // namespace portreeve::ui
