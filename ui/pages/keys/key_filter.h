// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/access_key.h"
#include "ui/widgets/filter_bar.h"

#include <QCoreApplication>

namespace portreeve::ui {

/// What a person asked the list of keys for: terms of one grammar ("state:active -has:budget expires:<30d ci"). A server can search keys by text only, so the rest is decided
/// here, over rows that have been loaded; the page says how many these are.
class KeyFilter
{
    Q_DECLARE_TR_FUNCTIONS(KeyFilter)

public:
    /// The ready-made views of the head of the page.
    enum class View { All, Stale, Risky };

    /// The terms of a text; what cannot be read is left out, so ask faultOf() first.
    static QList<Term> read(const QString &text);
    /// Why a typed term is no term, with the place in it; empty error: it is one. `typed` may be unfinished: then there is a completion or an example.
    static TypedHint hintFor(const QString &typed);

    void setTerms(const QList<Term> &terms) { m_terms = terms; }
    const QList<Term> &terms() const { return m_terms; }
    void setView(View view) { m_view = view; }
    View view() const { return m_view; }
    bool isEmpty() const { return m_terms.isEmpty() && m_view == View::All; }
    /// The text that the server itself may search by; empty: none of the terms.
    QString serverSearch() const;

    bool admits(const AccessKey &key, const QDateTime &now) const;
    /// One term alone: "12 match without state:blocked".
    bool admitsWithout(const AccessKey &key, const QDateTime &now, qsizetype left) const;

    static QString text(const Term &term);

private:
    QList<Term> m_terms;
    View m_view = View::All;
};

/// Not used for 30 days, and older than that.
bool isStale(const AccessKey &key, const QDateTime &now);
/// No expiry, every model and no budget: what a lost key would cost is not bounded.
bool isRisky(const AccessKey &key);

} // namespace portreeve::ui
