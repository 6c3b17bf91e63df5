// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/requests/filter_line.h"

#include "ui/client/client.h"
#include "ui/models/filter_state.h"
#include "ui/widgets/label.h"

#include <QEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace portreeve::ui {

FilterLine::FilterLine(FilterState &state, Client &client, QWidget *parent)
    : QWidget(parent), m_state(state), m_client(client), m_bar(new FilterBar), m_below(new Label({}, Type::Caption, &Tokens::danger))
{
    auto *column = new QVBoxLayout(this);
    space(column, 0, 4);
    column->addWidget(m_bar);
    column->addWidget(m_below);
    m_bar->setObjectName(QStringLiteral("requests.filter"));
    m_below->setObjectName(QStringLiteral("requests.filter.fault"));
    m_below->setWordWrap(true);
    m_below->hide();
    connect(&m_state, &FilterState::changed, this, &FilterLine::showTerms);
    connect(m_bar, &FilterBar::typedChanged, this, &FilterLine::showHint);
    connect(m_bar, &FilterBar::committed, this, &FilterLine::commit);
    connect(m_bar, &FilterBar::removed, this, [this](int index) { m_state.remove(index); });
    connect(m_bar, &FilterBar::reopened, this, &FilterLine::reopen);
    connect(m_bar, &FilterBar::cleared, this, [this] {
        m_bar->setTyped({});
        m_state.clear();
    });
    if (auto *field = m_bar->findChild<QLineEdit *>())
        field->installEventFilter(this);
    retranslate();
}

void FilterLine::setSource(const RequestSource *source)
{
    m_source = source;
    m_grammar = source->grammar();
    m_isGrammarAsked = source->grammarPath().isEmpty();
    m_isExactOnly = m_isGrammarAsked;
    retranslate();
}

QString FilterLine::fault() const
{
    return m_below->isHidden() ? QString() : m_below->text();
}

QString FilterLine::typed() const
{
    return m_bar->typed();
}

void FilterLine::focusField()
{
    m_bar->setFocus(Qt::ShortcutFocusReason);
}

void FilterLine::showTerms()
{
    m_bar->setTerms(m_state.terms());
    retranslate();
}

void FilterLine::showHint(const QString &typed)
{
    TypedHint hint = typed == m_faulty && !typed.isEmpty() ? m_fault : m_grammar.hint(typed);
    // A word that is no field yet is not wrong before its colon is typed; after it, the server would say the same.
    m_bar->setHint(hint);
    m_below->setText(hint.error);
    m_below->setVisible(!hint.error.isEmpty());
}

void FilterLine::commit(const QString &text)
{
    const bool isOpenField = text.endsWith(QLatin1Char(':')) || text.endsWith(QLatin1Char('.')); // chosen from the list: its value comes now
    if (isOpenField) {
        m_bar->setTyped(text);
        return m_bar->setFocus(Qt::OtherFocusReason);
    }
    m_faulty.clear();
    m_bar->setTyped({});
    m_state.add(text); // whether it is right the server says, and showFault() brings it back
}

void FilterLine::reopen(int index)
{
    const QString term = printTerm(m_state.terms().value(index));
    m_state.remove(index);
    m_bar->setTyped(term);
    m_bar->setFocus(Qt::OtherFocusReason);
}

void FilterLine::showFault(const RequestSource::Fault &fault)
{
    int within = 0;
    const int index = m_state.termAt(fault.from, &within);
    m_fault = {};
    m_fault.error = fault.text;
    m_fault.errorFrom = within;
    m_fault.errorLength = fault.length;
    if (index < 0) { // nothing to point at
        m_below->setText(fault.text);
        m_below->show();
        return;
    }
    m_faulty = printTerm(m_state.terms().at(index));
    m_bar->setTyped(m_faulty);
    m_state.remove(index);
}

bool FilterLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        askGrammar();
    return QWidget::eventFilter(watched, event);
}

void FilterLine::askGrammar()
{
    if (m_isGrammarAsked || !m_source)
        return;
    m_isGrammarAsked = true;
    m_client.get(this, m_source->grammarPath(), [this](const Answer &answer) {
        if (answer.isOk())
            m_grammar = FilterGrammar::read(answer.object());
        m_isGrammarAsked = answer.isOk(); // the next time somebody types
        showHint(m_bar->typed());
    });
}

void FilterLine::retranslate()
{
    //: Examples of filters are the same in every language
    const QString examples = m_isExactOnly ? QStringLiteral("model:gpt-5-mini  status:429  key:ci-bot  cost:>0.05") : QStringLiteral("model:gpt-5*  status:429  dur:>2s  cost:>0.05");
    m_bar->setPlaceholder(m_state.isEmpty() ? tr("Filter: %1").arg(examples) : QString());
}

} // namespace portreeve::ui
