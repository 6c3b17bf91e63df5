// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/top_bar.h"

#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/keycap.h"
#include "ui/widgets/paint.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QStyleOption>

namespace portreeve::ui {
namespace {

class Dot : public QWidget
{
public:
    explicit Dot(QWidget *parent) : QWidget(parent)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        fix(this, 7, 7);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintBox(painter, rect(), width(), tokens().accent);
    }
};

} // namespace

CommandField::CommandField(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("top.command"));
    setCursor(Qt::IBeamCursor);
    setFocusPolicy(Qt::TabFocus);
    retranslate();
}

void CommandField::setShortcutText(const QString &text)
{
    m_shortcut = text;
    update();
}

QSize CommandField::sizeHint() const
{
    return QSize(px(sizes().width.commandField), px(sizes().height.control));
}

void CommandField::retranslate()
{
    setText(tr("Search, or type > for commands"));
}

void CommandField::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void CommandField::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    QStyleOption option;
    option.initFrom(this);
    paintBox(painter, rect(), px(sizes().radius.control), t.raised, t.borderStrong);
    if (hasFocus() && (option.state & QStyle::State_KeyboardFocusChange))
        paintFocus(painter, rect(), px(sizes().radius.control));
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto place = [&](const QRectF &at) { return mirrored ? QRectF(width() - at.right(), at.top(), at.width(), at.height()) : at; };
    const qreal side = px(16);
    paintIcon(painter, place(QRectF(px(11), (height() - side) / 2.0, side, side)), QStringLiteral("search"), t.text3);
    const qreal caps = m_shortcut.isEmpty() ? 0 : keycapWidth(m_shortcut);
    paintText(painter, place(QRectF(px(32), 0, width() - px(44) - caps, height())), mirrored ? Qt::AlignRight : Qt::AlignLeft, ui::font(Type::Small), text(), t.text3);
    if (caps > 0)
        paintKeycap(painter, place(QRectF(width() - caps - px(6), 0, caps, height())), m_shortcut);
}

TopBar::TopBar(QWidget *parent)
    : QWidget(parent), m_back(new IconButton(QStringLiteral("arrow-left"), tr("Back"))), m_forward(new IconButton(QStringLiteral("arrow-right"), tr("Forward"))),
      m_command(new CommandField(this)), m_range(new Button(QStringLiteral("clock"), QString())), m_live(new Button),
      m_bell(new IconButton(QStringLiteral("alerts"), tr("Messages"))), m_menu(new IconButton(QStringLiteral("menu"), tr("Menu"))), m_dot(new Dot(m_bell))
{
    fix(this, -1, sizes().height.topBar);
    auto *row = new QHBoxLayout(this);
    space(row, QMargins(6, 2, 10, 2), 0);
    row->addWidget(m_back);
    row->addWidget(gap(2));
    row->addWidget(m_forward);
    row->addStretch();
    row->addWidget(m_range);
    row->addWidget(gap(8));
    row->addWidget(m_live);
    row->addWidget(gap(4));
    row->addWidget(m_bell);
    row->addWidget(gap(4));
    row->addWidget(m_menu);
    for (Button *button : {m_range, m_live})
        button->setType(Type::Small);
    m_dot->move(px(17), px(4));
    m_dot->hide();
    const std::pair<QWidget *, const char *> names[] = {{m_back, "top.back"}, {m_forward, "top.forward"}, {m_range, "top.range"},
                                                        {m_live, "top.live"}, {m_bell, "top.bell"},       {m_menu, "top.menu"}};
    for (const auto &[widget, name] : names)
        widget->setObjectName(QLatin1String(name));
    setTabOrder(m_forward, m_command);
    setTabOrder(m_command, m_range);
    retranslate();
}

void TopBar::retranslate()
{
    m_back->setName(tr("Back"));
    m_forward->setName(tr("Forward"));
    m_bell->setName(tr("Messages"));
    m_menu->setName(tr("Menu"));
    setLive(m_isLive);
}

void TopBar::setLive(bool live)
{
    m_isLive = live;
    m_live->setText(live ? tr("Live") : tr("Paused"));
    m_live->setTone(live ? Tone::Ok : Tone::Mute);
}

void TopBar::setRangeText(const QString &text)
{
    m_range->setText(text);
    m_range->setAccessibleName(tr("Time range: %1").arg(text));
}

void TopBar::setUnread(bool unread)
{
    m_dot->setVisible(unread);
    m_bell->setAccessibleDescription(unread ? tr("There are new messages") : QString());
}

void TopBar::placeCommand()
{
    // Centred over the sheet, which ends 8 px before the window does; reckoned as one reads from the left, and mirrored at the end.
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    const auto start = [this, mirrored](const QWidget *widget) { return mirrored ? width() - widget->geometry().right() - 1 : widget->x(); };
    const int left = start(m_forward) + m_forward->width() + px(16);
    const int right = start(m_range->isVisible() ? m_range : m_live->isVisible() ? static_cast<QWidget *>(m_live) : m_bell) - px(16);
    const int wide = qMin(px(sizes().width.commandField), right - left);
    const int x = qBound(left, (width() - px(8) - wide) / 2, qMax(left, right - wide));
    const int shown = qMax(wide, px(60));
    m_command->setGeometry(mirrored ? width() - x - shown : x, px(8), shown, px(sizes().height.control));
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layout()->activate();
    placeCommand();
}

void TopBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), tokens().window);
    placeCommand(); // buttons come and go with the page
}

void TopBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace portreeve::ui
