// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/deployments/span_text.h"

#include "ui/widgets/numbers.h"
#include "ui/window/time_range.h"

#include <QCoreApplication>

namespace portreeve::ui {

QString spanText(const TimeRange &range)
{
    const QString id = range.relative();
    if (id == QLatin1String("month"))
        return QCoreApplication::translate("Deployments", "this month");
    if (id == QLatin1String("last-month"))
        return QCoreApplication::translate("Deployments", "last month");
    if (id.isEmpty())
        return {};
    const QString number = id.chopped(1);
    const QChar unit = id.back();
    const QString word = unit == QLatin1Char('m') ? QCoreApplication::translate("Deployments", "min") : unit == QLatin1Char('h') ? QCoreApplication::translate("Deployments", "h") : QCoreApplication::translate("Deployments", "d");
    return number + thinSpace + word;
}

} // namespace portreeve::ui
