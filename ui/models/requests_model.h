// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/request_source.h"
#include "ui/widgets/cells.h"

namespace portreeve::ui {

class Client;

/// A column of the list of requests.
struct RequestColumn {
    const char *id; ///< as the filter calls the field, where it has one
    const char *title; ///< to be translated by RequestsModel
    Cell cell;
    int width; ///< px at 100 %
    bool shown;
    const char *sort; ///< what the server sorts by; nullptr: it cannot
    const char *field; ///< of the filter; nullptr: none
};

/// The requests of a gateway as a table of any length. What is shown is a query; a new one is asked for at once and shown when its first page is there. GUI thread only.
class RequestsModel : public PagedModel
{
    Q_OBJECT

public:
    static const QList<RequestColumn> &columns();
    static constexpr int mostHeld = 20'000; ///< new rows kept back while somebody reads further down
    static constexpr int polledRows = 200;

    RequestsModel(Client &client, std::unique_ptr<RequestSource> source, QObject *parent = nullptr);
    ~RequestsModel() override;

    const RequestSource &source() const { return *m_source; }
    const RequestQuery &query() const { return m_query; }
    /// Asks when it differs from what is shown or on its way.
    void setQuery(const RequestQuery &query);
    /// The same again, up to `to`.
    void refresh(qint64 from, qint64 to);
    void setCount(qint64 count) { PagedModel::setCount(generation(), count); }
    void setUtc(bool utc);

    RequestRowPtr request(int row) const { return std::static_pointer_cast<const RequestRow>(PagedModel::row(row)); }
    /// What a filter would say of that cell: {"model", "gpt-4o"}; nothing where the column has no field.
    QPair<QString, QString> filterValue(const RequestRow &row, int column) const;

    /// Asks for what came since; nothing while such a question is open. Only for lists by time, the newest first.
    void poll();
    bool isPolling() const { return m_poller != nullptr; }
    bool canPoll() const;
    /// While rows are held nothing moves: what comes is counted. Letting go shows it.
    void setHolding(bool holding);
    int held() const { return int(m_held.size()) + m_heldTooMany; }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order) override;
    int sortColumn() const;

signals:
    void refused(const portreeve::ui::Answer &answer); ///< a page could not be had
    void arrived(int rows); ///< new on top, flash them
    void heldChanged();
    void sortRefused(); ///< the server cannot sort by that column: set the head back
    void sorted();

protected:
    void ask(const PageAsk &ask) override;
    void forget(const PageAsk &ask) override;
    QVariant cell(const PagedRow &row, int column, int role) const override;
    bool standsAbove(const PagedRow &a, const PagedRow &b) const override;

private:
    void polled(const Answer &answer, qint64 asked);
    void take(const QList<PagedRowPtr> &rows);
    void dropHeld();
    QVariant exact(const RequestRow &row, int column) const;
    QString textOf(const RequestRow &row, int column) const;

    Client &m_client;
    std::unique_ptr<RequestSource> m_source;
    RequestQuery m_query;
    QHash<qint64, QObject *> m_askers; ///< one a page that is under way
    QObject *m_poller = nullptr;
    QString m_newest; ///< cursor of the newest row that was seen, shown or held
    QList<PagedRowPtr> m_held;
    int m_heldTooMany = 0;
    bool m_isHolding = false;
    bool m_isUtc = false;
};

} // namespace portreeve::ui
