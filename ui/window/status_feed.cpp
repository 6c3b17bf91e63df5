// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/status_feed.h"

#include "ui/client/client.h"
#include "ui/client/live.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/status_bar.h"
#include "ui/widgets/times.h"

#include <QEvent>
#include <QUrl>

namespace portreeve::ui {
namespace {

/// "http://127.0.0.1:4000" is read as "127.0.0.1:4000"; the whole address is in the tooltip and in copies.
QString shortAddress(const QString &url)
{
    const QUrl address(url);
    const QString path = address.path() == QLatin1String("/") ? QString() : address.path();
    return address.isValid() && !address.authority().isEmpty() ? address.authority() + path : url;
}

} // namespace

StatusFeed::StatusFeed(StatusBar *bar, Live &live) : QObject(bar), m_bar(bar), m_live(live)
{
    build();
    bar->installEventFilter(this);
    connect(&live, &Live::changed, this, &StatusFeed::settle);
    connect(&live, &Live::lost, this, &StatusFeed::settle);
}

void StatusFeed::build()
{
    const auto leads = [this](StatusItem *item, const char *page, const QVariantMap &where = {}) {
        connect(item, &QAbstractButton::clicked, this, [this, page, where] { emit pageWanted(QLatin1String(page), where); });
    };
    connect(m_bar->left(QStringLiteral("state")), &QAbstractButton::clicked, this, [this] {
        if (m_client && m_client->state() == LinkState::Lost)
            return emit retryWanted();
        emit pageWanted(QStringLiteral("server"), {});
    });
    connect(m_bar->left(QStringLiteral("lock")), &QAbstractButton::clicked, this, &StatusFeed::unlockWanted);
    connect(m_bar->left(QStringLiteral("address")), &QAbstractButton::clicked, this, &StatusFeed::addressClicked);
    leads(m_bar->left(QStringLiteral("rate")), "requests");
    leads(m_bar->left(QStringLiteral("flight")), "active");
    leads(m_bar->left(QStringLiteral("errors")), "requests", {{QStringLiteral("filter"), QStringLiteral("has:error")}});
    m_bar->right(QStringLiteral("totals"))->setStrong(true);
    m_bar->right(QStringLiteral("totals"))->setFocusPolicy(Qt::NoFocus);
    leads(m_bar->right(QStringLiteral("spend")), "budgets");
    connect(m_bar->right(QStringLiteral("age")), &QAbstractButton::clicked, this, &StatusFeed::refreshWanted);
    leads(m_bar->right(QStringLiteral("dropped")), "server");
    setTotals({});
}

void StatusFeed::setClient(Client *client)
{
    m_client = client;
    connect(client, &Client::stateChanged, this, &StatusFeed::settle);
    setTotals({});
    settle();
}

void StatusFeed::setTotals(const QString &text)
{
    m_bar->setText(QStringLiteral("totals"), text);
}

void StatusFeed::setPaused(bool paused)
{
    m_paused = paused;
    showAge();
}

bool StatusFeed::isLiveKnown() const
{
    return m_client && m_client->state() != LinkState::Lost && m_live.state().at.isValid();
}

void StatusFeed::settle()
{
    if (!m_client)
        return;
    showState();
    showRates();
    showAge();
}

void StatusFeed::showState()
{
    const QString live = isLiveKnown() ? m_live.state().state : QString();
    Tone tone = Tone::Ok;
    QString words = live.isEmpty() ? tr("Connected") : tr("Running");
    if (live == QLatin1String("paused") || live == QLatin1String("draining")) {
        tone = Tone::Warn;
        words = live == QLatin1String("paused") ? tr("Paused") : tr("Draining");
    }
    if (m_client->state() == LinkState::Connecting) {
        tone = Tone::Info;
        words = tr("Connecting");
    }
    if (m_client->state() == LinkState::Lost) {
        tone = Tone::Bad;
        words = tr("Not connected");
    }
    StatusItem *item = m_bar->left(QStringLiteral("state"));
    item->setTone(tone);
    item->setToolTip(plainTip(m_client->stateReason()));
    m_bar->setText(QStringLiteral("state"), words);
    m_bar->setText(QStringLiteral("lock"), m_client->isReadOnly() ? tr("Read-only") : QString());
    m_bar->left(QStringLiteral("lock"))->setToolTip(tr("Nothing can be changed over this connection. Click to allow it."));
    const QString url = m_client->url();
    m_bar->setText(QStringLiteral("address"), shortAddress(url));
    m_bar->left(QStringLiteral("address"))->setToolTip(plainTip(tr("Copy %1").arg(url)));
    m_bar->left(QStringLiteral("address"))->setAccessibleName(tr("Address %1, copy").arg(url));
}

void StatusFeed::showRates()
{
    const bool isKnown = isLiveKnown();
    const LiveState &now = m_live.state();
    const auto say = [this, isKnown](const char *item, const QString &text) { m_bar->setText(QLatin1String(item), isKnown ? text : QString()); };
    say("rate", rateText(now.requestsPerSecond, tr("req/s")));
    say("flight", tr("%1 in flight").arg(countText(now.inFlight)));
    say("errors", tr("%1 errors/min").arg(countText(now.errorsLastMinute)));
    say("spend", tr("%1 today").arg(moneyText(now.spendTodayNanos, Money::Cell)));
    say("dropped", tr("%1 dropped").arg(countText(now.dropped)));
    m_bar->right(QStringLiteral("dropped"))->setToolTip(tr("Records of requests that could not be kept. This must be 0."));
}

void StatusFeed::showAge()
{
    const QDateTime at = m_live.state().at.toLocalTime();
    if (!at.isValid())
        return m_bar->setText(QStringLiteral("age"), {});
    const QString clock = clockText(at) + QLatin1Char(' ') + at.timeZoneAbbreviation();
    const bool isOld = m_client && m_client->state() == LinkState::Lost;
    m_bar->setText(QStringLiteral("age"), m_paused ? tr("Paused at %1").arg(clock) : tr("Data as of %1").arg(clock));
    m_bar->right(QStringLiteral("age"))->setToolTip(isOld ? tr("Nothing newer has come since the connection was lost.") : tr("Refresh now"));
}

bool StatusFeed::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_bar && event->type() == QEvent::LanguageChange)
        settle();
    return QObject::eventFilter(watched, event);
}

} // namespace portreeve::ui
