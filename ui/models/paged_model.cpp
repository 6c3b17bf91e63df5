// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/paged_model.h"

#include "ui/widgets/cells.h"

#include <QTimerEvent>

#include <algorithm>

namespace portreeve::ui {
namespace {

constexpr int gatherMs = 4; // a paint touches a screen of rows: one question for all of them
constexpr int mostWanted = 6;
constexpr int foldAt = 20; // pages' worth of new rows before they become pages

} // namespace

PagedModel::PagedModel(int pageRows, QObject *parent) : QAbstractTableModel(parent), m_pageRows(pageRows) {}

int PagedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(qBound<qint64>(0, count(), mostRows));
}

QVariant PagedModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const PagedRowPtr *row = lookUp(index.row());
    if (role == role::Waiting)
        return row == nullptr;
    return row ? cell(**row, index.column(), role) : QVariant();
}

const PagedRowPtr *PagedModel::lookUp(qint64 row) const
{
    if (row < 0 || row >= count())
        return nullptr;
    if (row < m_head.size())
        return &m_head[row];
    const qint64 base = baseOf(row);
    const qint64 page = pageOf(base);
    if (page != m_seen) {
        m_seen = page;
        m_timer.start(gatherMs, const_cast<PagedModel *>(this));
    }
    const auto there = m_pages.find(page);
    if (there == m_pages.end() || base - page * m_pageRows >= there->rows.size()) {
        want(page);
        return nullptr;
    }
    there->used = ++m_use;
    return &there->rows[base - page * m_pageRows];
}

PagedRowPtr PagedModel::row(int row) const
{
    if (row < 0 || row >= count())
        return {};
    if (row < m_head.size())
        return m_head[row];
    const qint64 base = baseOf(row);
    const auto there = m_pages.constFind(pageOf(base));
    return there == m_pages.constEnd() ? PagedRowPtr() : there->rows.value(base - pageOf(base) * m_pageRows);
}

int PagedModel::find(const QString &id) const
{
    const auto is = [&id](const PagedRowPtr &row) { return row->id == id; };
    const auto head = std::find_if(m_head.begin(), m_head.end(), is);
    if (head != m_head.end())
        return int(head - m_head.begin());
    for (auto page = m_pages.constBegin(); page != m_pages.constEnd(); ++page) {
        const auto found = std::find_if(page->rows.begin(), page->rows.end(), is);
        if (found != page->rows.end() && isPage(page.key()))
            return int(rowOf(page.key() * m_pageRows + (found - page->rows.begin())));
    }
    return -1;
}

void PagedModel::reload(Reload how)
{
    ++m_generation;
    forgetAll();
    // While another list is on its way, or did not come, a second "the same again" is still that other list.
    m_how = (m_isLoading || m_isFailed) && m_how == Reload::Other ? Reload::Other : how;
    m_isLoading = true;
    m_isFailed = false;
    m_counted = -1;
    PageAsk first;
    first.generation = m_generation;
    first.limit = m_pageRows + 1;
    m_asked.insert(0, first);
    ask(first);
}

void PagedModel::clear()
{
    ++m_generation;
    forgetAll();
    m_isLoading = false;
    m_isFailed = false;
    m_isEverLoaded = false;
    m_isWhole = true;
    startOver({});
}

void PagedModel::retry()
{
    m_failed.clear();
    if (m_isLoading || m_isFailed || count() == 0)
        return reload(m_how);
    m_timer.start(gatherMs, this);
}

// --- which pages are asked for

void PagedModel::want(qint64 page) const
{
    m_wanted.removeAll(page);
    m_wanted.prepend(page);
    if (m_wanted.size() > mostWanted)
        m_wanted.removeLast();
    if (!m_timer.isActive())
        m_timer.start(gatherMs, const_cast<PagedModel *>(this));
}

void PagedModel::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_timer.timerId())
        return QAbstractTableModel::timerEvent(event);
    m_timer.stop();
    askWanted();
}

void PagedModel::askWanted()
{
    if (m_isLoading || m_isFailed) // the rows that are seen are of a list that nobody asks for any more
        return m_wanted.clear();
    m_wanted.removeIf([this](qint64 page) { return m_pages.contains(page) || !isPage(page); });
    forgetFar(m_wanted + QList<qint64>{m_seen});
    for (const qint64 page : std::as_const(m_wanted))
        askPage(page);
    if (!m_wanted.isEmpty())
        return; // what is seen comes first
    for (int step = 1; step <= prefetched; ++step) {
        askPage(m_seen + step);
        askPage(m_seen - step);
    }
}

bool PagedModel::askPage(qint64 page)
{
    if (!isPage(page) || m_pages.contains(page) || m_asked.contains(page) || m_failed.contains(page) || m_asked.size() >= mostAsked)
        return false;
    const PageAsk wanted = askFor(page);
    m_asked.insert(page, wanted);
    ask(wanted);
    return true;
}

