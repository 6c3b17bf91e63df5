// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/call.h"

#include <QDateTime>
#include <QObject>

#include <deque>

namespace portreeve::ui {

/// Every call that this desktop made, for the calls panel (F12) and for honesty: newest last, at most 1,000. Bodies are kept up to 4 KiB with secrets masked.
class CallLog : public QObject
{
    Q_OBJECT

public:
    struct Entry {
        quint64 number = 0;
        QDateTime at;
        QString connection; ///< its name
        Call call; ///< bearer and secret members masked
        int status = 0; ///< 0 with `isDone`: nothing came
        QString fault;
        int milliseconds = 0;
        qint64 bytes = 0;
        bool isDone = false;
        QString baseUrl; ///< for "copy as curl"
    };

    using QObject::QObject;
    quint64 begin(const QString &connection, const QString &baseUrl, const Call &call);
    void finish(quint64 number, const Answer &answer);
    const std::deque<Entry> &entries() const { return m_entries; }
    void clear();

signals:
    void added(quint64 number);
    void finished(quint64 number);
    void cleared();

private:
    std::deque<Entry> m_entries;
    quint64 m_next = 1;
};

/// A command line that makes the same call; the key is named by a variable, never written.
QString asCurl(const CallLog::Entry &entry);
/// JSON with the values of secret members (key, api_key, token, password, authorization ...) replaced by "…".
QByteArray masked(const QByteArray &json);

} // namespace portreeve::ui
