// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/requests/export_job.h"

#include "ui/client/client.h"

#include <QDir>
#include <QFileInfo>

namespace portreeve::ui {
namespace {

constexpr qint64 tellEvery = 256 * 1024;
constexpr qsizetype mostRefusal = 64 * 1024;

} // namespace

ExportJob::ExportJob(const QString &file, QObject *parent) : QObject(parent), m_file(file) {}

ExportJob::~ExportJob()
{
    m_running.reset();
}

bool ExportJob::start(Client &client, const QString &path, bool hasHead)
{
    m_hasHead = hasHead;
    if (!m_file.open(QIODevice::WriteOnly)) {
        m_fault = tr("%1 cannot be written: %2").arg(QDir::toNativeSeparators(m_file.fileName()), m_file.errorString());
        return false;
    }
    Call call;
    call.path = path;
    AdminTransport::Listener listener;
    listener.head = [this](const Answer &head) { m_status = head.status; };
    listener.bytes = [this](const QByteArray &bytes) { take(bytes); };
    listener.end = [this](const Answer &answer) { end(answer); };
    m_running = client.stream(call, std::move(listener));
    return true;
}

void ExportJob::take(const QByteArray &bytes)
{
    if (m_isDone)
        return;
    if (m_status >= 400) {
        m_refusal += bytes.left(mostRefusal - m_refusal.size());
        return;
    }
    if (m_file.write(bytes) != bytes.size())
        return fail(m_file.errorString());
    for (const char c : bytes) {
        m_isQuoted ^= m_hasHead && c == '"';
        m_lines += c == '\n' && !m_isQuoted;
    }
    m_bytes += bytes.size();
    if (m_bytes - m_told < tellEvery)
        return;
    m_told = m_bytes;
    emit progressed();
}

void ExportJob::end(const Answer &answer)
{
    if (m_isDone)
        return;
    if (!answer.fault.isEmpty())
        return fail(tr("The connection broke: %1").arg(answer.fault));
    const int status = m_status ? m_status : answer.status;
    if (status >= 400) {
        Answer refusal = answer;
        refusal.status = status;
        refusal.body = m_refusal.isEmpty() ? answer.body : m_refusal;
        return fail(refusal.message());
    }
    m_isDone = true;
    if (!m_file.commit()) {
        m_fault = m_file.errorString();
        emit finished(false);
        return;
    }
    emit progressed();
    emit finished(true);
}

void ExportJob::fail(const QString &why)
{
    m_isDone = true;
    m_fault = why;
    m_file.cancelWriting();
    m_file.commit(); // removes what was written
    emit finished(false);
}

void ExportJob::cancel()
{
    m_isDone = true;
    m_running.reset();
    m_file.cancelWriting();
    m_file.commit();
}

} // namespace portreeve::ui
