// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/spread_view.h"

#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QGridLayout>

#include <cmath>

namespace portreeve::ui {

namespace {

constexpr int columns = 4;
constexpr int medianColumn = 2;

struct Line {
    QString name;
    Spread spread;
    bool wins;
    QString (*text)(double);
};

QString seconds(double value)
{
    return secondsText(qint64(value));
}

QString speed(double value)
{
    return rateText(value, SpreadView::tr("tok/s"));
}

QString count(double value)
{
    return countText(qint64(std::llround(value)));
}

QString money(double value)
{
    return moneyText(qint64(std::ceil(value)));
}

QList<Line> linesOf(const RunSummary &summary, const AnswerWins &wins)
{
    return {{SpreadView::tr("First token"), summary.firstToken, wins.firstToken, seconds},
            {SpreadView::tr("Total"), summary.total, wins.total, seconds},
            {SpreadView::tr("Speed"), summary.speed, wins.speed, speed},
            {SpreadView::tr("Tokens"), summary.tokens, false, count},
            {SpreadView::tr("Cost"), summary.cost, wins.cost, money}};
}

/// Where the unit behind a figure begins, with the space before it; its end if there is none.
qsizetype unitAt(const QString &text)
{
    for (qsizetype i = text.size() - 1; i > 0; --i) {
        if (text[i].isSpace())
            return i;
    }
    return text.size();
}

QString rangeText(const Line &line)
{
    const QString least = line.text(line.spread.least);
    const QString most = line.text(line.spread.most);
    if (least == most)
        return least;
    const QString unit = most.mid(unitAt(most)); // said once where both have the same
    const bool isShared = !unit.isEmpty() && least.mid(unitAt(least)) == unit;
    return (isShared ? least.chopped(unit.size()) : least) + QStringLiteral("–") + most;
}

} // namespace

SpreadView::SpreadView(QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    setObjectName(QStringLiteral("playground.spread"));
    space(m_grid, QMargins(14, 8, 14, 8), 2);
    for (int column = 0; column < columns; ++column) {
        m_heads.append(new Label({}, Type::Caption, &Tokens::text2));
        m_grid->addWidget(m_heads.last(), 0, column, column == 0 ? Qt::AlignLeft : Qt::AlignRight);
        m_grid->setColumnStretch(column, column == columns - 1 ? 2 : column > 0 ? 1 : 0);
    }
    for (qsizetype row = 0; row < linesOf({}, {}).size(); ++row) {
        for (int column = 0; column < columns; ++column) {
            auto *cell = new Label({}, Type::Small, column == 1 ? &Tokens::text1 : &Tokens::text2);
            cell->setWeight(column == 1 ? 600 : 400);
            if (column > 0)
                cell->setTabular(true);
            m_cells.append(cell);
            m_grid->addWidget(cell, int(row) + 1, column, column == 0 ? Qt::AlignLeft : Qt::AlignRight);
        }
    }
    retranslate();
}

void SpreadView::set(const RunSummary &summary)
{
    m_summary = summary;
    fill();
}

void SpreadView::setWins(const AnswerWins &wins)
{
    m_wins = wins;
    fill();
}

void SpreadView::fill()
{
    QStringList spoken;
    int at = 0;
    for (const Line &line : linesOf(m_summary, m_wins)) {
        const bool isKnown = line.spread.count > 0;
        const QString mean = isKnown ? line.text(line.spread.mean) : absent();
        const QString median = isKnown ? line.text(line.spread.median) : absent();
        const QString range = isKnown ? rangeText(line) : absent();
        m_cells[at]->setText(line.name);
        m_cells[at + 1]->setText(line.wins ? QStringLiteral("✓ ") + mean : mean);
        m_cells[at + 1]->setInk(line.wins ? &Tokens::success : isKnown ? &Tokens::text1 : &Tokens::text3);
        m_cells[at + 2]->setText(median);
        m_cells[at + 3]->setText(range);
        m_cells[at + 1]->setMinimumWidth(m_cells[at + 1]->sizeHint().width()); // the figure that counts is never cut
        at += columns;
        spoken += tr("%1: mean %2, median %3, from %4").arg(line.name, mean + (line.wins ? QLatin1Char(' ') + tr("(best)") : QString()), median, range);
    }
    setAccessibleName(spoken.join(QStringLiteral(". ")));
}

void SpreadView::retranslate()
{
    const QStringList heads{QString(), tr("Mean"), tr("Median"), tr("Range")};
    for (int column = 0; column < columns; ++column)
        m_heads[column]->setText(heads[column]);
    fill();
}

/// In a narrow column the median is left to those who listen, and to a wider window.
void SpreadView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool hasRoom = width() >= px(330);
    m_heads[medianColumn]->setVisible(hasRoom);
    for (qsizetype at = medianColumn; at < m_cells.size(); at += columns)
        m_cells[at]->setVisible(hasRoom);
    m_grid->setHorizontalSpacing(px(6));
}

void SpreadView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace portreeve::ui
