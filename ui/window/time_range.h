// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

namespace portreeve::ui {

/// The span of time that the window shows: one for all pages. A relative one slides ("the last 24 hours"), an absolute one stays (a brush on a chart). Kept for each connection.
class TimeRange : public QObject
{
    Q_OBJECT

public:
    /// Ids of the relative ones, in the order of the menu: 15m 1h 4h 24h 7d 30d 90d month last-month.
    static const QStringList &relativeIds();
    /// "Last 24 hours"
    static QString nameOf(const QString &relativeId);

    explicit TimeRange(QObject *parent = nullptr);
    qint64 from() const; ///< ms since 1970; asked anew each time, for relative ranges slide
    qint64 to() const;
    bool isRelative() const { return !m_relative.isEmpty(); }
    QString relative() const { return m_relative; }
    QString text() const; ///< "Last 24 hours", "20 Nov 14:00 to 18:30"
    void setRelative(const QString &id);
    void setAbsolute(qint64 from, qint64 to);
    /// By its own length, back (-1) or forward (+1), never beyond now.
    void step(int direction);
    /// Before the last change; what Alt+Left does on a page that was brushed.
    void undo();
    bool canUndo() const { return !m_past.isEmpty(); }
    bool isUtc() const { return m_utc; }
    void setUtc(bool utc);
    QString save() const;
    void restore(const QString &saved);

signals:
    void changed();

private:
    struct Span {
        QString relative;
        qint64 from = 0;
        qint64 to = 0;
    };
    void set(const Span &span, bool remember);
    QString m_relative = QStringLiteral("24h");
    qint64 m_from = 0;
    qint64 m_to = 0;
    bool m_utc = false;
    QList<Span> m_past;
};

} // namespace portreeve::ui
