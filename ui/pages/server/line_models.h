// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QDateTime>

#include <deque>

namespace portreeve::ui {

/// A line of the gateway's log.
struct LogLine {
    qint64 seq = 0;
    QDateTime at;
    QString level; ///< "debug", "info", "warning", "error"
    QString event; ///< "server.paused"
    QString text;
    QString fields; ///< "file=config.yaml bytes=12"
};

/// The newest lines of the log, oldest first, at most 20,000. Columns: time, level, event, text.
class LogModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int most = 20'000;
    enum Column { Time, Level, Event, Text, Columns };

    using QAbstractTableModel::QAbstractTableModel;
    void append(const QList<LogLine> &lines);
    void clear();
    const LogLine &line(int row) const { return m_lines[std::size_t(row)]; }
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::deque<LogLine> m_lines;
};

/// A request that was turned away before any provider was asked.
struct TurnedAway {
    qint64 seq = 0;
    QDateTime at;
    int status = 0;
    QString message;
    QString path;
    QString model;
    QString key; ///< "sk-…9f2c"
    QString client; ///< the program's own name for itself
    QString address;
};

/// The newest of them first, at most 500. Columns: time, status, why, path, model, key, client, address.
class TurnedAwayModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int most = 500;
    enum Column { Time, Status, Why, Path, Model, Key, Client, Address, Columns };

    using QAbstractTableModel::QAbstractTableModel;
    void add(const QList<TurnedAway> &oldestFirst);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const TurnedAway &one, int column) const;
    std::deque<TurnedAway> m_rows;
};

QList<LogLine> logLinesOf(const QJsonObject &answer);
QList<TurnedAway> turnedAwayOf(const QJsonObject &answer);

} // namespace portreeve::ui
