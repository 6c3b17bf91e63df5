// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/filter_bar.h"

#include <QObject>

namespace portreeve::ui {

/// The filter's outer grammar, the part that chips need: terms between spaces, each with "-", a field and a value. What a value may be is the server's to say. Values keep their quotes and
/// brackets, so that parseFilter(printFilter(terms)) == terms.
QList<Term> parseFilter(const QString &text);
QString printFilter(const QList<Term> &terms);
QString printTerm(const Term &term);

/// A value as the filter must write it to mean exactly that: quoted where it holds spaces, operators or a star.
QString quotedValue(const QString &value);
/// The values that a term names: of "a", "\"a b\"" and "(a OR b)". Empty when it says anything else (a comparison, a range).
QStringList valuesOf(const Term &term);
/// "model:a" or "model:(a OR b)"; no values: a term without a value, which nobody should keep.
Term termOf(const QString &field, const QStringList &values);
/// Does a term's value (a plain one, a list, or with stars) take in this one? Letters count as the server counts them: either case.
bool takesIn(const Term &term, const QString &value);

/// What a list is filtered by. Text, chips and facets are editors of this one; none keeps a copy.
class FilterState : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    const QList<Term> &terms() const { return m_terms; }
    QString text() const { return printFilter(m_terms); }
    bool isEmpty() const { return m_terms.isEmpty(); }

    void setText(const QString &text) { setTerms(parseFilter(text)); }
    void setTerms(const QList<Term> &terms);
    /// Terms that are there already are not added again.
    void add(const QString &text);
    void remove(int index);
    void clear() { setTerms({}); }
    /// Takes the place of all terms of that field that are not negated; no values: none are left.
    void setValues(const QString &field, const QStringList &values);

    /// Which term stands at this character of text(); -1: none. `from` becomes the character within the term.
    int termAt(int position, int *within = nullptr) const;

signals:
    void changed();

private:
    QList<Term> m_terms;
};

} // namespace portreeve::ui
