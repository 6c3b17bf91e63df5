// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/request_row.h"
#include "ui/widgets/bill.h"
#include "ui/widgets/timeline.h"

#include <QCoreApplication>

class QVBoxLayout;
class QWidget;

namespace portreeve::ui {

/// What the tabs of a request show. Each fills an empty column.
class DetailTabs
{
    Q_DECLARE_TR_FUNCTIONS(DetailTabs)

public:
    static void fillOverview(QVBoxLayout &column, const RequestDetail &detail, bool utc);
    static void fillCost(QVBoxLayout &column, const RequestDetail &detail);
    static void fillAttempts(QVBoxLayout &column, const RequestDetail &detail, const QString &whyNot);
    static void fillError(QVBoxLayout &column, const RequestDetail &detail);
    static void fillRaw(QVBoxLayout &column, const RequestDetail &detail);

    /// A lane for the gate, each attempt and each wait between two.
    static QList<Lane> lanes(const RequestDetail &detail, qint64 *totalNs);
    static QList<BillLine> billLines(const RequestDetail &detail);
    /// Whose figure the total equals, or why it does not.
    static QString billNote(const RequestDetail &detail);

private:
    static void addRoute(QVBoxLayout &column, const RequestDetail &detail);
    static void addBill(QVBoxLayout &column, const RequestDetail &detail, bool ruled);
    static void addIds(QVBoxLayout &column, const RequestDetail &detail, bool utc);
    static void addAttempt(QVBoxLayout &column, const RequestAttempt &attempt, bool ruled);
};

} // namespace portreeve::ui
