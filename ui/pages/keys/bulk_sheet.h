// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/call.h"
#include "ui/models/access_key.h"
#include "ui/widgets/sheet.h"

#include <functional>

class QStandardItemModel;

namespace portreeve::ui {

class ChoiceField;
class Client;
class Label;
class StatusLine;
class Table;
class TextField;

enum class BulkAct { Block, Unblock, Extend, Budget, Delete };

/// The same act on many keys: first the list of what would happen, then one call a key (two under way), each row with its own result; Stop keeps what is done, and what failed
/// can be tried again by itself.
class BulkSheet : public Sheet
{
    Q_OBJECT

public:
    BulkSheet(Client &client, BulkAct act, const QList<AccessKey> &keys, QWidget *over);

    int succeeded() const { return m_done; }
    int failed() const { return int(m_failed.size()); }

signals:
    /// After every run, however it ended: load the list anew.
    void ran();

private:
    enum class Phase { Asking, Running, Over };
    void addQuestion();
    void addTable();
    void show(int row, Tone tone, const QString &word);
    QString planFor(const AccessKey &key) const;
    bool isReady() const;
    Call callFor(const AccessKey &key) const;
    void run(const QList<int> &rows);
    void sendNext();
    void take(int row, const Answer &answer);
    void finish();
    void refresh();

    Client &m_client;
    BulkAct m_act;
    QList<AccessKey> m_keys;
    Phase m_phase = Phase::Asking;
    QList<int> m_waiting;
    QList<int> m_failed;
    int m_running = 0;
    int m_done = 0;
    bool m_isStopped = false;
    QStandardItemModel *m_model = nullptr;
    Table *m_table = nullptr;
    TextField *m_amount = nullptr; ///< of Budget
    ChoiceField *m_span = nullptr; ///< of Budget: its window; of Extend: by how much
    TextField *m_typed = nullptr; ///< on production, for what cannot be taken back
    StatusLine *m_sum = nullptr;
    Button *m_secondary = nullptr;
    Button *m_primary = nullptr;
};

} // namespace portreeve::ui
