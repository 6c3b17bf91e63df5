// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QRect>
#include <QStringList>

namespace portreeve::ui {

/// What a painted widget is to those who cannot see it. Its accessible name is the sentence a person would say (setAccessibleName); here it adds a role and,
/// where it shows several things (lanes, lines of a bill, columns), a name for each.
class Spoken
{
public:
    virtual ~Spoken() = default;
    virtual QAccessible::Role spokenRole() const = 0;
    virtual QStringList spokenParts() const { return {}; }
    virtual QRect spokenRect(int) const { return {}; } ///< of a part, in the widget's own px
};

/// Teaches Qt about Spoken; applyTheme() calls it once.
void installSpoken();

} // namespace portreeve::ui
