// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/playground/kept_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QSaveFile>
#include <QSet>

#include <functional>

namespace portreeve::ui {

namespace {

const QLatin1String markPrefix("kept:");

using Change = std::function<QJsonObject(QJsonObject)>;

QJsonValue mappedContent(const QJsonValue &content, const Change &change)
{
    if (!content.isArray())
        return content;
    QJsonArray parts;
    for (const QJsonValue &part : content.toArray())
        parts.append(change(part.toObject()));
    return parts;
}

/// Changes each part of each content, wherever it stands.
QJsonObject mapped(QJsonObject conversation, const Change &change)
{
    QJsonArray cards = conversation[QLatin1String("cards")].toArray();
    for (qsizetype i = 0; i < cards.size(); ++i) {
        QJsonObject card = cards[i].toObject();
        QJsonArray turns = card[QLatin1String("turns")].toArray();
        for (qsizetype j = 0; j < turns.size(); ++j) {
            QJsonObject turn = turns[j].toObject();
            turn.insert(QLatin1String("content"), mappedContent(turn[QLatin1String("content")], change));
            turns[j] = turn;
        }
        card.insert(QLatin1String("turns"), turns);
        cards[i] = card;
    }
    conversation.insert(QLatin1String("cards"), cards);
    if (conversation.contains(QLatin1String("draft")))
        conversation.insert(QLatin1String("draft"), mappedContent(conversation[QLatin1String("draft")], change));
    return conversation;
}

/// The member of a part that holds bytes, in two steps; empty where there is none.
std::pair<QLatin1String, QLatin1String> bytesMember(const QJsonObject &part)
{
    if (part[QLatin1String("type")] == QLatin1String("image_url"))
        return {QLatin1String("image_url"), QLatin1String("url")};
    if (part[QLatin1String("type")] == QLatin1String("file"))
        return {QLatin1String("file"), QLatin1String("file_data")};
    return {};
}

/// A SHA-256 in hex: nothing else ever becomes the name of a file.
QString keyOf(const QJsonObject &part)
{
    const QString key = part[QLatin1String("about")][QLatin1String("key")].toString();
    const bool isHex = std::all_of(key.cbegin(), key.cend(), [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
    return key.size() == 64 && isHex ? key : QString();
}

QJsonObject withBytes(QJsonObject part, const QString &value)
{
    const auto [outer, inner] = bytesMember(part);
    QJsonObject content = part[outer].toObject();
    content.insert(inner, value);
    part.insert(outer, content);
    return part;
}

QString bytesOf(const QJsonObject &part)
{
    const auto [outer, inner] = bytesMember(part);
    return outer.isEmpty() ? QString() : part[outer][inner].toString();
}

} // namespace

KeptFiles::KeptFiles(const QString &directory, const QString &name) : m_directory(directory + QLatin1Char('/') + name) {}

QJsonObject KeptFiles::putAway(const QJsonObject &conversation, QString *error) const
{
    return mapped(conversation, [this, error](const QJsonObject &part) {
        const QString key = keyOf(part);
        if (key.isEmpty() || bytesMember(part).first.isEmpty())
            return part;
        if (!QFile::exists(m_directory + QLatin1Char('/') + key) && !write(key, bytesOf(part).toLatin1(), error))
            return part;
        return withBytes(part, markPrefix + key);
    });
}

QJsonObject KeptFiles::fetched(const QJsonObject &conversation) const
{
    return mapped(conversation, [this](const QJsonObject &part) {
        if (!bytesOf(part).startsWith(markPrefix))
            return part;
        QFile file(m_directory + QLatin1Char('/') + keyOf(part));
        if (!keyOf(part).isEmpty() && file.open(QIODevice::ReadOnly))
            return withBytes(part, QString::fromLatin1(file.readAll()));
        const QString name = part[QLatin1String("about")][QLatin1String("name")].toString();
        return QJsonObject{{"type", "text"}, {"text", QCoreApplication::translate("portreeve::ui", "(The file %1 is no longer kept.)").arg(name)}};
    });
}

void KeptFiles::sweep(const QList<QJsonObject> &conversations) const
{
    QDir directory(m_directory);
    if (!directory.exists())
        return;
    QSet<QString> wanted;
    for (const QJsonObject &conversation : conversations) {
        mapped(conversation, [&wanted](const QJsonObject &part) {
            wanted.insert(keyOf(part));
            return part;
        });
    }
    const QStringList names = directory.entryList(QDir::Files);
    for (const QString &name : names) {
        if (!wanted.contains(name))
            directory.remove(name);
    }
}

bool KeptFiles::write(const QString &key, const QByteArray &bytes, QString *error) const
{
    QDir().mkpath(m_directory);
    QSaveFile file(m_directory + QLatin1Char('/') + key);
    if (file.open(QIODevice::WriteOnly)) {
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.write(bytes);
        if (file.commit())
            return true;
    }
    *error = file.errorString();
    return false;
}

} // namespace portreeve::ui
