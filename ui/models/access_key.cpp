// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/access_key.h"

#include "ui/widgets/numbers.h"

#include <QHash>
#include <QJsonArray>
#include <QRegularExpression>

namespace portreeve::ui {
namespace {

constexpr int soonDays = 7;
constexpr double nearShare = 0.8;

QString textOf(const QJsonObject &row, const char *name)
{
    return row.value(QLatin1String(name)).toString();
}

std::optional<qint64> countOf(const QJsonObject &row, const char *name)
{
    const QJsonValue value = row.value(QLatin1String(name));
    return value.isDouble() ? std::optional<qint64>(value.toInteger(qint64(value.toDouble()))) : std::nullopt;
}

std::optional<qint64> moneyOf(const QJsonObject &row, const char *name)
{
    const QJsonValue value = row.value(QLatin1String(name));
    return value.isDouble() ? std::optional<qint64>(nanoFromDollars(value.toDouble())) : std::nullopt;
}

QStringList listOf(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &each : value.toArray())
        list.append(each.toString());
    return list;
}

/// "sk-...k3f9" as LiteLLM writes it, with one character for the three points.
QString hintOf(const QJsonObject &row)
{
    QString hint = textOf(row, "key_name");
    hint.replace(QLatin1String("..."), QStringLiteral("…"));
    return hint.isEmpty() ? textOf(row, "token").left(10) + QStringLiteral("…") : hint;
}

bool isSpecial(const QString &model)
{
    return model == QLatin1String("all-proxy-models") || model == QLatin1String("all-team-models") || model == QLatin1String("*");
}

} // namespace

AccessKey AccessKey::fromRow(const QJsonObject &row)
{
    AccessKey key;
    key.row = row;
    key.token = textOf(row, "token");
    key.alias = textOf(row, "key_alias");
    key.hint = hintOf(row);
    key.user = textOf(row, "user_id");
    key.team = textOf(row, "team_id");
    key.organization = textOf(row, row.contains(QLatin1String("org_id")) ? "org_id" : "organization_id");
    key.models = listOf(row.value(QLatin1String("models")));
    const QJsonValue tags = row.value(QLatin1String("tags"));
    key.tags = listOf(tags.isArray() ? tags : row.value(QLatin1String("metadata"))[QLatin1String("tags")]);
    key.routes = listOf(row.value(QLatin1String("allowed_routes")));
    key.spend = moneyOf(row, "spend").value_or(0);
    key.budget = moneyOf(row, "max_budget");
    key.softBudget = moneyOf(row, "soft_budget");
    key.window = textOf(row, "budget_duration");
    key.requestsPerMinute = countOf(row, "rpm_limit");
    key.tokensPerMinute = countOf(row, "tpm_limit");
    key.parallel = countOf(row, "max_parallel_requests");
    key.resets = apiTime(row.value(QLatin1String("budget_reset_at")));
    key.expires = apiTime(row.value(QLatin1String("expires")));
    key.created = apiTime(row.value(QLatin1String("created_at")));
    key.updated = apiTime(row.value(QLatin1String("updated_at")));
    key.lastUsed = apiTime(row.value(QLatin1String("last_active")));
    key.createdBy = textOf(row, "created_by");
    key.updatedBy = textOf(row, "updated_by");
    key.blocked = row.value(QLatin1String("blocked")).toBool();
    return key;
}

QString AccessKey::lastFour() const
{
    const qsizetype point = hint.lastIndexOf(QStringLiteral("…"));
    return point < 0 ? QString() : hint.mid(point + 1);
}

bool AccessKey::mayUseAllModels() const
{
    return models.isEmpty() || std::any_of(models.begin(), models.end(), isSpecial);
}

bool AccessKey::mayUse(const QString &model) const
{
    if (mayUseAllModels())
        return true;
    return std::any_of(models.begin(), models.end(), [&model](const QString &each) {
        return each == model || (each.contains(QLatin1Char('*')) && fitsPattern(model, each, Qt::CaseSensitive));
    });
}

KeyState AccessKey::state(const QDateTime &now) const
{
    if (blocked)
        return KeyState::Blocked;
    if (expires.isValid() && expires <= now)
        return KeyState::Expired;
    if (budget && spend >= *budget)
        return KeyState::OverBudget;
    return expires.isValid() && expires <= now.addDays(soonDays) ? KeyState::ExpiresSoon : KeyState::Active;
}

Toll AccessKey::toll() const
{
    Toll toll;
    toll.spent = spend;
    toll.limit = budget.value_or(0);
    if (!budget)
        return toll;
    const qint64 warnAt = softBudget.value_or(qint64(double(*budget) * nearShare));
    toll.tone = spend >= *budget ? Tone::Bad : spend >= warnAt ? Tone::Warn : Tone::Info;
    return toll;
}

