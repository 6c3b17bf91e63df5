// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/csv.h"
#include "ui/pages/playground/asking.h"
#include "ui/pages/playground/chat_question.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace portreeve::ui {

/// The question of every row that the values of a table make of one or more questions (one a model).
QList<ChatQuestion> questionsOf(const CsvTable &values, const QList<ChatQuestion> &models);

/// A grid of answers: a row for each row of values, a column for each model behind the values. Row by row, never more than four questions on their way. A failure stays in its cell and
/// ends nothing. GUI thread only.
class BatchRun : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int mostAtOnce = 4;

    BatchRun(Client &client, const CsvTable &values, const QList<ChatQuestion> &models, const QByteArray &bearer, QObject *parent = nullptr);
    ~BatchRun() override;

    void start();
    void stop();
    bool isRunning() const { return m_running > 0; }

    struct Progress {
        int all = 0;
        int answered = 0;
        int failed = 0;
        int stopped = 0; ///< also those that were never asked
        qint64 costNanos = 0; ///< of those whose price is known by now
    };
    Progress progress() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// The whole text of a cell: a value, an answer, or why there is none.
    QString whole(const QModelIndex &index) const;
    int valueColumns() const { return int(m_values.heads.size()); }

    /// The grid with answer, error, seconds, tokens and cost of each model.
    QString csv() const;

signals:
    void moved(); ///< a cell has changed
    void ended();

private:
    int modelCount() const { return int(m_models.size()); }
    const Asking *asking(const QModelIndex &index) const; ///< null: a value, or not asked yet
    void next();
    void say(int cell);

    Client &m_client;
    CsvTable m_values;
    QStringList m_models; ///< titles of the columns, each once
    QList<ChatQuestion> m_questions; ///< by cell, row by row
    QByteArray m_bearer;
    std::vector<std::unique_ptr<Asking>> m_askings; ///< by cell; null: not asked yet
    int m_next = 0;
    int m_running = 0;
    bool m_isStopped = false;
};

} // namespace portreeve::ui
