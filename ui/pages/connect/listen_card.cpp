// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/connect/listen_card.h"

#include "ui/client/client.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/times.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace portreeve::ui {

ListenCard::ListenCard(Client &client, QWidget *parent)
    : Card({}, {}, parent), m_client(client), m_listener(client), m_words(new Label({}, Type::Small, &Tokens::text2)), m_state(new StatusLine(Tone::Mute)), m_banner(new Banner),
      m_run(new Button({}, ButtonKind::Primary)), m_act(new Button)
{
    setObjectName(QStringLiteral("connect.listen"));
    m_state->setObjectName(QStringLiteral("connect.listen.state"));
    m_run->setObjectName(QStringLiteral("connect.listen.run"));
    m_act->setObjectName(QStringLiteral("connect.listen.act"));
    m_banner->setObjectName(QStringLiteral("connect.listen.verdict"));
    m_words->setWordWrap(true);
    m_banner->hide();
    m_act->hide();
    auto *row = new QHBoxLayout;
    space(row, 0, 10);
    row->addWidget(m_run);
    row->addWidget(m_act);
    row->addWidget(m_state);
    row->addStretch(1);
    body()->addWidget(m_words);
    body()->addWidget(m_banner);
    body()->addLayout(row);
    connect(m_run, &QPushButton::clicked, this, &ListenCard::toggle);
    connect(m_act, &QPushButton::clicked, this, [this] { m_last.needsEdit ? emit editWanted(m_key.token) : emit requestWanted(m_last.id); });
    connect(&m_listener, &Listener::heard, this, &ListenCard::take);
    connect(&m_listener, &Listener::failed, this, [this](const QString &why) {
        m_fault = why;
        say();
    });
    say();
}

void ListenCard::setKey(const AccessKey &key, const QString &appName)
{
    m_appName = appName;
    if (key.token != m_key.token) {
        m_listener.stop();
        m_isWanted = m_isServed = false;
        m_count = 0;
        m_fault.clear();
        m_last = {};
        m_banner->hide();
        m_act->hide();
    }
    m_key = key;
    say();
}

void ListenCard::toggle()
{
    m_isWanted = !m_isWanted;
    m_isServed = false;
    m_count = 0;
    m_fault.clear();
    m_banner->hide();
    m_act->hide();
    m_isWanted ? m_listener.start(m_key) : m_listener.stop();
    say();
}

void ListenCard::pause()
{
    m_listener.stop();
}

void ListenCard::resume()
{
    if (m_isWanted && !m_listener.isRunning())
        m_listener.start(m_key);
}

void ListenCard::take(const Heard &heard)
{
    m_fault.clear();
    ++m_count;
    const bool isGood = heard.kind == Heard::Served;
    if (m_isServed && !isGood && heard.kind != Heard::Refused && heard.kind != Heard::Failed)
        return say(); // strangers do not wipe out a good result
    m_isServed = m_isServed || isGood;
    m_last = heard;
    const Tone tone = isGood ? Tone::Ok : heard.kind == Heard::Refused ? Tone::Bad : Tone::Warn;
    m_banner->set(tone, heard.title, QStringList{heard.detail, heard.remedy}.join(QLatin1Char('\n')).trimmed());
    m_banner->show();
    m_act->setVisible(heard.needsEdit || !heard.id.isEmpty());
    QAccessibleEvent alert(m_banner, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    say();
}

void ListenCard::say()
{
    setTitle(tr("Try it"));
    const bool canListen = !m_key.token.isEmpty();
    m_run->setEnabled(canListen);
    m_run->setText(m_isWanted ? tr("Stop listening") : tr("Start listening"));
    m_run->setKind(m_isWanted ? ButtonKind::Secondary : ButtonKind::Primary);
    m_act->setText(m_last.needsEdit ? tr("Edit the key") : tr("Open the request"));
    QString words = tr("Start listening, then let %1 ask something. The first request with this key shows here, also if it is refused.").arg(m_appName);
    if (!m_listener.hearsRefusals())
        words = tr("Start listening, then let %1 ask something. LiteLLM writes its log with a delay of up to a minute and does not tell what it refused.").arg(m_appName);
    m_words->setText(canListen ? words : tr("Choose a key first."));
    m_state->setHalo(m_isWanted && m_fault.isEmpty());
    if (!m_fault.isEmpty())
        m_state->set(Tone::Bad, tr("The gateway was not reached: %1").arg(m_fault));
    else if (!m_isWanted)
        m_state->set(Tone::Mute, m_count > 0 ? tr("%n heard", nullptr, m_count) : tr("Not listening"));
    else if (m_count == 0)
        m_state->set(Tone::Info, tr("Start your app now. Listening on %1, with %2").arg(m_client.url().isEmpty() ? m_client.connection().name : m_client.url(), m_key.name()));
    else
        m_state->set(m_isServed ? Tone::Ok : Tone::Warn, tr("%n heard since %1", nullptr, m_count).arg(clockText(m_listener.since())));
}

void ListenCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        say();
}

} // namespace portreeve::ui
