// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/providers/provider_card.h"

#include "ui/widgets/badge.h"
#include "ui/widgets/draw_number.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/paint.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace portreeve::ui {
namespace {

constexpr int cardHeight = 130;
constexpr int narrowest = 300;
constexpr int between = 12;
constexpr double noticeableShare = 0.01;

struct Figure {
    QString label;
    QString value;
    bool isBad = false;
};

QList<Figure> figuresOf(const ProviderUse &use, const QString &span)
{
    const bool isKnown = use.isKnown;
    const double share = use.traffic.failedShare();
    const QString spend = span.isEmpty() ? ProviderCard::tr("Spend") : ProviderCard::tr("Spend %1").arg(span);
    return {{ProviderCard::tr("Requests"), isKnown ? countShort(use.traffic.requests) : absent()},
            {ProviderCard::tr("Errors"), isKnown && use.traffic.requests > 0 ? shareText(share) : absent(), share >= noticeableShare},
            {ProviderCard::tr("p95"), use.traffic.p95Ms ? durationText(qint64(*use.traffic.p95Ms * 1e6)) : absent()},
            {spend, isKnown ? moneyText(use.traffic.costNanos) : absent()}};
}

Ink sparkInk(Tone tone)
{
    return tone == Tone::Bad ? &Tokens::danger : tone == Tone::Warn ? &Tokens::warning : &Tokens::accent;
}

} // namespace

ProviderCard::ProviderCard(const ProviderUse &use, const QString &span, QWidget *parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    set(use, span);
}

void ProviderCard::set(const ProviderUse &use, const QString &span)
{
    m_use = use;
    m_span = span;
    setObjectName(QStringLiteral("providers.card.") + use.slug);
    QStringList words{use.title, subtitle(), use.state.word};
    for (const Figure &figure : figuresOf(use, span))
        words.append(figure.label + QLatin1Char(' ') + (figure.value == absent() ? tr("not known") : figure.value));
    setAccessibleName(words.join(QStringLiteral(", ")));
    setToolTip(plainTip(use.lastError.isEmpty() ? use.state.why : tr("Last error: %1").arg(use.lastError)));
    update();
}

void ProviderCard::setDimmed(bool dimmed)
{
    m_dimmed = dimmed;
    update();
}

QSize ProviderCard::sizeHint() const
{
    return QSize(px(narrowest), px(cardHeight));
}

QSize ProviderCard::minimumSizeHint() const
{
    return QSize(px(200), px(cardHeight));
}

QString ProviderCard::subtitle() const
{
    QStringList parts;
    if (!m_use.address.isEmpty())
        parts.append(m_use.address);
    parts.append(tr("%n models", nullptr, int(m_use.deployments.size())));
    if (m_use.credentials.size() > 1)
        parts.append(tr("%n credentials", nullptr, int(m_use.credentials.size())));
    return parts.join(QStringLiteral(" · "));
}

void ProviderCard::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    const bool isHot = underMouse() || isDown();
    paintBox(painter, rect(), px(sizes().radius.card), isChecked() ? t.selected : isHot ? t.hover : t.raised, isChecked() ? t.accent : t.border);
    if (m_dimmed)
        painter.setOpacity(0.6);
    const QRectF inner = QRectF(rect()).adjusted(px(14), px(13), -px(14), -px(11));
    paintHead(painter, inner);
    paintFigures(painter, inner);
    painter.setOpacity(1);
    QStyleOption option;
    option.initFrom(this);
    if (hasFocus() && (option.state & QStyle::State_KeyboardFocusChange))
        paintFocus(painter, rect(), px(sizes().radius.card));
}

void ProviderCard::paintHead(QPainter &painter, const QRectF &inner) const
{
    const Tokens &t = tokens();
    const auto at = [this](const QRectF &box) { return QRectF(QStyle::visualRect(layoutDirection(), rect(), box.toAlignedRect())); };
    const Qt::Alignment begin = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    const QRectF tile(inner.left(), inner.top(), px(30), px(30));
    paintBox(painter, at(tile), px(sizes().radius.control), t.neutralSoft);
    paintText(painter, at(tile), Qt::AlignHCenter, ui::font(Type::Small, 600), m_use.title.left(2), t.text2);
    const qreal left = tile.right() + px(10);
    paintText(painter, at(QRectF(left, inner.top() - px(3), inner.right() - left, px(18))), begin, ui::font(Type::Strong), m_use.title, t.text1);
    paintText(painter, at(QRectF(left, inner.top() + px(15), inner.right() - left, px(16))), begin, ui::font(Type::Small), subtitle(), t.text2);
    const qreal badgeTop = inner.top() + px(40);
    const QRectF badge(inner.left(), badgeTop, badgeWidth(m_use.state.word), px(18));
    paintBadge(painter, at(badge), m_use.state.tone, m_use.state.word);
    if (m_use.isKnown)
        paintSpark(painter, at(QRectF(inner.right() - px(80), badgeTop - px(3), px(80), px(24))), m_use.traffic.perStep, color(sparkInk(m_use.state.tone)));
}

