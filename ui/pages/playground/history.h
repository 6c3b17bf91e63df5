// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/playground/kept_files.h"

#include <QJsonObject>
#include <QList>
#include <QString>

namespace portreeve::ui {

/// Conversations of the playground, newest first, at most 200, in PROFILE/playground.json (0600, written whole), their pictures and PDFs beside it (kept_files.h). Kept on this computer only; nothing is written while it is
/// switched off. A file that cannot be read is set aside as playground.json.broken.
class PlaygroundHistory
{
public:
    explicit PlaygroundHistory(const QString &directory);

    struct Entry {
        QString id;
        qint64 at = 0; ///< ms since 1970, of its last answer
        QString title; ///< the first words that were asked
        QStringList models;
        QJsonObject conversation; ///< what PlaygroundPage saves: system, tools, parameters, cards; files as marks, see conversation()
    };

    const QList<Entry> &entries();
    /// Of an entry, with the files that were in it.
    QJsonObject conversation(const Entry &entry) const { return m_files.fetched(entry.conversation); }
    /// Replaces the entry of the same id, else becomes the newest. False with `error`: the file could not be written, the entry is kept in memory.
    bool keep(const Entry &entry, QString *error);
    void remove(const QString &id);
    void clear();

private:
    void load();
    bool write(QString *error) const;

    void sweep() const;

    QString m_file;
    KeptFiles m_files;
    bool m_isLoaded = false;
    QList<Entry> m_entries;
};

} // namespace portreeve::ui
