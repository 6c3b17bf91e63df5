// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/quitting.h"

#include "ui/client/client.h"
#include "ui/widgets/label.h"
#include "ui/widgets/sheet.h"

#include <QTimerEvent>
#include <QVBoxLayout>

namespace portreeve::ui {
namespace {

constexpr int lookMs = 500;
constexpr int answerMs = 3000; // an engine that says nothing does not keep the program

} // namespace

Quitting::Quitting(Client *local, QObject *parent) : QObject(parent), m_local(local) {}

Quitting::~Quitting()
{
    if (m_sheet)
        m_sheet->disconnect(this);
}

void Quitting::begin(std::function<QWidget *()> over)
{
    if (m_isUnderWay)
        return;
    m_isUnderWay = true;
    m_isWaiting = false;
    m_over = std::move(over);
    if (!m_local || m_local->state() == LinkState::Lost)
        return finish(false);
    m_since.start();
    m_timer.start(answerMs, this);
    look();
}

void Quitting::look()
{
    m_local->get(this, QStringLiteral("/portreeve/live"), [this](const Answer &answer) {
        if (!m_isUnderWay)
            return;
        if (!answer.isOk())
            return finish(false);
        take(answer.object().value(QLatin1String("in_flight")).toInteger());
    });
}

void Quitting::take(qint64 inFlight)
{
    if (inFlight <= 0)
        return finish(false);
    if (m_isWaiting)
        return showLeft(inFlight);
    if (!m_sheet)
        ask(inFlight);
}

void Quitting::ask(qint64 inFlight)
{
    m_timer.stop();
    m_sheet = new Sheet(tr("%n request(s) are running", nullptr, int(inFlight)), m_over());
    m_sheet->setObjectName(QStringLiteral("quit"));
    m_sheet->setTone(Tone::Warn);
    m_text = new Label(tr("Portreeve serves apps on this computer. You may wait until what runs is done, at most %1 s; new requests are refused meanwhile.").arg(mostSeconds));
    m_text->setWordWrap(true);
    m_sheet->body()->addWidget(m_text);
    m_sheet->addFootLeft(tr("Cancel"), ButtonKind::Secondary, Sheet::Does::Reject)->setObjectName(QStringLiteral("quit.cancel"));
    Button *now = m_sheet->addFoot(tr("Quit now"), ButtonKind::Danger, Sheet::Does::Nothing);
    now->setObjectName(QStringLiteral("quit.now"));
    m_wait = m_sheet->addFoot(tr("Wait, then quit"), ButtonKind::Primary, Sheet::Does::Nothing);
    m_wait->setObjectName(QStringLiteral("quit.wait"));
    connect(now, &QPushButton::clicked, this, [this] { finish(true); });
    connect(m_wait, &QPushButton::clicked, this, &Quitting::wait);
    connect(m_sheet, &QDialog::rejected, this, &Quitting::stay);
    m_sheet->open();
    m_wait->setFocus();
}

/// New calls are refused, so that the count can only fall.
void Quitting::wait()
{
    m_isWaiting = true;
    m_wait->setEnabled(false);
    m_since.start();
    m_local->post(this, QStringLiteral("/portreeve/server/pause"), {}, [](const Answer &) {});
    m_timer.start(lookMs, this);
    look();
}

void Quitting::showLeft(qint64 inFlight)
{
    const int seconds = qMax(0, mostSeconds - int(m_since.elapsed() / 1000));
    m_text->setText(tr("%n request(s) left.", nullptr, int(inFlight)) + QLatin1Char(' ') + tr("What is not done in %1 s is cut.").arg(seconds));
}

void Quitting::stay()
{
    m_timer.stop();
    m_isUnderWay = false;
    if (std::exchange(m_isWaiting, false))
        m_local->post(this, QStringLiteral("/portreeve/server/resume"), {}, [](const Answer &) {});
    emit stays();
}

void Quitting::finish(bool cuts)
{
    m_timer.stop();
    m_isUnderWay = false;
    m_cuts = cuts;
    if (m_sheet) {
        m_sheet->disconnect(this);
        m_sheet->close();
    }
    emit done();
}

void Quitting::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId() || !m_local)
        return;
    if (!m_isWaiting || m_since.elapsed() >= mostSeconds * 1000)
        return finish(true);
    look();
}

} // namespace portreeve::ui