PageAsk PagedModel::askFor(qint64 page) const
{
    PageAsk ask;
    ask.generation = m_generation;
    ask.page = page;
    ask.at = rowOf(page * m_pageRows);
    ask.limit = m_pageRows + 1;
    const auto above = m_pages.constFind(page - 1);
    const auto below = m_pages.constFind(page + 1);
    if (page * m_pageRows == m_begin && !m_head.isEmpty())
        ask.before = m_head.last()->cursor;
    else if (above != m_pages.constEnd() && above->rows.size() == m_pageRows)
        ask.before = above->rows.last()->cursor;
    else if (below != m_pages.constEnd() && !below->rows.isEmpty() && page * m_pageRows > m_begin) {
        ask.after = below->rows.first()->cursor;
        ask.limit = m_pageRows;
    }
    return ask;
}

void PagedModel::forgetFar(const QList<qint64> &wanted)
{
    for (auto each = m_asked.begin(); each != m_asked.end();) {
        const bool near = std::any_of(wanted.begin(), wanted.end(), [&](qint64 page) { return std::abs(page - each.key()) <= prefetched; });
        if (near) {
            ++each;
            continue;
        }
        const PageAsk ask = each.value();
        each = m_asked.erase(each);
        forget(ask);
    }
}

void PagedModel::forgetAll()
{
    const QList<PageAsk> all = m_asked.values();
    m_asked.clear();
    m_wanted.clear();
    m_failed.clear();
    for (const PageAsk &each : all)
        forget(each);
}

// --- answers

void PagedModel::came(const PageAsk &ask, const QList<PagedRowPtr> &rows, qint64 total)
{
    if (ask.generation != m_generation || m_asked.remove(ask.page) == 0)
        return; // late: another list, or a page that was given up
    if (m_isLoading) {
        m_counted = total >= 0 ? total : m_counted;
        m_isWhole = total >= 0 ? total <= rows.size() : rows.size() <= m_pageRows;
        return cameFirst(rows);
    }
    const qint64 from = ask.page * m_pageRows;
    const bool isShort = rows.size() < qMin<qint64>(m_pageRows, m_end - from);
    if (isShort && !ask.after.isEmpty())
        return reload(Reload::Other); // fewer rows above than we count: the list is another one by now
    QList<PagedRowPtr> mine = rows.mid(0, m_pageRows);
    if (rows.size() > m_pageRows && !fitsBelow(ask.page, rows))
        m_pages.remove(ask.page + 1); // rows came or went between the two: the page below is asked for again, from here
    if (isShort)
        setEnd(from + rows.size());
    if (!mine.isEmpty())
        keep(ask.page, mine);
    m_timer.start(gatherMs, this);
}

void PagedModel::failed(const PageAsk &ask)
{
    if (ask.generation != m_generation || m_asked.remove(ask.page) == 0)
        return;
    if (std::exchange(m_isLoading, false))
        m_isFailed = true;
    else
        m_failed.insert(ask.page); // until retry(): a view that paints must not storm a server that fails
}

bool PagedModel::fitsBelow(qint64 page, const QList<PagedRowPtr> &rows) const
{
    const auto below = m_pages.constFind(page + 1);
    return below == m_pages.constEnd() || below->rows.isEmpty() || below->rows.first()->id == rows[m_pageRows]->id;
}

void PagedModel::keep(qint64 page, QList<PagedRowPtr> rows)
{
    m_pages.insert(page, {std::move(rows), ++m_use});
    evict();
    const qint64 from = qMax<qint64>(0, rowOf(page * m_pageRows));
    const qint64 to = qMin<qint64>(rowCount(), rowOf((page + 1) * m_pageRows)) - 1;
    if (from <= to)
        emit dataChanged(index(int(from), 0), index(int(to), columnCount() - 1));
}

void PagedModel::evict()
{
    while (m_pages.size() > keptPages) {
        auto oldest = m_pages.begin();
        for (auto each = m_pages.begin(); each != m_pages.end(); ++each) {
            if (each->used < oldest->used)
                oldest = each;
        }
        m_pages.erase(oldest);
    }
}

void PagedModel::cameFirst(const QList<PagedRowPtr> &rows)
{
    if (m_how == Reload::Other || !goOn(rows))
        startOver(rows);
    m_isLoading = false;
    m_isEverLoaded = true;
    m_how = Reload::Other;
    m_added = 0;
    if (m_counted >= 0)
        setCount(m_generation, m_counted);
    emit loaded();
}

void PagedModel::startOver(const QList<PagedRowPtr> &rows)
{
    const qint64 known = m_isWhole ? rows.size() : qMax<qint64>(rows.size(), m_counted);
    beginResetModel();
    m_head.clear();
    m_pages.clear();
    m_begin = 0;
    m_end = known;
    m_seen = 0;
    if (!rows.isEmpty())
        m_pages.insert(0, {rows.mid(0, m_pageRows), ++m_use});
    endResetModel();
}

