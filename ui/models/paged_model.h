// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QBasicTimer>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <memory>

namespace portreeve::ui {

/// A row as a page holds it; models derive their own.
struct PagedRow {
    virtual ~PagedRow() = default;
    QString id;
    QString cursor; ///< where it stands in its list, as the server names it; empty: the server knows only numbers
};
using PagedRowPtr = std::shared_ptr<const PagedRow>;

/// A page that is wanted. With `before` or `after` it is the neighbour of rows that are there (keyset: exact); without, the rows from `at` on.
struct PageAsk {
    quint64 generation = 0;
    qint64 page = 0; ///< as the list was when it was loaded; may be negative for what came later
    qint64 at = 0; ///< row of the list it begins at, as the list is now
    int limit = 0; ///< at most so many rows; one more than a page has, so that the seam to the next page can be seen
    QString before; ///< the rows that follow this cursor down the list
    QString after; ///< the nearest rows above this cursor
    bool isFirst() const { return page == 0 && before.isEmpty() && after.isEmpty(); }
};

/// A table of any length over a server that gives pages. rowCount() is what is known, data() never waits: a row that is not there yet is a placeholder (role::Waiting), and its page is asked for.
/// At most `keptPages` pages stay. A new list is a new generation: late answers of an older one are dropped, and the old rows stay until the first new ones are there.
/// New rows of a growing list go to the top by addNew(). GUI thread only.
class PagedModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int keptPages = 64;
    static constexpr int prefetched = 2; ///< pages on either side of what is seen
    static constexpr int mostAsked = 3; ///< at a time
    static constexpr qint64 mostRows = 50'000'000; ///< more would overflow a view's pixels

    explicit PagedModel(int pageRows, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    qint64 count() const { return qint64(m_head.size()) + m_end - m_begin; }
    /// What is there; null: not loaded (and not asked for by this).
    PagedRowPtr row(int row) const;
    /// Among what is there; -1: not.
    int find(const QString &id) const;
    /// Nothing is asked for, and nothing is about to be.
    bool isQuiet() const { return m_asked.isEmpty() && !m_timer.isActive(); }
    bool isLoading() const { return m_isLoading; }
    bool isEverLoaded() const { return m_isEverLoaded; }
    /// The newest list could not be had: what is there is an older one, and nothing is asked for until reload().
    bool isFailed() const { return m_isFailed; }
    quint64 generation() const { return m_generation; }
    int pageRows() const { return m_pageRows; }
    int loadedPages() const { return int(m_pages.size()); }

    /// Asks for the list anew. The same list (F5): rows that are new are put on top of what is there, so nothing jumps. Another one: everything is new.
    enum class Reload { Same, Other };
    void reload(Reload how);
    /// Nothing is known any more; what is under way is forgotten.
    void clear();
    /// Asks again for pages that failed.
    void retry();

signals:
    /// The first page of a generation is there.
    void loaded();

protected:
    /// Ask the server; answer later by came() or failed(), never from within.
    virtual void ask(const PageAsk &ask) = 0;
    /// The answer is not wanted any more.
    virtual void forget(const PageAsk &ask) = 0;
    virtual QVariant cell(const PagedRow &row, int column, int role) const = 0;
    /// Does `a` stand above `b`? Rows of one time are neither. For new rows only.
    virtual bool standsAbove(const PagedRow &a, const PagedRow &b) const = 0;

    /// `total`: how long the list is, where a server says it with each page; -1: it does not.
    void came(const PageAsk &ask, const QList<PagedRowPtr> &rows, qint64 total = -1);
    void failed(const PageAsk &ask);
    /// How long the list of this generation is; a first page that was not full has said it already.
    void setCount(quint64 generation, qint64 count);
    /// Puts rows where they belong, usually on top; those that are there already take the place of the old ones. Returns how many were new.
    int addNew(QList<PagedRowPtr> rows);
    PagedRowPtr newest() const { return row(0); }

    void timerEvent(QTimerEvent *event) override;

private:
    struct Page {
        QList<PagedRowPtr> rows;
        quint64 used = 0;
    };

    qint64 baseOf(qint64 row) const { return row - qint64(m_head.size()) + m_begin; }
    qint64 rowOf(qint64 base) const { return base - m_begin + qint64(m_head.size()); }
    qint64 pageOf(qint64 base) const { return base >= 0 ? base / m_pageRows : -((-base + m_pageRows - 1) / m_pageRows); }
    bool isPage(qint64 page) const { return page * m_pageRows >= m_begin && page * m_pageRows < m_end; }
    const PagedRowPtr *lookUp(qint64 row) const;
    void want(qint64 page) const;
    void askWanted();
    bool askPage(qint64 page);
    PageAsk askFor(qint64 page) const;
    void forgetFar(const QList<qint64> &wanted);
    void forgetAll();
    void cameFirst(const QList<PagedRowPtr> &rows);
    void startOver(const QList<PagedRowPtr> &rows);
    bool goOn(const QList<PagedRowPtr> &rows);
    void keep(qint64 page, QList<PagedRowPtr> rows);
    bool fitsBelow(qint64 page, const QList<PagedRowPtr> &rows) const;
    void setEnd(qint64 end);
    bool insertOrReplace(const PagedRowPtr &row);
    void replace(qint64 row, const PagedRowPtr &with);
    void insertOnTop(const QList<PagedRowPtr> &rows);
    bool absorbPage();
    void fold();
    void evict();

    int m_pageRows;
    quint64 m_generation = 0;
    bool m_isLoading = false;
    bool m_isEverLoaded = false;
    bool m_isFailed = false;
    Reload m_how = Reload::Other;
    /// What the list is: rows that came later, newest first, then those that pages hold: base rows m_begin to m_end. Whole pages wander between the two.
    QList<PagedRowPtr> m_head;
    qint64 m_begin = 0;
    qint64 m_end = 0;
    qint64 m_counted = -1; ///< of the generation that is loading, if it came before its first page
    qint64 m_added = 0; ///< by addNew() since the first page came: the count does not know them
    bool m_isWhole = false; ///< the first page was the whole list
    mutable QHash<qint64, Page> m_pages;
    QHash<qint64, PageAsk> m_asked;
    QSet<qint64> m_failed;
    mutable quint64 m_use = 0;
    mutable QList<qint64> m_wanted; ///< most recently wanted first
    mutable qint64 m_seen = 0; ///< the page looked at last
    mutable QBasicTimer m_timer;
};

} // namespace portreeve::ui
