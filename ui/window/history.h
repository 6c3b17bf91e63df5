// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QVariantMap>

namespace portreeve::ui {

/// Where a window can be: a page and what it shows.
struct Place {
    QString page;
    QVariantMap where;
    bool operator==(const Place &) const = default;
};

/// The way a person took through the pages, as a browser keeps it; at most 100 steps.
class History
{
public:
    /// To a new place: what lay ahead is forgotten. The place where one is already is no step.
    void visit(const Place &place);
    /// What the page shows by now, said before it is left.
    void amend(const QVariantMap &where);
    bool canGoBack() const { return m_at > 0; }
    bool canGoForward() const { return m_at + 1 < m_places.size(); }
    /// Only when it can.
    const Place &back();
    const Place &forward();
    const Place &current() const { return m_places[m_at]; }
    bool isEmpty() const { return m_places.isEmpty(); }
    void clear();

private:
    QList<Place> m_places;
    qsizetype m_at = -1;
};

} // namespace portreeve::ui
