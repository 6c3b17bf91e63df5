// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/server/server_facts.h"

#include "ui/widgets/numbers.h"
#include "ui/widgets/times.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>

namespace portreeve::ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("portreeve::ui", text);
}

QString orAbsent(const QString &text)
{
    return text.isEmpty() ? absent() : text;
}

QString countOf(const QJsonValue &value)
{
    return value.isDouble() ? countText(value.toInteger()) : absent();
}

QString sizeOf(const QJsonValue &value)
{
    return value.isDouble() ? bytesText(value.toInteger()) : absent();
}

QString modeText(const QString &mode)
{
    return mode == QLatin1String("embedded") ? tr("in this desktop's process") : mode == QLatin1String("daemon") ? tr("portreeved") : orAbsent(mode);
}

} // namespace

QList<Fact> processFacts(const QJsonObject &server)
{
    const QDateTime started = QDateTime::fromMSecsSinceEpoch(server[QLatin1String("started_ms")].toInteger());
    const qint64 seconds = started.secsTo(QDateTime::currentDateTime());
    return {{tr("Address"), server[QLatin1String("url")].toString(), true, true},
            {tr("Runs"), modeText(server[QLatin1String("mode")].toString())},
            {tr("Version"), orAbsent(server[QLatin1String("version")].toString())},
            {tr("Process"), QString::number(server[QLatin1String("pid")].toInteger())},
            {tr("Started"), fullTimeText(started) + QStringLiteral(" · ") + durationText(qMax<qint64>(0, seconds) * 1'000'000'000)},
            {tr("TLS"), server[QLatin1String("tls")].toBool() ? tr("on") : tr("off")},
            {tr("Workers"), countOf(server[QLatin1String("workers")])},
            {tr("Threads"), countOf(server[QLatin1String("threads")])},
            {tr("Memory"), sizeOf(server[QLatin1String("memory_bytes")])},
            {tr("Connections"), countOf(server[QLatin1String("connections")])},
            {tr("Open files"), countOf(server[QLatin1String("open_files")])}};
}

QList<Fact> dataFacts(const QJsonObject &server)
{
    const QJsonObject database = server[QLatin1String("database")].toObject();
    const QJsonValue oldest = database[QLatin1String("oldest_ms")];
    return {{tr("Folder"), orAbsent(server[QLatin1String("data_dir")].toString()), true, true},
            {tr("Config file"), orAbsent(server[QLatin1String("config_file")].toString()), true, !server[QLatin1String("config_file")].toString().isEmpty()},
            {tr("Requests"), countOf(database[QLatin1String("requests")])},
            {tr("Failed or repeated attempts"), countOf(database[QLatin1String("attempts")])},
            {tr("Oldest"), oldest.isDouble() ? whenText(QDateTime::fromMSecsSinceEpoch(oldest.toInteger()), QDateTime::currentDateTime()) : absent()},
            {tr("Database"), sizeOf(database[QLatin1String("bytes")])},
            {tr("Write-ahead log"), sizeOf(database[QLatin1String("wal_bytes")])},
            {tr("Journal"), sizeOf(database[QLatin1String("journal_bytes")])},
            {tr("Rows not yet in the database"), countOf(database[QLatin1String("journal_lag_rows")])},
            {tr("Price list"), orAbsent(server[QLatin1String("price_version")].toString()) + QStringLiteral(" · ") + tr("%1 models").arg(countOf(server[QLatin1String("price_count")]))}};
}

QList<Fact> secretFacts(const QJsonObject &server)
{
    return {{tr("Master key"), orAbsent(server[QLatin1String("master_key_place")].toString()), true, true},
            {tr("Sealing key"), orAbsent(server[QLatin1String("seal_key_place")].toString()), true, true}};
}

QList<Notice> noticesOf(const QJsonObject &server)
{
    QList<Notice> notices;
    if (const QString fault = server[QLatin1String("database")].toObject()[QLatin1String("fault")].toString(); !fault.isEmpty())
        notices.append({tr("Database"), fault});
    for (const QJsonValue &value : server[QLatin1String("notices")].toArray()) {
        const QJsonObject notice = value.toObject();
        notices.append({notice[QLatin1String("place")].toString(), notice[QLatin1String("text")].toString()});
    }
    return notices;
}

} // namespace portreeve::ui
