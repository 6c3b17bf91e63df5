// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/access_key.h"

#include <QList>
#include <QObject>

#include <functional>

namespace portreeve::ui {

class Client;
struct Answer;

/// The keys of a gateway, as many as have been asked for: /key/list page by page (100 each), in an order that the server keeps. Old rows stay until new ones are there.
class KeyList : public QObject
{
    Q_OBJECT

public:
    static constexpr int pageSize = 100;
    /// How many rows are looked through without being asked when a filter or an order is decided here.
    static constexpr int farEnough = 5000;

    explicit KeyList(Client &client, QObject *parent = nullptr);

    /// The pages that were loaded once more, at least the first.
    void reload();
    void loadMore();
    /// Of the columns that the server sorts by: spend, max_budget, created_at, updated_at, key_alias. Empty: its own order. Loads anew.
    void setOrder(const QString &column, bool descending);
    /// The server's own search by text; loads anew.
    void setSearch(const QString &text);

    const QList<AccessKey> &keys() const { return m_keys; }
    const AccessKey *find(const QString &token) const;
    qint64 total() const { return m_total; }
    bool isComplete() const { return m_isLoaded && m_page >= m_pages; }
    bool isLoaded() const { return m_isLoaded; }
    bool isLoading() const { return m_isLoading; }
    QDateTime loadedAt() const { return m_loadedAt; }

    /// A row that an answer of a change brought: shown at once, before the next load.
    void replace(const AccessKey &key);
    void add(const AccessKey &key);
    void remove(const QString &token);

signals:
    void changed();
    void failed(const portreeve::ui::Answer &answer);

private:
    void ask(int page, int upTo);
    void take(const Answer &answer, int page, int upTo);

    Client &m_client;
    QList<AccessKey> m_keys;
    QList<AccessKey> m_coming;
    QString m_column;
    bool m_descending = true;
    QString m_search;
    qint64 m_total = 0;
    int m_page = 0; ///< the last one that is in m_keys
    int m_pages = 1;
    bool m_isLoaded = false;
    bool m_isLoading = false;
    QDateTime m_loadedAt;
};

} // namespace portreeve::ui
