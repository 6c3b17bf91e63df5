// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/deployments/test_view.h"

#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/facts.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/paint.h"

#include <QHBoxLayout>
#include <QPainter>

namespace portreeve::ui {
namespace {

/// The shape of a state, alone at the beginning of a line.
class Mark : public QWidget
{
public:
    Mark(Tone tone, const QString &name) : m_tone(tone)
    {
        fix(this, 14, 20);
        setAccessibleName(name);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const ToneInk ink = toneInk(m_tone);
        paintShape(painter, rect(), ink.shape, color(ink.ink));
    }

private:
    Tone m_tone;
};

QString timeOf(const std::optional<double> &ms)
{
    return ms ? durationText(qint64(*ms * 1e6)) : QString();
}

QWidget *quote(const QString &words, const QString &name)
{
    auto *panel = new Panel(Ground::Sunken);
    auto *column = new QVBoxLayout(panel);
    space(column, QMargins(12, 9, 12, 9), 4);
    auto *text = new Label(words, Type::Small);
    text->setWordWrap(true);
    text->setSelectable(true);
    text->setAccessibleName(name + QStringLiteral(": ") + words);
    text->setObjectName(QStringLiteral("test.words"));
    column->addWidget(text);
    return panel;
}

} // namespace

TestView::TestView(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    space(m_column, 0, 4);
    setObjectName(QStringLiteral("test.view"));
}

void TestView::clear()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

void TestView::setWaiting()
{
    clear();
    for (const char *name : {"resolve", "connect", "authenticate", "answer"})
        addStep({QLatin1String(name), false, {}, {}}, true);
}

void TestView::set(const TestReport &report)
{
    clear();
    for (const TestStep &step : report.steps)
        addStep(step, false);
    if (report.isOk)
        addFacts(report);
    else
        addFailure(report);
    updateGeometry();
}

void TestView::addStep(const TestStep &step, bool isWaiting)
{
    auto *row = new QWidget;
    row->setObjectName(QStringLiteral("test.step.") + step.name);
    auto *line = new QHBoxLayout(row);
    space(line, QMargins(0, 2, 0, 2), 8);
    const bool isUnreached = !isWaiting && !step.isOk && !step.ms; // it ended before
    const Tone tone = isWaiting || isUnreached ? Tone::Mute : step.isOk ? Tone::Ok : Tone::Bad;
    const QString state = isWaiting ? tr("waiting") : isUnreached ? tr("not reached") : step.isOk ? tr("done") : tr("failed");
    line->addWidget(new Mark(tone, state));
    auto *name = new Label(stepTitle(step.name), Type::Body, isWaiting ? &Tokens::text3 : &Tokens::text1);
    name->setWeight(500);
    fix(name, 132, -1);
    line->addWidget(name);
    auto *detail = new Label(step.detail, Type::Small, &Tokens::text2);
    detail->setElide(Qt::ElideRight);
    line->addWidget(detail, 1);
    auto *time = new Label(timeOf(step.ms), Type::Small, &Tokens::text2);
    time->setTabular(true);
    line->addWidget(time);
    row->setAccessibleName(QStringLiteral("%1: %2 %3").arg(stepTitle(step.name), state, timeOf(step.ms)).trimmed());
    m_column->addWidget(row);
}

void TestView::addFacts(const TestReport &report)
{
    m_column->addWidget(gap(4));
    auto *facts = new Facts(Facts::Stacked, 4);
    QList<Fact> list{{tr("Answered in"), report.latencyMs ? timeOf(report.latencyMs) : absent()}};
    list.append({tr("First token"), report.firstTokenMs ? timeOf(report.firstTokenMs) : absent()});
    list.append({tr("Cost"), report.costNanos ? moneyText(*report.costNanos, Money::Bill) : absent()});
    list.append({tr("Tokens in / out"), report.input || report.output ? tokensText(report.input.value_or(0), report.output.value_or(0)) : absent()});
    facts->set(list);
    facts->setObjectName(QStringLiteral("test.facts"));
    m_column->addWidget(facts);
    if (report.reply.isEmpty())
        return;
    m_column->addWidget(gap(4));
    m_column->addWidget(new Label(tr("It answered"), Type::Caption, &Tokens::text2));
    m_column->addWidget(quote(report.reply, tr("It answered")));
}

void TestView::addFailure(const TestReport &report)
{
    m_column->addWidget(gap(4));
    if (!report.remedy.isEmpty()) {
        auto *remedy = new Banner(Tone::Warn, report.remedy);
        remedy->setIconName(QStringLiteral("info"));
        remedy->setObjectName(QStringLiteral("test.remedy"));
        m_column->addWidget(remedy);
    }
    if (report.message.isEmpty())
        return;
    const QString title = report.status > 0 ? tr("The answer, status %1").arg(report.status) : tr("What happened");
    m_column->addWidget(new Label(title, Type::Caption, &Tokens::text2));
    m_column->addWidget(quote(report.message, title));
}

} // namespace portreeve::ui
