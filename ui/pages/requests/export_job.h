// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/transport.h"

#include <QObject>
#include <QSaveFile>

#include <memory>

namespace portreeve::ui {

class Client;

/// A file that is streamed from the server to the disk, whole or not at all: until it is finished it does not stand under its name, and a cancelled or broken one leaves nothing.
class ExportJob : public QObject
{
    Q_OBJECT

public:
    ExportJob(const QString &file, QObject *parent = nullptr);
    ~ExportJob() override;

    /// False: the file cannot be written; fault() says why, and nothing was asked.
    bool start(Client &client, const QString &path, bool hasHead);
    void cancel();
    QString file() const { return m_file.fileName(); }
    QString fault() const { return m_fault; }
    qint64 rows() const { return qMax<qint64>(0, m_lines - (m_hasHead ? 1 : 0)); }
    qint64 bytes() const { return m_bytes; }

signals:
    void progressed(); ///< not for every piece
    void finished(bool ok); ///< not after cancel()

private:
    void take(const QByteArray &bytes);
    void end(const Answer &answer);
    void fail(const QString &why);

    QSaveFile m_file;
    std::unique_ptr<Running> m_running;
    QByteArray m_refusal; ///< the body of an answer that is not the file
    QString m_fault;
    qint64 m_lines = 0;
    qint64 m_bytes = 0;
    qint64 m_told = 0;
    int m_status = 0;
    bool m_hasHead = false;
    bool m_isQuoted = false; ///< within a quoted cell, where a line's end is none
    bool m_isDone = false;
};

} // namespace portreeve::ui
