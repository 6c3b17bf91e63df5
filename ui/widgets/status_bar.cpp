// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/status_bar.h"

#include "ui/widgets/draw_number.h"
#include "ui/widgets/paint.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyleOption>

namespace portreeve::ui {
namespace {

constexpr int pad = 9;

/// The environment as a word on its colour.
class Pill : public QWidget
{
public:
    explicit Pill(QWidget *parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed); }

    void set(Environment environment, const QString &word)
    {
        m_environment = environment;
        m_word = word;
        setAccessibleName(word);
        setVisible(environment != Environment::None);
        updateGeometry();
        update();
    }

    QSize sizeHint() const override { return QSize(qCeil(QFontMetricsF(ui::font(Type::Caption, 600)).horizontalAdvance(m_word)) + px(14), px(17)); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const QColor ground = color(environmentInk(m_environment));
        paintBox(painter, rect(), px(sizes().radius.tag), ground);
        const bool dark = ground.lightnessF() > 0.5; // amber and the dark scheme's green want dark words
        paintText(painter, rect(), Qt::AlignHCenter, ui::font(Type::Caption, 600), m_word, dark ? QColor(0x1B1F27) : tokens().onAccent);
    }

private:
    Environment m_environment = Environment::None;
    QString m_word;
};

} // namespace

StatusItem::StatusItem(const QString &id, QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("status.") + id);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void StatusItem::setTone(Tone tone)
{
    m_tone = int(tone);
    updateGeometry();
    update();
}

void StatusItem::setToll(const Toll &toll)
{
    m_toll = toll;
    setAccessibleName(spokenToll(toll));
    updateGeometry();
    update();
}

void StatusItem::setStrong(bool strong)
{
    m_strong = strong;
    update();
}

void StatusItem::setSeparated(bool separated)
{
    m_separated = separated;
    update();
}

QSize StatusItem::sizeHint() const
{
    if (m_toll)
        return QSize(px(60 + pad), px(sizes().height.statusBar));
    const QFont &words = m_strong ? ui::font(Type::Caption, 600) : ui::font(Type::Caption);
    return QSize(qCeil(numberWidth(words, text())) + px(2 * pad) + (m_tone >= 0 ? px(12) : 0), px(sizes().height.statusBar));
}

void StatusItem::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    if (hasFocus() && (option.state & QStyle::State_KeyboardFocusChange))
        paintFocus(painter, QRectF(rect()).adjusted(px(2), px(3), -px(2), -px(3)), px(4));
    if (m_toll)
        return paintToll(painter, QRectF(0, 0, px(60), height()), *m_toll, 5);
    if (m_separated)
        paintLine(painter, QPointF(layoutDirection() == Qt::RightToLeft ? width() - 1 : 0, (height() - px(10)) / 2), px(10), Qt::Vertical, t.borderStrong);
    QRectF line = QRectF(rect()).adjusted(px(pad), 0, -px(pad), 0);
    if (m_tone >= 0) {
        const bool mirrored = layoutDirection() == Qt::RightToLeft;
        const QRectF mark(mirrored ? line.right() - px(8) : line.left(), 0, px(8), height());
        paintShape(painter, mark, toneInk(Tone(m_tone)).shape, color(toneInk(Tone(m_tone)).ink));
        line.adjust(mirrored ? 0 : px(13), 0, mirrored ? -px(13) : 0, 0);
    }
    const QFont words = m_strong ? ui::font(Type::Caption, 600) : ui::font(Type::Caption, 400);
    drawNumber(painter, line, layoutDirection() == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft, words, text(), m_strong || underMouse() ? t.text1 : t.text2);
}

StatusBar::StatusBar(QWidget *parent) : QWidget(parent), m_left(new QHBoxLayout), m_right(new QHBoxLayout), m_pill(new Pill(this))
{
    fix(this, -1, sizes().height.statusBar);
    auto *row = new QHBoxLayout(this);
    space(row, QMargins(5, 1, 6, 0), 0);
    auto *pill = new QHBoxLayout;
    space(pill, QMargins(9, 0, 2, 0), 0);
    pill->addWidget(m_pill);
    row->addLayout(pill);
    space(m_left, 0, 0);
    space(m_right, 0, 0);
    row->addLayout(m_left);
    row->addStretch();
    row->addLayout(m_right);
    setEnvironment(Environment::None);
}

void StatusBar::setEnvironment(Environment environment)
{
    const QString word = environment == Environment::Production  ? tr("PRODUCTION")
                         : environment == Environment::Staging ? tr("STAGING")
                                                               : tr("Development");
    static_cast<Pill *>(m_pill)->set(environment, word);
    space(layout()->itemAt(0)->layout(), QMargins(environment == Environment::None ? 0 : 9, 0, environment == Environment::None ? 0 : 2, 0), 0);
}

StatusItem *StatusBar::item(const QString &id, QHBoxLayout *side)
{
    if (StatusItem *known = m_items.value(id))
        return known;
    auto *item = new StatusItem(id, this);
    m_items.insert(id, item);
    side->addWidget(item);
    separate();
    return item;
}

StatusItem *StatusBar::left(const QString &id)
{
    return item(id, m_left);
}

StatusItem *StatusBar::right(const QString &id)
{
    return item(id, m_right);
}

void StatusBar::setText(const QString &id, const QString &text)
{
    StatusItem *item = m_items.value(id);
    if (!item)
        return;
    item->setText(text);
    item->setAccessibleName(text);
    item->setVisible(!text.isEmpty());
    item->updateGeometry();
    item->update();
    separate();
}

void StatusBar::separate()
{
    for (QHBoxLayout *side : {m_left, m_right}) {
        bool first = true;
        for (int i = 0; i < side->count(); ++i) {
            auto *item = static_cast<StatusItem *>(side->itemAt(i)->widget());
            if (item->isHidden())
                continue;
            item->setSeparated(!first);
            first = false;
        }
    }
}

void StatusBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().window);
    paintLine(painter, QPointF(0, 0), width(), Qt::Horizontal, tokens().border);
}

} // namespace portreeve::ui
