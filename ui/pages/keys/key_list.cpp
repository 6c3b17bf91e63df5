// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/keys/key_list.h"

#include "ui/client/client.h"

#include <QJsonArray>
#include <QSet>

namespace portreeve::ui {

KeyList::KeyList(Client &client, QObject *parent) : QObject(parent), m_client(client) {}

void KeyList::reload()
{
    m_client.cancel(this);
    m_coming.clear();
    ask(1, qMax(1, m_page));
}

void KeyList::loadMore()
{
    if (m_isLoading || isComplete())
        return;
    m_coming = m_keys;
    ask(m_page + 1, m_page + 1);
}

void KeyList::setOrder(const QString &column, bool descending)
{
    if (column == m_column && descending == m_descending)
        return;
    m_column = column;
    m_descending = descending;
    m_page = 0;
    if (m_isLoaded)
        reload();
}

void KeyList::setSearch(const QString &text)
{
    if (text == m_search)
        return;
    m_search = text;
    m_page = 0;
    if (m_isLoaded)
        reload();
}

const AccessKey *KeyList::find(const QString &token) const
{
    const auto found = std::find_if(m_keys.begin(), m_keys.end(), [&token](const AccessKey &key) { return key.token == token; });
    return found == m_keys.end() ? nullptr : &*found;
}

void KeyList::ask(int page, int upTo)
{
    m_isLoading = true;
    const QString path = pathWith(QStringLiteral("/key/list"), {{QStringLiteral("page"), QString::number(page)},
                                                               {QStringLiteral("size"), QString::number(pageSize)},
                                                               {QStringLiteral("return_full_object"), QStringLiteral("true")},
                                                               {QStringLiteral("sort_by"), m_column},
                                                               {QStringLiteral("sort_order"), m_column.isEmpty() ? QString() : m_descending ? QStringLiteral("desc") : QStringLiteral("asc")},
                                                               {QStringLiteral("search"), m_search}});
    m_client.get(this, path, [this, page, upTo](const Answer &answer) { take(answer, page, upTo); });
}

void KeyList::take(const Answer &answer, int page, int upTo)
{
    if (!answer.isOk()) {
        m_isLoading = false;
        return emit failed(answer);
    }
    const QJsonObject body = answer.object();
    QSet<QString> known;
    for (const AccessKey &key : std::as_const(m_coming))
        known.insert(key.token);
    for (const QJsonValue &row : body.value(QLatin1String("keys")).toArray()) {
        AccessKey key = AccessKey::fromRow(row.toObject());
        if (!key.token.isEmpty() && !known.contains(key.token)) // a row may move between pages while they are read
            m_coming.append(std::move(key));
    }
    m_total = body.value(QLatin1String("total_count")).toInteger(m_coming.size());
    m_pages = qMax(1, body.value(QLatin1String("total_pages")).toInt(1));
    if (page < qMin(upTo, m_pages))
        return ask(page + 1, upTo);
    m_page = qMin(page, m_pages);
    m_isLoading = false;
    m_isLoaded = true;
    m_loadedAt = QDateTime::currentDateTime();
    m_keys = std::exchange(m_coming, {});
    emit changed();
}

void KeyList::replace(const AccessKey &key)
{
    for (AccessKey &each : m_keys) {
        if (each.token != key.token)
            continue;
        each = key;
        return emit changed();
    }
}

void KeyList::add(const AccessKey &key)
{
    if (key.token.isEmpty() || find(key.token))
        return replace(key);
    m_keys.prepend(key);
    ++m_total;
    emit changed();
}

void KeyList::remove(const QString &token)
{
    const qsizetype gone = m_keys.removeIf([&token](const AccessKey &key) { return key.token == token; });
    m_total -= gone;
    if (gone > 0)
        emit changed();
}

} // namespace portreeve::ui
