// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/facts.h"

#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QHBoxLayout>

namespace portreeve::ui {
namespace {

Label *valueLabel(const Fact &fact, Type type)
{
    auto *value = new Label(fact.value, fact.mono ? Type::Mono : type);
    if (!fact.mono)
        value->setWeight(500);
    value->setElide(fact.mono ? Qt::ElideMiddle : Qt::ElideRight);
    value->setAccessibleName(fact.label + QStringLiteral(": ") + fact.value);
    return value;
}

} // namespace

Facts::Facts(Form form, int columns, QWidget *parent) : QWidget(parent), m_form(form), m_columns(qMax(1, columns)), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
}

void Facts::set(const QList<Fact> &facts)
{
    // All that it has are labels and buttons of its facts, some of them in lines of their own.
    for (QWidget *old : findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        old->hide();
        old->deleteLater();
    }
    while (QLayoutItem *item = m_grid->takeAt(0))
        delete item;
    m_grid->setHorizontalSpacing(px(m_form == Inline ? 14 : 20));
    m_grid->setVerticalSpacing(px(m_form == Inline ? 1 : 2));
    for (int i = 0; i < facts.size(); ++i)
        m_form == Inline ? addInline(facts[i], i) : addStacked(facts[i], i);
}

QWidget *Facts::copyButton(const Fact &fact)
{
    auto *button = new IconButton(QStringLiteral("copy"), tr("Copy %1").arg(fact.label));
    fix(button, 22, 20);
    connect(button, &QToolButton::clicked, this, [this, value = fact.value] {
        QApplication::clipboard()->setText(value);
        emit copied(value);
    });
    return button;
}

void Facts::addInline(const Fact &fact, int index)
{
    const int row = index / m_columns;
    const int column = index % m_columns * 3;
    auto *label = new Label(fact.label, Type::Small, &Tokens::text3);
    Label *value = valueLabel(fact, Type::Small);
    m_grid->addWidget(label, row, column);
    m_grid->addWidget(value, row, column + 1);
    m_grid->setColumnStretch(column + 1, 1);
    if (fact.copies)
        m_grid->addWidget(copyButton(fact), row, column + 2);
}

void Facts::addStacked(const Fact &fact, int index)
{
    const int row = index / m_columns * 2;
    const int column = index % m_columns;
    auto *label = new Label(fact.label, Type::Caption, &Tokens::text2);
    label->setWeight(400);
    m_grid->addWidget(label, row, column);
    auto *line = new QHBoxLayout;
    space(line, 0, 4);
    line->addWidget(valueLabel(fact, Type::Body));
    if (fact.copies)
        line->addWidget(copyButton(fact));
    m_grid->addLayout(line, row + 1, column);
    m_grid->setColumnStretch(column, 1);
}

SectionHead::SectionHead(const QString &title, const QString &note, bool ruled, QWidget *parent)
    : QWidget(parent), m_note(new Label(note, Type::Small, &Tokens::text2))
{
    auto *column = new QVBoxLayout(this);
    space(column, QMargins(0, ruled ? 4 : 0, 0, 0), ruled ? 6 : 0);
    if (ruled)
        column->addWidget(new Rule);
    auto *row = new QHBoxLayout;
    space(row, 0, 8);
    row->addWidget(new Label(title, Type::Strong));
    row->addStretch();
    row->addWidget(m_note);
    column->addLayout(row);
}

void SectionHead::setNote(const QString &note)
{
    m_note->setText(note);
}

} // namespace portreeve::ui
