// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/history.h"

#include "ui/pages/playground/kept_list.h"

#include <QFile>
#include <QJsonArray>

#include <algorithm>

namespace portreeve::ui {

namespace {

constexpr qsizetype most = 200;

QJsonObject toJson(const PlaygroundHistory::Entry &entry)
{
    return {{"id", entry.id}, {"at", entry.at}, {"title", entry.title}, {"models", QJsonArray::fromStringList(entry.models)}, {"conversation", entry.conversation}};
}

PlaygroundHistory::Entry fromJson(const QJsonObject &object)
{
    PlaygroundHistory::Entry entry{object[QLatin1String("id")].toString(), object[QLatin1String("at")].toInteger(), object[QLatin1String("title")].toString(), {},
                                   object[QLatin1String("conversation")].toObject()};
    for (const QJsonValue &model : object[QLatin1String("models")].toArray())
        entry.models += model.toString();
    return entry;
}

} // namespace

PlaygroundHistory::PlaygroundHistory(const QString &directory) : m_file(directory + QStringLiteral("/playground.json")), m_files(directory) {}

const QList<PlaygroundHistory::Entry> &PlaygroundHistory::entries()
{
    load();
    return m_entries;
}

void PlaygroundHistory::load()
{
    if (std::exchange(m_isLoaded, true))
        return;
    QString ignored;
    for (const QJsonValue &value : readKept(m_file, &ignored))
        m_entries.append(fromJson(value.toObject()));
}

bool PlaygroundHistory::keep(const Entry &entry, QString *error)
{
    load();
    m_entries.removeIf([&entry](const Entry &other) { return other.id == entry.id; });
    m_entries.prepend(entry);
    error->clear();
    m_entries.first().conversation = m_files.putAway(entry.conversation, error);
    if (m_entries.size() > most)
        m_entries.resize(most);
    const bool isWritten = error->isEmpty() && write(error);
    sweep();
    return isWritten;
}

void PlaygroundHistory::remove(const QString &id)
{
    load();
    m_entries.removeIf([&id](const Entry &entry) { return entry.id == id; });
    QString ignored;
    write(&ignored);
    sweep();
}

void PlaygroundHistory::clear()
{
    m_isLoaded = true;
    m_entries.clear();
    QFile::remove(m_file);
    sweep();
}

void PlaygroundHistory::sweep() const
{
    QList<QJsonObject> conversations;
    for (const Entry &entry : m_entries)
        conversations += entry.conversation;
    m_files.sweep(conversations);
}

bool PlaygroundHistory::write(QString *error) const
{
    QJsonArray all;
    for (const Entry &entry : m_entries)
        all.append(toJson(entry));
    return writeKept(m_file, all, error);
}

} // namespace portreeve::ui
