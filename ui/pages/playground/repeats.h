// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/playground/run_summary.h"

#include <QJsonObject>

#include <memory>
#include <vector>

namespace portreeve::ui {

/// The same question once more, and again: one after the other, so that no run waits for another of its own. A failure does not end them, stop() does. GUI thread only.
class Repeats : public QObject
{
    Q_OBJECT

public:
    explicit Repeats(Client &client, QObject *parent = nullptr);
    ~Repeats() override;

    void start(const QJsonObject &body, const QByteArray &bearer, qint64 inputGuess, int count);
    void stop();
    void clear(); ///< also what is known of those that ended
    bool isRunning() const { return m_isRunning; }
    int begun() const { return int(m_runs.size()); }
    QList<RunOutcome> outcomes() const; ///< of those that ended, with what is known of their price by now
    QString error() const; ///< of the last that failed

signals:
    void moved(); ///< one has begun, ended or been priced
    void ended(); ///< all are over

private:
    void next();

    Client &m_client;
    std::vector<std::unique_ptr<Asking>> m_runs;
    QJsonObject m_body;
    QByteArray m_bearer;
    qint64 m_inputGuess = 0;
    int m_count = 0;
    bool m_isRunning = false;
};

} // namespace portreeve::ui
