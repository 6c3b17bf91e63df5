// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toast.h"

#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/label.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/toast_card.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>

namespace portreeve::ui {
namespace {

constexpr int atMost = 3;
constexpr int keep = 100;
constexpr int readingMs = 6000;

QString iconOf(Tone tone)
{
    return tone == Tone::Ok ? QStringLiteral("ok") : tone == Tone::Warn ? QStringLiteral("warning") : tone == Tone::Bad ? QStringLiteral("error") : QStringLiteral("info");
}

/// The seconds left, in a ring that closes.
class Countdown : public QWidget
{
public:
    explicit Countdown(QWidget *parent) : QWidget(parent) { fix(this, 22, 22); }

    void setLeft(int left, int all)
    {
        m_left = left;
        m_all = all;
        setAccessibleName(QString::number(left));
        update();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Tokens &t = tokens();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF ring = QRectF(rect()).adjusted(px(2), px(2), -px(2), -px(2));
        painter.setPen(QPen(t.track, px(2)));
        painter.drawEllipse(ring);
        painter.setPen(QPen(t.accent, px(2), Qt::SolidLine, Qt::FlatCap));
        painter.drawArc(ring, 90 * 16, -int(360 * 16 * m_left / qMax(1, m_all)));
        paintText(painter, rect(), Qt::AlignHCenter, ui::font(Type::Caption, 600), QString::number(m_left), t.text2);
    }

private:
    int m_left = 0;
    int m_all = 1;
};

} // namespace

ToastCard::ToastCard(const Toast &toast, QWidget *parent) : QWidget(parent), m_toast(toast), m_left(toast.undoSeconds), m_timer(new QTimer(this))
{
    fix(this, sizes().width.toast, -1);
    auto *title = new Label(toast.title, Type::Body);
    title->setWeight(500);
    title->setWordWrap(true);
    auto *detail = new Label(toast.detail, Type::Small, &Tokens::text2);
    detail->setWordWrap(true);
    if (toast.detail.isEmpty())
        detail->hide(); // never shown before it is in the card: it would be a window for a moment
    auto *words = new QVBoxLayout;
    space(words, 0, 0);
    words->addWidget(title);
    words->addWidget(detail);
    auto *row = new QHBoxLayout(this);
    space(row, QMargins(44, 7, 10, 7), 12);
    row->addLayout(words, 1);
    if (toast.undoSeconds > 0) {
        m_ring = new Countdown(this);
        row->addWidget(m_ring);
    }
    if (!toast.action.isEmpty()) {
        auto *act = new Button(toast.action);
        connect(act, &QPushButton::clicked, this, [this] {
            m_acted = true;
            if (m_toast.onAction)
                m_toast.onAction();
            emit done();
        });
        row->addWidget(act);
    }
    auto *close = new IconButton(QStringLiteral("close"), tr("Close"));
    connect(close, &QToolButton::clicked, this, &ToastCard::done);
    row->addWidget(close);
    setAccessibleName(toast.title + QLatin1Char(' ') + toast.detail);
    connect(m_timer, &QTimer::timeout, this, &ToastCard::tick);
    if (toast.undoSeconds > 0)
        m_timer->start(1000);
    else if (toast.tone == Tone::Ok || toast.tone == Tone::Info)
        m_timer->start(readingMs);
    showLeft();
}

ToastCard::~ToastCard()
{
    if (m_toast.undoSeconds > 0 && !m_acted && m_toast.onExpired)
        m_toast.onExpired(); // closing it early, or the window, is not taking it back
}

void ToastCard::tick()
{
    if (m_toast.undoSeconds > 0 && --m_left > 0)
        return showLeft();
    if (m_toast.undoSeconds == 0 && (underMouse() || isAncestorOf(focusWidget())))
        return;
    emit done();
}

void ToastCard::showLeft()
{
    if (m_ring)
        static_cast<Countdown *>(m_ring)->setLeft(m_left, m_toast.undoSeconds);
}

void ToastCard::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokens();
    QPainter painter(this);
    paintBox(painter, rect(), px(sizes().radius.card), t.raised, t.borderStrong);
    const qreal side = px(18);
    paintIcon(painter, QRectF(px(14), (height() - side) / 2, side, side), iconOf(m_toast.tone), color(toneInk(m_toast.tone).ink));
}

Toasts::Toasts(QWidget *over) : QWidget(over)
{
    setAttribute(Qt::WA_NoSystemBackground);
    over->installEventFilter(this);
    hide();
}

void Toasts::show(const Toast &toast)
{
    m_history.prepend(toast);
    m_history.resize(qMin<qsizetype>(m_history.size(), keep));
    while (m_cards.size() >= atMost)
        drop(m_cards.first());
    auto *card = new ToastCard(toast, this);
    connect(card, &ToastCard::done, this, [this, card] { drop(card); });
    m_cards.append(card);
    card->show();
    arrange();
    QAccessibleEvent alert(card, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    emit historyChanged();
}

void Toasts::drop(ToastCard *card)
{
    if (!m_cards.removeOne(card))
        return;
    card->hide();
    card->deleteLater();
    arrange();
}

void Toasts::arrange()
{
    setVisible(!m_cards.isEmpty());
    if (m_cards.isEmpty())
        return;
    int tall = 0;
    for (ToastCard *card : std::as_const(m_cards)) {
        const int height = card->layout()->hasHeightForWidth() ? card->layout()->heightForWidth(card->width()) : card->sizeHint().height();
        card->setGeometry(0, tall, px(sizes().width.toast), qMax(height, px(46)));
        tall = card->geometry().bottom() + 1 + px(8);
    }
    const QWidget *over = parentWidget();
    const QSize size(px(sizes().width.toast), tall - px(8));
    const int x = layoutDirection() == Qt::RightToLeft ? px(20) : over->width() - size.width() - px(20);
    setGeometry(QRect(QPoint(x, over->height() - size.height() - px(sizes().height.statusBar + 14)), size));
    raise();
}

bool Toasts::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        arrange();
    return QWidget::eventFilter(watched, event);
}

} // namespace portreeve::ui
