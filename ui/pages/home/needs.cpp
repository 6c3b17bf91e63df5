// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/needs.h"

#include "ui/models/series.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/times.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMap>

#include <algorithm>

namespace portreeve::ui {
namespace {

struct NeedWords {
    Q_DECLARE_TR_FUNCTIONS(Needs)
};

constexpr double nearShare = 0.80; // of a budget
constexpr double pressingShare = 0.95;
constexpr int expiryDays = 7;
constexpr qint64 fewestFailures = 5;
constexpr double failingShare = 0.10;
constexpr double badShare = 0.20;
constexpr qint64 lagRows = 50'000;
constexpr qsizetype namesShown = 3;

QDateTime momentOf(const QJsonValue &value)
{
    QDateTime at = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (at.isValid() && at.timeSpec() == Qt::LocalTime)
        at.setTimeSpec(Qt::UTC); // LiteLLM leaves the zone out; it means UTC
    return at.toLocalTime();
}

/// The first names, and how many more.
QString nameList(const QStringList &names)
{
    const QString shown = names.mid(0, namesShown).join(QStringLiteral(", "));
    if (names.size() <= namesShown)
        return shown;
    return NeedWords::tr("%1 and %n more", nullptr, int(names.size() - namesShown)).arg(shown);
}

QString keyNameOf(const QJsonObject &key)
{
    for (const char *name : {"key_alias", "key_name", "token"}) {
        const QString text = key[QLatin1String(name)].toString();
        if (!text.isEmpty())
            return text;
    }
    return {};
}

void addGateway(QList<Need> &needs, const NeedSources &from)
{
    if (from.live.state == QLatin1String("paused"))
        needs.append({Tone::Bad, NeedWords::tr("The gateway is paused"), NeedWords::tr("Model calls get status 503 until it is resumed"), NeedWords::tr("Resume"), {}, {}});
    if (from.live.state == QLatin1String("draining"))
        needs.append({Tone::Warn, NeedWords::tr("The gateway is stopping"), NeedWords::tr("Requests under way are finished, new ones are refused"), NeedWords::tr("Server"),
                      QStringLiteral("server"), {}});
    if (from.live.journalLagRows > lagRows)
        needs.append({Tone::Warn, NeedWords::tr("The database falls behind"),
                      NeedWords::tr("%1 requests wait in the journal; none is lost").arg(countText(from.live.journalLagRows)), NeedWords::tr("Server"),
                      QStringLiteral("server"), {}});
}

void addBudget(QList<Need> &needs, const QJsonObject &key, const QDateTime &now)
{
    const qint64 limit = nanoFromDollars(key[QLatin1String("max_budget")].toDouble());
    const qint64 soft = nanoFromDollars(key[QLatin1String("soft_budget")].toDouble());
    const qint64 spent = nanoFromDollars(key[QLatin1String("spend")].toDouble());
    const QVariantMap where{{QStringLiteral("id"), key[QLatin1String("token")].toString()}};
    const bool isHard = limit > 0 && double(spent) >= nearShare * double(limit);
    if (!isHard && (soft <= 0 || spent < soft))
        return;
    QString detail = NeedWords::tr("%1 of %2").arg(moneyText(spent, Money::Cents), moneyText(isHard ? limit : soft, Money::Cents));
    const QDateTime reset = momentOf(key[QLatin1String("budget_reset_at")]);
    if (reset.isValid())
        detail = NeedWords::tr("%1, resets %2").arg(detail, dayText(reset.date(), now.date()));
    const QString name = keyNameOf(key);
    if (!isHard) {
        needs.append({Tone::Info, NeedWords::tr("Key %1 is over its soft budget").arg(name), detail, NeedWords::tr("Open"), QStringLiteral("keys"), where});
        return;
    }
    const double share = double(spent) / double(limit);
    const QString title = spent >= limit ? NeedWords::tr("Key %1 has used up its budget").arg(name) : NeedWords::tr("Key %1 is at %2 of its budget").arg(name, shareText(std::floor(share * 100) / 100));
    needs.append({share >= pressingShare ? Tone::Bad : Tone::Warn, title, detail, NeedWords::tr("Raise"), QStringLiteral("keys"), where});
}

void addExpiry(QList<Need> &needs, const QJsonObject &key, const QDateTime &now)
{
    const QDateTime expires = momentOf(key[QLatin1String("expires")]);
    if (!expires.isValid() || expires > now.addDays(expiryDays) || expires < now.addDays(-expiryDays))
        return;
    const QVariantMap where{{QStringLiteral("id"), key[QLatin1String("token")].toString()}};
    const QString when = whenText(expires, now);
    const bool isOver = expires <= now;
    needs.append({isOver ? Tone::Bad : Tone::Warn,
                  isOver ? NeedWords::tr("Key %1 expired %2").arg(keyNameOf(key), relativeText(expires, now)) : NeedWords::tr("Key %1 expires %2").arg(keyNameOf(key), relativeText(expires, now)),
                  isOver ? NeedWords::tr("Refused since %1").arg(when) : NeedWords::tr("Refused from %1 on").arg(when), NeedWords::tr("Extend"),
                  QStringLiteral("keys"), where});
}

void addKeys(QList<Need> &needs, const NeedSources &from)
{
    const QJsonArray keys = from.keys[QLatin1String("keys")].toArray();
    for (const QJsonValue &each : keys) {
        const QJsonObject key = each.toObject();
        if (key.isEmpty() || key[QLatin1String("blocked")].toBool())
            continue;
        addBudget(needs, key, from.now);
        addExpiry(needs, key, from.now);
    }
    const qint64 all = integerOf(from.keys[QLatin1String("total_count")]);
    if (all > keys.size() && !keys.isEmpty())
        needs.append({Tone::Info, NeedWords::tr("%1 of %2 keys are watched here").arg(countText(keys.size()), countText(all)),
                      NeedWords::tr("Those that spent most; budgets and expiry of the others are on Keys"), NeedWords::tr("Keys"), QStringLiteral("keys"), {}});
}

struct ProviderAttempts {
    QString name;
    qint64 all = 0;
    qint64 failed = 0;
};

/// By attempts: a provider whose failures others make good fails all the same. The one with most failures first.
QList<ProviderAttempts> byProvider(const QJsonArray &rows)
{
    QMap<QString, ProviderAttempts> found;
    for (const auto &each : rows) {
        ProviderAttempts &to = found[each[QLatin1String("provider")].toString()];
        to.name = each[QLatin1String("provider")].toString();
        to.all += each[QLatin1String("attempts")].toInteger();
        to.failed += each[QLatin1String("failed")].toInteger();
    }
    QList<ProviderAttempts> all = found.values();
    std::stable_sort(all.begin(), all.end(), [](const ProviderAttempts &a, const ProviderAttempts &b) { return a.failed > b.failed; });
    return all;
}

void addProviders(QList<Need> &needs, const NeedSources &from)
{
    for (const ProviderAttempts &each : byProvider(from.attempts)) {
        const double share = each.all > 0 ? double(each.failed) / double(each.all) : 0;
        if (each.failed < fewestFailures || share < failingShare)
            continue;
        needs.append({share >= badShare ? Tone::Bad : Tone::Warn, NeedWords::tr("%1 fails").arg(each.name),
                      NeedWords::tr("%1 of %2 attempts in %3 min, %4").arg(countText(each.failed), countText(each.all)).arg(providerMinutes).arg(shareText(share)),
                      NeedWords::tr("Models"), QStringLiteral("models"), {{QStringLiteral("provider"), each.name}}});
    }
}

bool hasPrice(const QJsonObject &members)
{
    for (auto each = members.begin(); each != members.end(); ++each) {
        if (each.key().contains(QLatin1String("_cost")) && each.value().isDouble())
            return true;
    }
    return false;
}

void addUnpriced(QList<Need> &needs, const NeedSources &from)
{
    QStringList names;
    QString first;
    for (const QJsonValue &each : from.models) {
        const QJsonObject model = each.toObject();
        const QJsonObject info = model[QLatin1String("model_info")].toObject();
        const QString name = model[QLatin1String("model_name")].toString();
        if (hasPrice(info) || hasPrice(model[QLatin1String("litellm_params")].toObject()) || names.contains(name))
            continue;
        if (names.isEmpty())
            first = info[QLatin1String("id")].toString();
        names.append(name);
    }
    if (names.isEmpty())
        return;
    const QString title = names.size() == 1 ? NeedWords::tr("%1 has no price").arg(names.first()) : NeedWords::tr("%n models have no price", nullptr, int(names.size()));
    const QString detail = names.size() == 1 ? NeedWords::tr("Its cost is not counted") : NeedWords::tr("The cost of %1 is not counted").arg(nameList(names));
    needs.append({Tone::Warn, title, detail, NeedWords::tr("Set price"), QStringLiteral("models"), {{QStringLiteral("id"), first}}});
}

void addNotices(QList<Need> &needs, const NeedSources &from)
{
    const QJsonArray notices = from.server[QLatin1String("notices")].toArray();
    for (const QJsonValue &each : notices) {
        const QJsonObject notice = each.toObject();
        const QString place = notice[QLatin1String("place")].toString();
        needs.append({Tone::Info, place.isEmpty() ? NeedWords::tr("A note on the configuration") : NeedWords::tr("A note on %1").arg(place), notice[QLatin1String("text")].toString(),
                      NeedWords::tr("Read"), QStringLiteral("server"), {}});
    }
    QStringList names;
    const QJsonArray unserved = from.server[QLatin1String("settings_not_served")].toArray();
    for (const QJsonValue &each : unserved)
        names.append(each.toString());
    if (!names.isEmpty())
        needs.append({Tone::Info, NeedWords::tr("%n settings have no effect here", nullptr, int(names.size())), nameList(names), NeedWords::tr("Read"), QStringLiteral("server"), {}});
}

int pressing(Tone tone)
{
    return tone == Tone::Bad ? 0 : tone == Tone::Warn ? 1 : 2;
}

} // namespace

QList<Need> needsOf(const NeedSources &from)
{
    QList<Need> needs;
    addGateway(needs, from);
    addProviders(needs, from);
    addKeys(needs, from);
    addUnpriced(needs, from);
    addNotices(needs, from);
    std::stable_sort(needs.begin(), needs.end(), [](const Need &a, const Need &b) { return pressing(a.tone) < pressing(b.tone); });
    return needs;
}

QList<ListRow> needRows(const QList<Need> &needs)
{
    QList<ListRow> rows;
    for (const Need &need : needs) {
        ListRow row;
        row.id = QString::number(rows.size());
        row.tone = int(need.tone);
        row.title = need.title;
        row.second = need.detail;
        row.link = need.act;
        rows.append(row);
    }
    if (!rows.isEmpty())
        return rows;
    ListRow calm;
    calm.tone = int(Tone::Ok);
    calm.title = NeedWords::tr("Nothing needs you");
    calm.second = NeedWords::tr("Budgets, expiry, providers, prices and configuration are in order");
    return {calm};
}

} // namespace portreeve::ui
