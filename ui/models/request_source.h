// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/client/call.h"
#include "ui/client/connection.h"
#include "ui/models/filter_grammar.h"
#include "ui/models/request_row.h"

#include <memory>

namespace portreeve::ui {

/// Which requests, and in which order.
struct RequestQuery {
    QString filter;
    qint64 from = 0; ///< ms since 1970
    qint64 to = 0;
    bool isOpen = false; ///< reaches to now: `to` moves on with what came
    QString sort = QStringLiteral("time"); ///< time dur cost tokens status ttft
    bool descending = true;
    bool operator==(const RequestQuery &) const = default;
};

/// What an answer had to say about a list.
struct RequestPage {
    QList<PagedRowPtr> rows;
    qint64 total = -1; ///< of the whole list, where the server says it with a page
    QString newest; ///< cursor of the newest request there is, also when it is none of these
};

/// A part of the page that a kind of server may lack.
enum class RequestPart { Count, Facets, Strip, Tail, Detail, Export };

/// How a kind of server is asked for its requests: Portreeve's own API, or LiteLLM's spend logs. Pure: paths out, rows in.
class RequestSource
{
public:
    virtual ~RequestSource() = default;

    virtual int pageRows() const = 0;
    virtual QString page(const RequestQuery &query, const PageAsk &ask) const = 0;
    virtual RequestPage read(const Answer &answer) const = 0;
    /// The same as asked by a person's script: for "copy as curl".
    virtual QString list(const RequestQuery &query) const = 0;
    /// Rows that stand above `cursor` (empty: any), the nearest `limit` of them.
    virtual QString newer(const RequestQuery &query, const QString &cursor, int limit) const = 0;
    /// `exact`: however long it takes; else what can be worked out soon.
    virtual QString count(const RequestQuery &query, bool exact = false) const = 0;
    virtual QString facets(const RequestQuery &query, const QStringList &fields, int top) const = 0;
    virtual QString strip(const RequestQuery &query, int buckets) const = 0;
    virtual QString detail(const QString &id) const = 0;
    virtual QString exported(const RequestQuery &query, const QString &format) const = 0;
    virtual bool canSort(const QString &sort) const = 0;
    /// Why it has no such part; empty: it has.
    virtual QString whyNot(RequestPart part) const = 0;
    /// What can be typed. Empty path: it is known without asking.
    virtual QString grammarPath() const = 0;
    virtual FilterGrammar grammar() const = 0;
    /// What is wrong with a filter, where that is known without asking; the place is in the filter's text.
    struct Fault {
        QString text;
        int from = 0;
        int length = 0;
    };
    virtual Fault check(const QString &filter) const = 0;
};

std::unique_ptr<RequestSource> makeRequestSource(ServerKind kind);

/// What the server found wrong with a filter: its message, and where.
RequestSource::Fault filterFault(const Answer &answer);

} // namespace portreeve::ui
