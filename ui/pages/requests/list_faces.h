// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/requests_model.h"

#include <QObject>

namespace portreeve::ui {

class EmptyState;
class FilterState;
struct Desk;

/// Says why there are no requests to see, and what to do about it. Only where that takes numbers does it ask for them: how many there would be without a term of the filter, whether there are any
/// at all.
class ListFaces : public QObject
{
    Q_OBJECT

public:
    ListFaces(Desk &desk, FilterState &filter, EmptyState &face, QObject *parent = nullptr);

    /// None match: nothing yet, nothing in the range, or nothing with this filter.
    void showNone(const RequestsModel &model);
    void showFailed(const Answer &answer);
    /// What is shown is gone, and what was asked for it.
    void forget();
    bool isNothingYet() const { return m_current == Face::NothingYet; }
    void retranslate();

signals:
    void changed(); ///< another face than at first
    void retryWanted();

private:
    enum class Face { None, NothingYet, NotInRange, NoMatch, NotAllowed, NotSupported, Failed };
    void say();
    void sayNothingYet();
    void sayNotInRange();
    void sayNoMatch();
    void sayRefused();
    void askWhetherAny(const RequestsModel &model);
    void askWithout(const RequestsModel &model);

    Desk &m_desk;
    FilterState &m_filter;
    EmptyState &m_face;
    Face m_current = Face::None;
    Answer m_answer;
    QString m_newest; ///< when the newest request of all was
    QList<qint64> m_without; ///< how many would match without the n-th term; -1: not known
    QObject *m_asker = nullptr;
};

} // namespace portreeve::ui
