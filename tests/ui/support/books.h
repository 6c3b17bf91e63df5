// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/support/scripted.h"

#include <QJsonObject>

#include <deque>

namespace portreeve::ui {

/// The requests of a gateway that the test makes up: answers /portreeve/requests with its pages, counts, facets, strip, grammar, single requests, by the contract. The filters that it knows are
/// "status:503", "has:error", "model:X" and "none:…" (which nothing matches); "modle:" is refused with its place.
class Books
{
public:
    /// `count` requests, one every `stepMs`, the newest just now.
    Books(ScriptedTransport &transport, int count, int stepMs = 9'000);

    /// A request that has just ended; returns its id.
    QString add();
    qint64 size() const { return qint64(m_rows.size()); }
    QString idAt(qint64 row) const;
    QJsonObject row(qint64 number) const;

private:
    Answer page(const Call &call) const;
    Answer count(const Call &call) const;
    Answer facets() const;
    Answer strip(const Call &call) const;
    Answer detail(const Call &call) const;
    QList<qint64> matching(const Call &call) const; ///< numbers, the newest first
    bool fits(qint64 number, const QString &filter) const;

    ScriptedTransport &m_transport;
    std::deque<qint64> m_rows; ///< times of the requests 1, 2 ...
};

} // namespace portreeve::ui