void ProviderCard::paintFigures(QPainter &painter, const QRectF &inner) const
{
    const Tokens &t = tokens();
    const QList<Figure> figures = figuresOf(m_use, m_span);
    const qreal wide = inner.width() / figures.size();
    const Qt::Alignment begin = layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    for (qsizetype i = 0; i < figures.size(); ++i) {
        const QRectF place(QStyle::visualRect(layoutDirection(), rect(), QRectF(inner.left() + wide * i, inner.bottom() - px(36), wide - px(6), px(36)).toAlignedRect()));
        paintText(painter, QRectF(place.left(), place.top(), place.width(), px(16)), begin, ui::font(Type::Caption, 400), figures[i].label, t.text2);
        const QColor ink = figures[i].value == absent() ? t.text3 : figures[i].isBad ? t.danger : t.text1;
        const qsizetype quiet = figures[i].value.contains(QLatin1Char('$')) ? quietLength(figures[i].value) : 0;
        drawQuietNumber(painter, QRectF(place.left(), place.top() + px(16), place.width(), px(20)), begin, ui::font(Type::Body, 500), figures[i].value, quiet, t.text3, ink);
    }
}

ProviderGrid::ProviderGrid(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("providers.cards"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ProviderGrid::set(const QList<ProviderUse> &uses, const QString &span)
{
    const bool isSame = m_cards.size() == uses.size();
    for (qsizetype i = 0; isSame && i < uses.size(); ++i)
        m_cards[i]->set(uses[i], span);
    if (isSame)
        return;
    qDeleteAll(std::exchange(m_cards, {}));
    for (const ProviderUse &use : uses) {
        auto *card = new ProviderCard(use, span, this);
        connect(card, &QAbstractButton::clicked, this, [this, card] { emit chosen(card->slug()); });
        m_cards.append(card);
        card->show();
    }
    arrange();
    updateGeometry();
}

void ProviderGrid::setDimmed(bool dimmed)
{
    for (ProviderCard *card : std::as_const(m_cards))
        card->setDimmed(dimmed);
}

void ProviderGrid::setChosen(const QString &slug)
{
    for (ProviderCard *card : std::as_const(m_cards))
        card->setChecked(card->slug() == slug);
}

int ProviderGrid::columnsFor(int width) const
{
    return qBound(1, (width + px(between)) / (px(narrowest) + px(between)), 4);
}

int ProviderGrid::heightForWidth(int width) const
{
    const int columns = columnsFor(width);
    const int rows = (int(m_cards.size()) + columns - 1) / columns;
    return rows == 0 ? 0 : rows * px(cardHeight) + (rows - 1) * px(between);
}

QSize ProviderGrid::sizeHint() const
{
    return QSize(px(narrowest) * 3, heightForWidth(width()));
}

QSize ProviderGrid::minimumSizeHint() const
{
    return QSize(px(240), heightForWidth(qMax(width(), px(240))));
}

void ProviderGrid::arrange()
{
    const int columns = columnsFor(width());
    const qreal wide = (width() - (columns - 1) * px(between)) / qreal(columns);
    for (int i = 0; i < m_cards.size(); ++i) {
        const int left = qRound((i % columns) * (wide + px(between)));
        const int right = qRound((i % columns + 1) * (wide + px(between))) - px(between); // edges are rounded, not widths: the last one ends at the grid's
        const QRect box(left, (i / columns) * (px(cardHeight) + px(between)), right - left, px(cardHeight));
        m_cards[i]->setGeometry(QStyle::visualRect(layoutDirection(), rect(), box));
    }
}

void ProviderGrid::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ProviderGrid::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::StyleChange && event->type() != QEvent::LayoutDirectionChange)
        return;
    arrange();
    updateGeometry();
}

/// Arrow keys move over the cards as they lie.
void ProviderGrid::keyPressEvent(QKeyEvent *event)
{
    const auto *focused = qobject_cast<ProviderCard *>(focusWidget());
    const auto at = m_cards.indexOf(const_cast<ProviderCard *>(focused));
    const int forward = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    const int columns = columnsFor(width());
    const int step = event->key() == Qt::Key_Right ? forward : event->key() == Qt::Key_Left ? -forward : event->key() == Qt::Key_Down ? columns : event->key() == Qt::Key_Up ? -columns : 0;
    if (at < 0 || step == 0 || at + step < 0 || at + step >= m_cards.size())
        return QWidget::keyPressEvent(event);
    m_cards[at + step]->setFocus(Qt::TabFocusReason);
}

} // namespace portreeve::ui
