// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/pages/playground/kept_files.h"

#include <QList>

#include <optional>

namespace portreeve::ui {

/// Prompts saved under a name, in PROFILE/playground-prompts.json (0600) with their pictures and PDFs beside it. Each save under a name is one more version; versions go only with their
/// prompt. Every call reads the file, so that two windows see the same. GUI thread.
class SavedPrompts
{
public:
    explicit SavedPrompts(const QString &directory);

    struct Version {
        qint64 at = 0; ///< ms since 1970
        QJsonObject content; ///< what PlaygroundPage saves, files as marks; see content()
    };
    struct Prompt {
        QString name;
        QList<Version> versions; ///< version n is at n - 1
        qint64 at() const { return versions.isEmpty() ? 0 : versions.last().at; }
    };

    QList<Prompt> prompts(); ///< last saved first
    std::optional<Prompt> find(const QString &name);
    QJsonObject content(const Version &version) const { return m_files.fetched(version.content); }
    /// The number of the version that has this content now: a new one, unless the last is the same. 0 with `error`: it could not be written.
    int save(const QString &name, const QJsonObject &content, qint64 at, QString *error);
    /// False with `error`: another has that name, or it could not be written.
    bool rename(const QString &from, const QString &to, QString *error);
    /// With its files at once: who may want it back takes whole() of it first.
    bool remove(const QString &name, QString *error);
    Prompt whole(Prompt prompt) const; ///< with the bytes of its files in it
    bool putBack(Prompt prompt, QString *error);

private:
    bool write(const QList<Prompt> &prompts, QString *error) const;

    QString m_file;
    KeptFiles m_files;
    QString m_fault; ///< why the file could not be opened: then it is not overwritten
};

} // namespace portreeve::ui