/// The same list a moment later: what is new goes on top. False when the two do not join.
bool PagedModel::goOn(const QList<PagedRowPtr> &rows)
{
    const PagedRowPtr first = row(0);
    if (!first || rows.isEmpty() || m_isWhole) // a short list is quickly drawn anew, and may have lost rows
        return false;
    const auto old = std::find_if(rows.begin(), rows.end(), [&](const PagedRowPtr &each) { return each->id == first->id; });
    if (old == rows.end())
        return false;
    const qsizetype news = old - rows.begin();
    for (qsizetype i = news; i < rows.size(); ++i) {
        const PagedRowPtr mine = row(int(i - news));
        if (mine && mine->id != rows[i]->id)
            return false;
    }
    for (qsizetype i = news; i < rows.size(); ++i) // what was running may be done
        replace(i - news, rows[i]);
    if (news > 0)
        insertOnTop(rows.mid(0, news));
    return true;
}

void PagedModel::replace(qint64 row, const PagedRowPtr &with)
{
    const qint64 base = baseOf(row);
    if (row < m_head.size())
        m_head[row] = with;
    else if (const auto page = m_pages.find(pageOf(base)); page != m_pages.end() && base - pageOf(base) * m_pageRows < page->rows.size())
        page->rows[base - pageOf(base) * m_pageRows] = with;
    else
        return;
    emit dataChanged(index(int(row), 0), index(int(row), columnCount() - 1));
}

void PagedModel::setCount(quint64 generation, qint64 count)
{
    if (generation != m_generation)
        return;
    m_counted = count;
    if (!m_isLoading && !m_isWhole)
        setEnd(count + m_added - qint64(m_head.size()) + m_begin);
}

void PagedModel::setEnd(qint64 end)
{
    end = qMax(end, m_begin);
    if (end == m_end)
        return;
    const int before = rowCount();
    const int after = int(qBound<qint64>(0, qint64(m_head.size()) + end - m_begin, mostRows));
    if (after > before)
        beginInsertRows({}, before, after - 1);
    else if (after < before)
        beginRemoveRows({}, after, before - 1);
    m_end = end;
    m_pages.removeIf([this](const auto &each) { return each.key() * m_pageRows >= m_end; });
    if (after > before)
        endInsertRows();
    else if (after < before)
        endRemoveRows();
}

// --- new rows

int PagedModel::addNew(QList<PagedRowPtr> rows)
{
    QSet<QString> once;
    rows.removeIf([&once](const PagedRowPtr &row) {
        const bool twice = once.contains(row->id);
        once.insert(row->id);
        return twice;
    });
    std::stable_sort(rows.begin(), rows.end(), [this](const PagedRowPtr &a, const PagedRowPtr &b) { return standsAbove(*a, *b); });
    const PagedRowPtr top = row(0);
    qsizetype onTop = 0;
    while (onTop < rows.size() && (!top || standsAbove(*rows[onTop], *top)))
        ++onTop;
    int added = int(onTop);
    for (qsizetype i = onTop; i < rows.size(); ++i)
        added += insertOrReplace(rows[i]);
    if (onTop > 0)
        insertOnTop(rows.mid(0, onTop));
    m_added += added;
    fold();
    return added;
}

void PagedModel::insertOnTop(const QList<PagedRowPtr> &rows)
{
    beginInsertRows({}, 0, int(rows.size()) - 1);
    m_head = rows + m_head;
    endInsertRows();
}

/// A row that was closed late belongs under some that are there. Pages are taken over into the head until its place is known. True: it is new.
bool PagedModel::insertOrReplace(const PagedRowPtr &row)
{
    while ((m_head.isEmpty() || !standsAbove(*row, *m_head.last())) && absorbPage()) { }
    if (m_begin < m_end && (m_head.isEmpty() || !standsAbove(*row, *m_head.last()))) {
        setEnd(m_end + 1); // in pages that are not there: they will tell where
        return true;
    }
    auto place = std::lower_bound(m_head.begin(), m_head.end(), row, [this](const PagedRowPtr &a, const PagedRowPtr &b) { return standsAbove(*a, *b); });
    const int at = int(place - m_head.begin());
    for (; place != m_head.end() && !standsAbove(*row, **place); ++place) {
        if ((*place)->id == row->id) {
            replace(place - m_head.begin(), row);
            return false;
        }
    }
    beginInsertRows({}, at, at);
    m_head.insert(at, row);
    endInsertRows();
    return true;
}

/// The first page's rows become rows of the head; nothing is seen of it.
bool PagedModel::absorbPage()
{
    const auto there = m_pages.find(pageOf(m_begin));
    if (m_begin >= m_end || there == m_pages.end() || there->rows.size() < qMin<qint64>(m_pageRows, m_end - m_begin))
        return false;
    m_head += there->rows;
    m_begin += m_pageRows; // stays a multiple of a page, also behind a last page that was not full
    m_end = qMax(m_end, m_begin);
    m_pages.erase(there);
    return true;
}

/// The oldest of the head become pages again, so that they can be let go.
void PagedModel::fold()
{
    if (m_head.isEmpty() || m_head.last()->cursor.isEmpty()) // only pages that have cursors can be asked for again in their new places
        return;
    while (m_head.size() > qsizetype(foldAt) * m_pageRows) {
        m_begin -= m_pageRows;
        m_pages.insert(pageOf(m_begin), {m_head.mid(m_head.size() - m_pageRows), ++m_use});
        m_head.resize(m_head.size() - m_pageRows);
    }
    evict();
}

} // namespace portreeve::ui
