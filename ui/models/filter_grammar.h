// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/filter_bar.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace portreeve::ui {

/// A field that a server can filter by, as `GET /portreeve/requests/grammar` tells it.
struct FilterField {
    QString name; ///< "dur"
    QString kind; ///< text, number, duration, money, bool, status
    QStringList units; ///< "s", "ms"
    QString example; ///< "dur:>2s"
    QStringList values; ///< known ones
    QString reason; ///< why this server cannot filter by it; empty: it can
};

/// What may be typed into a filter: enough to complete words and to give examples. Whether a filter is right is the server's answer.
class FilterGrammar
{
    Q_DECLARE_TR_FUNCTIONS(FilterGrammar)

public:
    FilterGrammar() = default;
    explicit FilterGrammar(const QList<FilterField> &fields) : m_fields(fields) {}
    static FilterGrammar read(const QJsonObject &object);

    bool isEmpty() const { return m_fields.isEmpty(); }
    const QList<FilterField> &fields() const { return m_fields; }
    const FilterField *find(const QString &name) const;
    /// Values seen since, for completion: what the facets counted.
    void setValues(const QString &field, const QStringList &values);
    /// For the term being typed: how it could go on, an example, what to choose from; an error where the field is none.
    TypedHint hint(const QString &typed) const;

private:
    TypedHint fieldHint(const QString &begin, const QString &sign) const;
    TypedHint valueHint(const FilterField &field, const QString &value, const QString &before) const;
    TypedHint unknown(const QString &name, int from) const;

    QList<FilterField> m_fields;
};

} // namespace portreeve::ui
