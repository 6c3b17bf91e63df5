// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/secret_view.h"

#include "ui/widgets/button.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/label.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/spoken.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QMimeData>
#include <QPainter>
#include <QTimer>

namespace portreeve::ui {
namespace {

constexpr int clearSeconds = 30;

class Clock : public QWidget
{
public:
    Clock() { fix(this, 14, 14); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(painter, rect(), QStringLiteral("clock"), tokens().text2);
    }
};

} // namespace

/// The sunken box; it shows the key by painting, so that no text control keeps copies of it.
class SecretView::Box : public QWidget, public Spoken
{
public:
    const QString *secret = nullptr;
    bool revealed = true;
    QAccessible::Role spokenRole() const override { return QAccessible::StaticText; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintBox(painter, rect(), px(sizes().radius.card), tokens().sunken, tokens().control);
        QFont mono = ui::font(Type::Mono);
        mono.setPixelSize(px(14));
        const QString text = !secret ? QString() : revealed ? *secret : secret->left(6) + QString(qMax<qsizetype>(0, qMin<qsizetype>(24, secret->size() - 6)), QChar(0x2022));
        const QRectF line = QRectF(rect()).adjusted(px(15), 0, -px(130), 0);
        paintText(painter, line, Qt::AlignLeft, mono, text, tokens().text1, Qt::ElideMiddle);
    }
};

void copySecret(const QString &secret)
{
    auto *data = new QMimeData;
    data->setText(secret);
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), "secret");
    QApplication::clipboard()->setMimeData(data);
}

void clearSecret(const QString &secret)
{
    QClipboard *clipboard = QApplication::clipboard();
    if (clipboard->text() == secret)
        clipboard->clear();
}

SecretView::SecretView(QWidget *parent)
    : QWidget(parent), m_box(new Box), m_eye(new IconButton(QStringLiteral("eye"), tr("Hide the key"))),
      m_copyButton(new Button(QStringLiteral("copy"), tr("Copy"), ButtonKind::Primary)), m_promise(new Label({}, Type::Small, &Tokens::text2)), m_clear(new QTimer(this))
{
    m_box->secret = &m_secret;
    fix(m_box, -1, 46);
    auto *inside = new QHBoxLayout(m_box);
    space(inside, QMargins(14, 0, 9, 0), 8);
    inside->addStretch();
    inside->addWidget(m_eye);
    inside->addWidget(m_copyButton);
    auto *promise = new QHBoxLayout;
    space(promise, QMargins(1, 0, 0, 0), 7);
    promise->addWidget(new Clock);
    promise->addWidget(m_promise, 1);
    auto *column = new QVBoxLayout(this);
    space(column, 0, 12);
    column->addWidget(m_box);
    column->addLayout(promise);
    connect(m_eye, &QToolButton::clicked, this, [this] { setRevealed(!m_box->revealed); });
    connect(m_copyButton, &QPushButton::clicked, this, &SecretView::copy);
    connect(m_clear, &QTimer::timeout, this, &SecretView::countDown);
    retranslate();
}

SecretView::~SecretView()
{
    if (m_left > 0) // the promise holds although the dialog is gone: a last look at the clipboard, on the program's own time
        QTimer::singleShot(m_left * 1000, qApp, [secret = m_secret] { clearSecret(secret); });
    forget();
}

void SecretView::setSecret(const QString &secret)
{
    m_secret = secret;
    m_box->update();
}

void SecretView::setRevealed(bool revealed)
{
    m_box->revealed = revealed;
    retranslate();
    m_box->update();
}

void SecretView::forget()
{
    m_secret.fill(QChar(0));
    m_secret.clear();
}

void SecretView::copy()
{
    copySecret(m_secret);
    m_copied = true;
    m_left = clearSeconds;
    m_clear->start(1000);
    retranslate();
    emit copied();
}

void SecretView::countDown()
{
    if (--m_left <= 0) {
        m_clear->stop();
        clearSecret(m_secret);
    }
    retranslate();
}

void SecretView::retranslate()
{
    m_copyButton->setText(tr("Copy"));
    m_eye->setName(m_box->revealed ? tr("Hide the key") : tr("Show the key"));
    m_box->setAccessibleName(m_box->revealed ? tr("The key is shown") : tr("The key is hidden"));
    if (m_left > 0)
        m_promise->setText(tr("Copied. The clipboard is cleared in %1 s if it still holds the key.").arg(m_left));
    else if (m_copied)
        m_promise->setText(tr("The clipboard no longer holds the key."));
    else
        m_promise->setText(tr("After a copy, the clipboard is cleared in %1 s if it still holds the key.").arg(clearSeconds));
}

void SecretView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace portreeve::ui