QString AccessKey::stateWord(KeyState state)
{
    switch (state) {
    case KeyState::Active: return tr("Active");
    case KeyState::ExpiresSoon: return tr("Expires soon");
    case KeyState::OverBudget: return tr("Over budget");
    case KeyState::Expired: return tr("Expired");
    case KeyState::Blocked: break;
    }
    return tr("Blocked");
}

Tone AccessKey::stateTone(KeyState state)
{
    switch (state) {
    case KeyState::Active: return Tone::Ok;
    case KeyState::ExpiresSoon: return Tone::Warn;
    case KeyState::OverBudget: return Tone::Bad;
    case KeyState::Expired: return Tone::Bad;
    case KeyState::Blocked: break;
    }
    return Tone::Mute;
}

QString AccessKey::modelsText() const
{
    if (mayUseAllModels())
        return tr("All");
    return models.size() == 1 ? models.first() : tr("%n models", nullptr, int(models.size()));
}

QString AccessKey::tollText() const
{
    if (!budget)
        return moneyText(spend, spend == 0 ? Money::Cents : Money::Cell);
    const bool whole = *budget >= 100'000'000'000 && *budget % 1'000'000'000 == 0;
    const Money form = whole ? Money::Whole : spend == 0 || spend >= 10'000'000 ? Money::Cents : Money::Cell;
    return QStringLiteral("%1 / %2").arg(moneyText(spend, form), moneyText(*budget, whole ? Money::Whole : Money::Cents));
}

QString AccessKey::rateText() const
{
    QStringList parts;
    if (requestsPerMinute)
        parts.append(tr("%1 rpm").arg(limitText(*requestsPerMinute)));
    if (tokensPerMinute)
        parts.append(tr("%1 tpm").arg(limitText(*tokensPerMinute)));
    return parts.isEmpty() ? absent() : parts.join(QStringLiteral(" · "));
}

QString AccessKey::ownerText() const
{
    return user.isEmpty() ? absent() : user;
}

QString windowText(const QString &window)
{
    if (window.isEmpty())
        return AccessKey::tr("in all");
    const qint64 seconds = windowSeconds(window);
    if (seconds == 0)
        return window;
    if (window.endsWith(QLatin1String("mo"))) {
        const int months = window.chopped(2).toInt();
        return months == 1 ? AccessKey::tr("per month") : AccessKey::tr("per %n months", nullptr, months);
    }
    if (seconds == 86'400)
        return AccessKey::tr("per day");
    if (seconds == 7 * 86'400)
        return AccessKey::tr("per week");
    if (seconds == 3600)
        return AccessKey::tr("per hour");
    if (seconds % 86'400 == 0)
        return AccessKey::tr("per %n days", nullptr, int(seconds / 86'400));
    if (seconds % 3600 == 0)
        return AccessKey::tr("per %n hours", nullptr, int(seconds / 3600));
    return AccessKey::tr("per %n seconds", nullptr, int(seconds));
}

qint64 windowSeconds(const QString &window)
{
    static const QRegularExpression form(QStringLiteral("^(\\d{1,9})(s|m|h|d|w|mo)$"));
    const auto match = form.match(window.trimmed());
    if (!match.hasMatch())
        return 0;
    static const QHash<QString, qint64> units{{QStringLiteral("s"), 1},      {QStringLiteral("m"), 60},      {QStringLiteral("h"), 3600},
                                              {QStringLiteral("d"), 86'400}, {QStringLiteral("w"), 604'800}, {QStringLiteral("mo"), 2'592'000}};
    return match.captured(1).toLongLong() * units.value(match.captured(2));
}

bool fitsPattern(const QString &text, const QString &pattern, Qt::CaseSensitivity sensitivity)
{
    // not wildcardToRegularExpression(): there a star ends at a slash, and model names have slashes
    QString form = QRegularExpression::escape(pattern);
    form.replace(QStringLiteral("\\*"), QStringLiteral(".*"));
    const auto options = sensitivity == Qt::CaseInsensitive ? QRegularExpression::CaseInsensitiveOption : QRegularExpression::NoPatternOption;
    return QRegularExpression(QRegularExpression::anchoredPattern(form), options).match(text).hasMatch();
}

QDateTime apiTime(const QJsonValue &value)
{
    static const QRegularExpression finer(QStringLiteral("(\\.\\d{3})\\d+")); // microseconds; a QDateTime has milliseconds
    QString text = value.toString();
    if (text.isEmpty())
        return {};
    text.replace(finer, QStringLiteral("\\1"));
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (time.isValid() && time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC); // said without a zone: LiteLLM means UTC
    return time.toLocalTime();
}

} // namespace portreeve::ui
