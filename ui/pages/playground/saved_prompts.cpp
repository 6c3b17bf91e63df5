// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/saved_prompts.h"

#include "ui/pages/playground/kept_list.h"

#include <QCoreApplication>

#include <algorithm>

namespace portreeve::ui {

namespace {

QJsonObject toJson(const SavedPrompts::Prompt &prompt)
{
    QJsonArray versions;
    for (const SavedPrompts::Version &version : prompt.versions)
        versions.append(QJsonObject{{"at", version.at}, {"content", version.content}});
    return {{"name", prompt.name}, {"versions", versions}};
}

SavedPrompts::Prompt fromJson(const QJsonValue &value)
{
    SavedPrompts::Prompt prompt{value[QLatin1String("name")].toString(), {}};
    for (const QJsonValue &version : value[QLatin1String("versions")].toArray())
        prompt.versions.append({version[QLatin1String("at")].toInteger(), version[QLatin1String("content")].toObject()});
    return prompt;
}

auto named(QList<SavedPrompts::Prompt> &prompts, const QString &name)
{
    return std::find_if(prompts.begin(), prompts.end(), [&name](const SavedPrompts::Prompt &prompt) { return prompt.name == name; });
}

} // namespace

SavedPrompts::SavedPrompts(const QString &directory)
    : m_file(directory + QStringLiteral("/playground-prompts.json")), m_files(directory, QStringLiteral("playground-prompt-files"))
{
}

QList<SavedPrompts::Prompt> SavedPrompts::prompts()
{
    QList<Prompt> out;
    for (const QJsonValue &value : readKept(m_file, &m_fault)) {
        const Prompt prompt = fromJson(value);
        if (!prompt.versions.isEmpty())
            out.append(prompt);
    }
    std::stable_sort(out.begin(), out.end(), [](const Prompt &a, const Prompt &b) { return a.at() > b.at(); });
    return out;
}

std::optional<SavedPrompts::Prompt> SavedPrompts::find(const QString &name)
{
    QList<Prompt> all = prompts();
    const auto it = named(all, name);
    return it == all.end() ? std::nullopt : std::optional(*it);
}

int SavedPrompts::save(const QString &name, const QJsonObject &content, qint64 at, QString *error)
{
    error->clear();
    QList<Prompt> all = prompts();
    const Version version{at, m_files.putAway(content, error)};
    if (!error->isEmpty())
        return 0;
    if (named(all, name) == all.end())
        all.append(Prompt{name, {}});
    Prompt &prompt = *named(all, name);
    if (!prompt.versions.isEmpty() && prompt.versions.last().content == version.content)
        return int(prompt.versions.size());
    prompt.versions.append(version);
    const int number = int(prompt.versions.size());
    return write(all, error) ? number : 0;
}

bool SavedPrompts::rename(const QString &from, const QString &to, QString *error)
{
    error->clear();
    QList<Prompt> all = prompts();
    const auto it = named(all, from);
    if (it == all.end() || from == to)
        return true;
    if (named(all, to) != all.end()) {
        *error = QCoreApplication::translate("portreeve::ui", "There is a prompt %1 already.").arg(to);
        return false;
    }
    it->name = to;
    return write(all, error);
}

bool SavedPrompts::remove(const QString &name, QString *error)
{
    error->clear();
    QList<Prompt> all = prompts();
    all.removeIf([&name](const Prompt &prompt) { return prompt.name == name; });
    if (!write(all, error))
        return false;
    QList<QJsonObject> contents;
    for (const Prompt &prompt : std::as_const(all)) {
        for (const Version &version : prompt.versions)
            contents += version.content;
    }
    m_files.sweep(contents);
    return true;
}

SavedPrompts::Prompt SavedPrompts::whole(Prompt prompt) const
{
    for (Version &version : prompt.versions)
        version.content = content(version);
    return prompt;
}

bool SavedPrompts::putBack(Prompt prompt, QString *error)
{
    error->clear();
    for (Version &version : prompt.versions)
        version.content = m_files.putAway(version.content, error);
    if (!error->isEmpty())
        return false;
    QList<Prompt> all = prompts();
    if (const auto it = named(all, prompt.name); it != all.end())
        it->versions = prompt.versions + it->versions; // saved anew meanwhile: those versions come after
    else
        all.append(prompt);
    return write(all, error);
}

bool SavedPrompts::write(const QList<Prompt> &prompts, QString *error) const
{
    *error = m_fault;
    if (!m_fault.isEmpty())
        return false;
    QJsonArray list;
    for (const Prompt &prompt : prompts)
        list.append(toJson(prompt));
    return writeKept(m_file, list, error);
}

} // namespace portreeve::ui
