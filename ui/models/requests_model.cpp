// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/requests_model.h"

#include "ui/client/client.h"

#include <QDateTime>

namespace portreeve::ui {

RequestsModel::RequestsModel(Client &client, std::unique_ptr<RequestSource> source, QObject *parent)
    : PagedModel(source->pageRows(), parent), m_client(client), m_source(std::move(source))
{
}

RequestsModel::~RequestsModel() = default;

void RequestsModel::setQuery(const RequestQuery &query)
{
    if (query == m_query && (isLoading() || (isEverLoaded() && !isFailed())))
        return;
    m_query = query;
    dropHeld();
    reload(Reload::Other);
}

void RequestsModel::refresh(qint64 from, qint64 to)
{
    m_query.from = from;
    m_query.to = to;
    dropHeld();
    reload(Reload::Same);
}

void RequestsModel::setUtc(bool utc)
{
    if (std::exchange(m_isUtc, utc) != utc && rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

// --- pages

void RequestsModel::ask(const PageAsk &ask)
{
    auto *asker = new QObject(this);
    delete m_askers.take(ask.page);
    m_askers.insert(ask.page, asker);
    m_client.get(asker, m_source->page(m_query, ask), [this, ask](const Answer &answer) {
        m_askers.take(ask.page)->deleteLater();
        if (!answer.isOk()) {
            failed(ask);
            emit refused(answer);
            return;
        }
        const RequestPage page = m_source->read(answer);
        if (ask.isFirst())
            m_newest = page.newest;
        came(ask, page.rows, page.total);
    });
}

void RequestsModel::forget(const PageAsk &ask)
{
    delete m_askers.take(ask.page); // its call goes with it
}

bool RequestsModel::standsAbove(const PagedRow &a, const PagedRow &b) const
{
    return static_cast<const RequestRow &>(a).order > static_cast<const RequestRow &>(b).order;
}

// --- what comes while it is shown

bool RequestsModel::canPoll() const
{
    return m_query.isOpen && m_query.sort == QLatin1String("time") && m_query.descending && isEverLoaded() && !isLoading() && !isFailed();
}

void RequestsModel::poll()
{
    if (m_poller || !canPoll())
        return;
    m_poller = new QObject(this);
    const qint64 asked = QDateTime::currentMSecsSinceEpoch();
    m_client.get(m_poller, m_source->newer(m_query, m_newest, polledRows), [this, asked](const Answer &answer) { polled(answer, asked); });
}

void RequestsModel::polled(const Answer &answer, qint64 asked)
{
    std::exchange(m_poller, nullptr)->deleteLater();
    if (!answer.isOk() || !canPoll())
        return;
    const RequestPage page = m_source->read(answer);
    const bool hasCursors = !page.newest.isEmpty();
    const bool isMore = hasCursors && page.rows.size() >= polledRows;
    m_newest = isMore ? page.rows.first()->cursor : page.newest; // rows that do not match need not be looked at again
    if (hasCursors && !m_isHolding)
        m_query.to = qMax(m_query.to, asked); // pages by their number count what has been put on top
    if (!page.rows.isEmpty())
        take(page.rows);
    if (isMore)
        poll();
}

void RequestsModel::take(const QList<PagedRowPtr> &rows)
{
    if (!m_isHolding) {
        const int news = addNew(rows);
        if (news > 0)
            emit arrived(news);
        return;
    }
    for (const PagedRowPtr &row : rows) {
        const auto isIt = [&row](const PagedRowPtr &each) { return each->id == row->id; };
        if (row->cursor.isEmpty() && (find(row->id) >= 0 || std::any_of(m_held.begin(), m_held.end(), isIt))) // with cursors none is told twice
            continue;
        if (m_held.size() < mostHeld)
            m_held.append(row);
        else
            ++m_heldTooMany;
    }
    emit heldChanged();
}

void RequestsModel::setHolding(bool holding)
{
    if (std::exchange(m_isHolding, holding) == holding || holding || m_held.isEmpty())
        return;
    if (m_heldTooMany > 0) { // what was not kept is asked for again
        dropHeld();
        m_query.to = QDateTime::currentMSecsSinceEpoch();
        return reload(Reload::Other);
    }
    const QList<PagedRowPtr> rows = std::exchange(m_held, {});
    m_query.to = QDateTime::currentMSecsSinceEpoch();
    emit heldChanged();
    take(rows);
}

void RequestsModel::dropHeld()
{
    delete std::exchange(m_poller, nullptr);
    m_newest.clear();
    m_held.clear();
    m_heldTooMany = 0;
    emit heldChanged();
}

// --- order

int RequestsModel::sortColumn() const
{
    for (qsizetype i = 0; i < columns().size(); ++i) {
        if (columns()[i].sort && m_query.sort == QLatin1String(columns()[i].sort))
            return int(i);
    }
    return 0;
}

void RequestsModel::sort(int column, Qt::SortOrder order)
{
    const char *by = column >= 0 && column < columns().size() ? columns()[column].sort : nullptr;
    if (!by || !m_source->canSort(QLatin1String(by))) {
        emit sortRefused();
        return;
    }
    RequestQuery query = m_query;
    query.sort = QLatin1String(by);
    query.descending = order == Qt::DescendingOrder;
    if (query == m_query)
        return;
    if (!isEverLoaded() && !isLoading()) { // before the first question
        m_query = query;
        return;
    }
    setQuery(query);
    emit sorted();
}

} // namespace portreeve::ui
