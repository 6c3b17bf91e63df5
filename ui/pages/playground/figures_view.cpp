// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/figures_view.h"

#include "ui/widgets/draw_number.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QPainter>

namespace portreeve::ui {

FiguresView::FiguresView(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setObjectName(QStringLiteral("playground.figures"));
    say();
}

void FiguresView::set(const AnswerFigures &figures, bool running)
{
    m_figures = figures;
    m_isRunning = running;
    say();
    update();
}

void FiguresView::setWins(const AnswerWins &wins)
{
    if (m_wins == wins)
        return;
    m_wins = wins;
    say();
    update();
}

QSize FiguresView::sizeHint() const
{
    return QSize(px(240), px(50));
}

QList<FiguresView::Figure> FiguresView::figures() const
{
    const auto time = [](qint64 nanoseconds) { return nanoseconds < 0 ? absent() : secondsText(nanoseconds); };
    const bool hasTokens = m_figures.output > 0;
    const QString tokens = hasTokens ? countText(m_figures.output) + (m_isRunning ? QStringLiteral("+") : QString()) : absent();
    return {{tr("First token"), time(m_figures.firstToken), m_wins.firstToken, false},
            {tr("Total"), time(m_figures.total), m_wins.total, false},
            {tr("Speed"), m_figures.speed() > 0 ? rateText(m_figures.speed(), tr("tok/s")) : absent(), m_wins.speed, false},
            {tr("Tokens"), tokens, false, false},
            {tr("Cost"), m_figures.costNanos ? moneyText(*m_figures.costNanos) : absent(), m_wins.cost, true}};
}

void FiguresView::say()
{
    QStringList parts;
    for (const Figure &figure : figures())
        parts += figure.name + QLatin1Char(' ') + figure.value + (figure.wins ? QLatin1Char(' ') + tr("(best)") : QString());
    setAccessibleName(parts.join(QStringLiteral(", ")));
}

void FiguresView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QList<Figure> all = figures();
    const qreal inner = width() - px(28);
    const int shown = int(qBound<qreal>(1, inner / px(62), all.size()));
    const qreal step = inner / shown;
    for (int i = 0; i < shown; ++i) {
        const Figure &figure = i == shown - 1 ? all.last() : all[i];
        const qreal x = layoutDirection() == Qt::RightToLeft ? width() - px(14) - step * (i + 1) : px(14) + step * i;
        paintOne(painter, QRectF(x, 0, step, height()), figure);
    }
}

void FiguresView::paintOne(QPainter &painter, const QRectF &place, const Figure &figure) const
{
    const Tokens &t = tokens();
    const QColor name = figure.wins ? t.success : t.text2;
    const QRectF upper(place.left(), px(8), place.width() - px(4), ui::lineHeight(Type::Caption));
    const qreal used = paintText(painter, upper, Qt::AlignLeft | Qt::AlignVCenter, ui::font(Type::Caption, 400), figure.name, name);
    if (figure.wins)
        paintIcon(painter, QRectF(upper.left() + used + px(3), upper.center().y() - px(6), px(12), px(12)), QStringLiteral("check"), name);
    const QRectF lower(place.left(), upper.bottom() + px(1), place.width() - px(4), ui::lineHeight(Type::Strong));
    const qsizetype quiet = figure.isMoney ? quietLength(figure.value) : 0;
    const QColor ink = figure.value == absent() ? t.text3 : figure.wins ? t.success : t.text1;
    drawQuietNumber(painter, lower, Qt::AlignLeft, ui::font(Type::Strong), figure.value, quiet, t.text3, ink);
}

void FiguresView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        say();
    if (event->type() == QEvent::StyleChange)
        updateGeometry();
}

} // namespace portreeve::ui
