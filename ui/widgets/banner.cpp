// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/banner.h"

#include "ui/widgets/icon.h"
#include "ui/widgets/label.h"
#include "ui/widgets/paint.h"

#include <QHBoxLayout>
#include <QPainter>

namespace portreeve::ui {
namespace {

QString iconOf(Tone tone)
{
    return tone == Tone::Ok ? QStringLiteral("ok") : tone == Tone::Bad ? QStringLiteral("error") : tone == Tone::Warn ? QStringLiteral("warning") : QStringLiteral("info");
}

} // namespace

Banner::Banner(Tone tone, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent), m_title(new Label), m_text(new Label({}, Type::Small)), m_row(new QHBoxLayout(this))
{
    auto *words = new QVBoxLayout;
    space(words, 0, 0);
    words->addWidget(m_title);
    words->addWidget(m_text);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    space(m_row, QMargins(38, 9, 12, 9), 8);
    m_row->addLayout(words, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    set(tone, title, text);
}

void Banner::set(Tone tone, const QString &title, const QString &text)
{
    m_tone = tone;
    m_title->setType(text.isEmpty() ? Type::Small : Type::Body);
    m_title->setWeight(text.isEmpty() ? 500 : 600);
    m_title->setInk(toneInk(tone).ink);
    m_title->setText(title);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleName(title);
    setAccessibleDescription(text);
    update();
}

void Banner::setIconName(const QString &name)
{
    m_icon = name;
    update();
}

Button *Banner::addButton(const QString &text, ButtonKind kind)
{
    auto *button = new Button(text, kind);
    m_row->addWidget(button);
    return button;
}

void Banner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ToneInk ink = toneInk(m_tone);
    paintBox(painter, rect(), px(sizes().radius.control), color(ink.soft), theme().highContrast ? color(ink.ink) : QColor());
    const qreal side = px(16);
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const QRectF mark(mirrored ? width() - px(12) - side : px(12), (height() - side) / 2, side, side);
    paintIcon(painter, mark, m_icon.isEmpty() ? iconOf(m_tone) : m_icon, color(ink.ink));
}

} // namespace portreeve::ui
