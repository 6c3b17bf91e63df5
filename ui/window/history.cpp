// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/history.h"

namespace portreeve::ui {
namespace {

constexpr qsizetype atMost = 100;

} // namespace

void History::visit(const Place &place)
{
    if (m_at >= 0 && m_places[m_at] == place)
        return;
    m_places.resize(m_at + 1);
    m_places.append(place);
    if (m_places.size() > atMost)
        m_places.removeFirst();
    m_at = m_places.size() - 1;
}

void History::amend(const QVariantMap &where)
{
    if (m_at >= 0)
        m_places[m_at].where = where;
}

const Place &History::back()
{
    return m_places[--m_at];
}

const Place &History::forward()
{
    return m_places[++m_at];
}

void History::clear()
{
    m_places.clear();
    m_at = -1;
}

} // namespace portreeve::ui
