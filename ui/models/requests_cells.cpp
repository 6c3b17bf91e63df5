// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/request_words.h"
#include "ui/models/requests_model.h"
#include "ui/widgets/glyphs.h"
#include "ui/widgets/label.h"
#include "ui/widgets/numbers.h"
#include "ui/widgets/times.h"

#include <QDateTime>
#include <QTimeZone>

#define WORDS(text) text // collected by lupdate for the class whose function they stand in

namespace portreeve::ui {
namespace {

// In the order of the table in columns().
enum Place {
    Time, Status, Model, Key, InOut, Cost, Duration, FirstToken, Road, Provider, Deployment, Team, User, EndUser, Session, Kind, Route, Dialect, Stream, Input, Output, Cached,
    CacheWrite, Reasoning, Speed, Attempts, Retries, Fallbacks, ErrorClass, ErrorCode, ErrorMessage, Tags, Id
};

constexpr qint64 nsPerMs = 1'000'000;

QString said(const QString &text)
{
    return text.isEmpty() ? absent() : text;
}

QString counted(qint64 count)
{
    return count ? countShort(count) : absent();
}

QString lasted(const std::optional<qint64> &ms)
{
    return ms ? secondsText(*ms * nsPerMs) : absent();
}

QDateTime momentOf(const RequestRow &row, bool utc)
{
    return QDateTime::fromMSecsSinceEpoch(row.listed, utc ? Qt::UTC : Qt::LocalTime);
}

/// Today the clock alone; else the day before it.
QString timeText(const RequestRow &row, bool utc)
{
    const QDateTime at = momentOf(row, utc);
    const QDate today = (utc ? QDateTime::currentDateTimeUtc() : QDateTime::currentDateTime()).date();
    const QString clock = clockText(at, true);
    return at.date() == today ? clock : dayText(at.date(), today) + QLatin1Char(' ') + clock;
}

/// Tokens a second while they came.
std::optional<double> speedOf(const RequestRow &row)
{
    const qint64 streamed = row.durationMs.value_or(0) - row.firstTokenMs.value_or(0);
    if (row.output <= 0 || streamed <= 0)
        return std::nullopt;
    return double(row.output) * 1000 / double(streamed);
}

} // namespace

const QList<RequestColumn> &RequestsModel::columns()
{
    static const QList<RequestColumn> all = {
        {"time", WORDS("Time"), Cell::Time, 104, true, "time", nullptr},
        {"status", WORDS("Status"), Cell::Status, 92, true, "status", "status"},
        {"model", WORDS("Model"), Cell::Asked, 184, true, nullptr, "model"},
        {"key", WORDS("Key"), Cell::Text, 98, true, nullptr, "key"},
        {"tokens", WORDS("Tokens"), Cell::Number, 102, true, "tokens", nullptr},
        {"cost", WORDS("Cost"), Cell::Money, 76, true, "cost", nullptr},
        {"dur", WORDS("Duration"), Cell::Number, 74, true, "dur", nullptr},
        {"ttft", WORDS("First token"), Cell::Number, 82, true, "ttft", nullptr},
        {"road", WORDS("Route"), Cell::Road, 62, true, nullptr, nullptr},
        {"provider", WORDS("Provider"), Cell::Text, 110, false, nullptr, "provider"},
        {"deployment", WORDS("Deployment"), Cell::Text, 130, false, nullptr, "deployment"},
        {"team", WORDS("Team"), Cell::Text, 100, false, nullptr, "team"},
        {"user", WORDS("User"), Cell::Text, 100, false, nullptr, "user"},
        {"customer", WORDS("Customer"), Cell::Text, 100, false, nullptr, "customer"},
        {"session", WORDS("Session"), Cell::Mono, 120, false, nullptr, "session"},
        {"type", WORDS("Type"), Cell::Text, 90, false, nullptr, "type"},
        {"route", WORDS("Path"), Cell::Text, 150, false, nullptr, "route"},
        {"dialect", WORDS("Dialect"), Cell::Text, 90, false, nullptr, "dialect"},
        {"stream", WORDS("Stream"), Cell::Text, 70, false, nullptr, "stream"},
        {"in", WORDS("Input"), Cell::Number, 76, false, nullptr, nullptr},
        {"out", WORDS("Output"), Cell::Number, 76, false, nullptr, nullptr},
        {"cached", WORDS("Cached"), Cell::Number, 76, false, nullptr, nullptr},
        {"cache_write", WORDS("Cache write"), Cell::Number, 86, false, nullptr, nullptr},
        {"reasoning", WORDS("Reasoning"), Cell::Number, 86, false, nullptr, nullptr},
        {"tps", WORDS("Speed"), Cell::Number, 86, false, nullptr, nullptr},
        {"attempts", WORDS("Attempts"), Cell::Number, 76, false, nullptr, nullptr},
        {"retries", WORDS("Retries"), Cell::Number, 70, false, nullptr, nullptr},
        {"fallbacks", WORDS("Fallbacks"), Cell::Number, 80, false, nullptr, nullptr},
        {"error", WORDS("Error class"), Cell::Text, 140, false, nullptr, "error"},
        {"code", WORDS("Error code"), Cell::Text, 100, false, nullptr, "code"},
        {"message", WORDS("Error"), Cell::Text, 260, false, nullptr, nullptr},
        {"tags", WORDS("Tags"), Cell::Tags, 140, false, nullptr, nullptr},
        {"id", WORDS("Request id"), Cell::Mono, 150, false, nullptr, "id"},
    };
    return all;
}

int RequestsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(columns().size());
}

