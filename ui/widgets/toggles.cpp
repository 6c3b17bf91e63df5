// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toggles.h"

#include "ui/widgets/group_key.h"
#include "ui/widgets/paint.h"

#include <QAccessibleWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOption>

namespace portreeve::ui {
namespace {

bool showsRing(const QWidget *widget)
{
    QStyleOption option;
    option.initFrom(widget);
    return widget->hasFocus() && (option.state & QStyle::State_KeyboardFocusChange);
}

constexpr int trackWide = 30;
constexpr int trackTall = 18;

class Segment : public QAbstractButton
{
public:
    explicit Segment(const QString &word, QWidget *parent) : QAbstractButton(parent)
    {
        setText(word);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::ClickFocus);
    }

    QSize sizeHint() const override
    {
        return QSize(qCeil(QFontMetricsF(ui::font(Type::Small, 500)).horizontalAdvance(text())) + px(20), px(22));
    }
    QSize minimumSizeHint() const override { return sizeHint(); }
    void keyPressEvent(QKeyEvent *event) override
    {
        if (!leaveToGroup(event))
            QAbstractButton::keyPressEvent(event);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokens();
        QPainter painter(this);
        if (isChecked())
            paintBox(painter, rect(), px(5), t.raised, t.borderStrong);
        if (showsRing(this))
            paintFocus(painter, rect(), px(5));
        const QColor ink = !isEnabled() ? t.text3 : isChecked() || underMouse() ? t.text1 : t.text2;
        paintText(painter, rect(), Qt::AlignHCenter, ui::font(Type::Small, 500), text(), ink);
    }
};

} // namespace

Switch::Switch(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(text);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
}

QSize Switch::sizeHint() const
{
    const int words = text().isEmpty() ? 0 : px(10) + qCeil(QFontMetricsF(ui::font(Type::Body)).horizontalAdvance(text()));
    return QSize(px(trackWide) + words, px(24));
}

bool Switch::hitButton(const QPoint &at) const
{
    return rect().contains(at);
}

void Switch::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const qreal wide = px(trackWide);
    const qreal tall = px(trackTall);
    const QRectF track(mirrored ? width() - wide : 0, (height() - tall) / 2, wide, tall);
    const QColor off = underMouse() ? t.text3 : t.control;
    paintBox(painter, track, tall / 2, !isEnabled() ? t.borderStrong : isChecked() ? t.accentFill : off);
    const qreal knob = tall - px(4);
    const bool right = isChecked() != mirrored;
    const QRectF at(right ? track.right() - knob - px(2) : track.left() + px(2), track.top() + px(2), knob, knob);
    paintBox(painter, at, knob / 2, isEnabled() ? t.onAccent : t.raised);
    if (showsRing(this))
        paintFocus(painter, track.adjusted(-px(2), -px(2), px(2), px(2)).intersected(rect()), tall / 2);
    const QRectF words = mirrored ? QRectF(0, 0, width() - wide - px(10), height()) : QRectF(wide + px(10), 0, width() - wide - px(10), height());
    paintText(painter, words, mirrored ? Qt::AlignRight : Qt::AlignLeft, ui::font(Type::Body), text(), isEnabled() ? t.text1 : t.text3);
}

Segments::Segments(const QStringList &words, QWidget *parent) : QWidget(parent), m_row(new QHBoxLayout(this))
{
    space(m_row, 2, 1);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setWords(words);
}

void Segments::setWords(const QStringList &words)
{
    const int before = qMax(0, current());
    if (m_parts.size() == words.size()) {
        for (qsizetype i = 0; i < words.size(); ++i)
            m_parts[i]->setText(words[i]);
        updateGeometry();
        return;
    }
    qDeleteAll(m_parts);
    m_parts.clear();
    for (const QString &word : words) {
        auto *part = new Segment(word, this);
        const int index = int(m_parts.size());
        connect(part, &QAbstractButton::clicked, this, [this, index] {
            setCurrent(index);
            emit chosen(index);
        });
        m_row->addWidget(part);
        m_parts.append(part);
    }
    setCurrent(qMin<int>(before, int(words.size()) - 1));
}

int Segments::current() const
{
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        if (m_parts[i]->isChecked())
            return int(i);
    }
    return -1;
}

void Segments::setCurrent(int index)
{
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        m_parts[i]->setChecked(i == index);
        m_parts[i]->setFocusPolicy(i == index ? Qt::StrongFocus : Qt::ClickFocus); // one stop for Tab
    }
}

void Segments::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBox(painter, rect(), px(sizes().radius.filterBar), tokens().neutralSoft);
}

void Segments::keyPressEvent(QKeyEvent *event)
{
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const int step = event->key() == Qt::Key_Right ? (mirrored ? -1 : 1) : event->key() == Qt::Key_Left ? (mirrored ? 1 : -1) : 0;
    const int next = current() + step;
    if (step == 0 || next < 0 || next >= m_parts.size())
        return QWidget::keyPressEvent(event);
    setCurrent(next);
    m_parts[next]->setFocus(Qt::TabFocusReason);
    emit chosen(next);
}

void Segments::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::LanguageChange)
        updateGeometry();
}

} // namespace portreeve::ui
