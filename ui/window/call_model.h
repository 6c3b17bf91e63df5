// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/call_log.h"

#include <QAbstractTableModel>

#include <deque>

namespace portreeve::ui {

/// The log of calls as a table, newest on top.
class CallModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum ColumnId { At, Verb, Path, Status, Took, Bytes, Where, columnTotal };

    explicit CallModel(CallLog &log, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    const CallLog::Entry &entry(int row) const { return m_rows[size_t(row)]; }
    int failed() const;
    void retranslate();

private:
    void add(quint64 number);
    void finish(quint64 number);
    QString text(const CallLog::Entry &entry, int column) const;

    CallLog &m_log;
    std::deque<CallLog::Entry> m_rows; ///< copies, for the log drops its oldest without a word
};

/// "200", "Running", "No answer".
QString callState(const CallLog::Entry &entry);

} // namespace portreeve::ui