QVariant RequestsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columns().size())
        return {};
    if (role == Qt::DisplayRole)
        return tr(columns()[section].title);
    const char *sort = columns()[section].sort;
    if (role == Qt::ToolTipRole && !(sort && m_source->canSort(QLatin1String(sort))))
        return tr("The server does not sort by this");
    return {};
}

QString RequestsModel::textOf(const RequestRow &row, int column) const
{
    switch (column) {
    case Time: return timeText(row, m_isUtc);
    case Status: return stateOf(row).word;
    case Model: return said(row.asked.isEmpty() ? row.model : row.asked);
    case Key: return said(row.key());
    case InOut: return row.input || row.output ? tokensText(row.input, row.output, row.isRunning()) : absent();
    case Cost: return row.costNanos && !(row.isRefused() && !*row.costNanos) ? moneyText(*row.costNanos) : absent();
    case Duration: return lasted(row.durationMs);
    case FirstToken: return lasted(row.firstTokenMs);
    case Provider: return said(row.provider);
    case Deployment: return said(row.deployment);
    case Team: return said(row.team);
    case User: return said(row.user);
    case EndUser: return said(row.endUser);
    case Session: return said(row.session);
    case Kind: return said(row.type);
    case Route: return said(row.route);
    case Dialect: return said(row.dialect);
    case Stream: return row.isStream ? tr("yes") : tr("no");
    case Input: return counted(row.input);
    case Output: return counted(row.output);
    case Cached: return counted(row.cached);
    case CacheWrite: return counted(row.cacheWrite);
    case Reasoning: return counted(row.reasoning);
    case Speed: return speedOf(row) ? rateText(*speedOf(row), tr("tok/s")) : absent();
    case Attempts: return counted(row.attempts);
    case Retries: return counted(row.retries);
    case Fallbacks: return counted(row.fallbacks);
    case ErrorClass: return said(row.errorClass);
    case ErrorCode: return said(row.errorCode);
    case ErrorMessage: return said(row.errorMessage.simplified());
    case Tags: return row.tags.join(QStringLiteral(", "));
    case Id: return row.id;
    default: return {};
    }
}

/// What a copy holds: the exact figure, plain.
QVariant RequestsModel::exact(const RequestRow &row, int column) const
{
    const auto ms = [](const std::optional<qint64> &value) { return value ? QVariant(QString::number(*value)) : QVariant(QString()); };
    switch (column) {
    case Time: return momentOf(row, m_isUtc).toString(Qt::ISODateWithMs);
    case Status: return row.status ? QString::number(row.status) : stateOf(row).word;
    case Model: return row.model.isEmpty() || row.model == row.asked ? row.asked : row.asked + QStringLiteral(" -> ") + row.model;
    case InOut: return QStringLiteral("%1 / %2").arg(row.input).arg(row.output);
    case Cost: return row.costNanos ? QString::number(double(*row.costNanos) / 1e9, 'f', 9) : QString();
    case Duration: return ms(row.durationMs);
    case FirstToken: return ms(row.firstTokenMs);
    case Road: return row.road;
    case Input: return QString::number(row.input);
    case Output: return QString::number(row.output);
    case Cached: return QString::number(row.cached);
    case CacheWrite: return QString::number(row.cacheWrite);
    case Reasoning: return QString::number(row.reasoning);
    default: {
        const QString text = textOf(row, column);
        return text == absent() ? QString() : text;
    }
    }
}

QVariant RequestsModel::cell(const PagedRow &paged, int column, int role) const
{
    const auto &row = static_cast<const RequestRow &>(paged);
    switch (role) {
    case Qt::DisplayRole:
        return column == Road || column == Tags ? QVariant(QString()) : QVariant(textOf(row, column));
    case role::Copy:
        return exact(row, column);
    case role::Tone:
        if (column == Status)
            return int(stateOf(row).tone);
        return column == Duration && row.isRunning() ? QVariant(int(Tone::Info)) : QVariant();
    case role::Second:
        return column == Model && row.model != row.asked && !row.asked.isEmpty() ? QVariant(row.model) : QVariant();
    case role::Value:
        return column == Road ? QVariant(row.road) : column == Tags ? QVariant(row.tags) : QVariant();
    case Qt::AccessibleTextRole:
        return column == Road ? QVariant(spokenRoad(row.road)) : column == Tags ? QVariant(row.tags.join(QStringLiteral(", "))) : QVariant();
    case Qt::ToolTipRole:
        if (column == Time)
            return fullTimeText(momentOf(row, m_isUtc));
        if (column == Status && !row.errorMessage.isEmpty())
            return plainTip(row.errorMessage.left(600));
        if (column == InOut)
            return tr("%1 in, %2 out").arg(countText(row.input), countText(row.output));
        return column == Road ? spokenRoad(row.road) : QString();
    default:
        return {};
    }
}

QPair<QString, QString> RequestsModel::filterValue(const RequestRow &row, int column) const
{
    if (column < 0 || column >= columns().size() || !columns()[column].field)
        return {};
    const QString field = QLatin1String(columns()[column].field);
    switch (column) {
    case Status: return {field, row.status ? QString::number(row.status) : QString()};
    case Model: return {field, row.group.isEmpty() ? row.asked : row.group};
    case Key: return {field, row.key()};
    case Stream: return {field, row.isStream ? QStringLiteral("yes") : QStringLiteral("no")};
    default: break;
    }
    const QString text = textOf(row, column);
    return text == absent() ? QPair<QString, QString>() : QPair<QString, QString>(field, text);
}

} // namespace portreeve::ui
