// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>

namespace portreeve::ui {

/// The bytes of pictures and PDFs in kept conversations, and in what was typed but not sent ("draft"): one file each in DIRECTORY/NAME (0600, named by its SHA-256), so that the history itself stays small and a picture
/// that was asked about ten times lies there once.
class KeptFiles
{
public:
    explicit KeptFiles(const QString &directory, const QString &name = QStringLiteral("playground-files"));

    /// The conversation with a mark in place of each file. `error`: what could not be written.
    QJsonObject putAway(const QJsonObject &conversation, QString *error) const;
    /// With the bytes again. A file that is gone is a line that says so.
    QJsonObject fetched(const QJsonObject &conversation) const;
    /// Deletes what no conversation has a mark of.
    void sweep(const QList<QJsonObject> &conversations) const;

private:
    bool write(const QString &key, const QByteArray &bytes, QString *error) const;
    QString m_directory;
};

} // namespace portreeve::ui
