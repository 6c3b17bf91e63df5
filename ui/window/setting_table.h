// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace portreeve::ui {

/// How a setting is edited.
enum class SettingKind {
    Switch, ///< on or off
    Choice, ///< one of `choices`
    Percent, ///< of `least` to `most`, in steps of 5
    Number, ///< a whole number
    Text,
    File, ///< a path on this computer, or none
    Money, ///< dollars, kept as a decimal; empty: no limit
    Page ///< one of the pages
};

/// One value of a Choice: as it stands in the file, and its words.
struct SettingChoice {
    const char *value;
    const char *text;
};

/// One line of the table of settings (setting_table.cpp): the settings page draws it, the palette finds it. Words are marked by WORDS() and said by settingWords().
struct SettingLine {
    const char *key;
    const char *group; ///< "appearance"
    SettingKind kind;
    const char *name; ///< "Color scheme"
    const char *help; ///< one sentence; nullptr: none
    QList<SettingChoice> choices = {};
    int least = 0;
    int most = 0;
};

/// A group of the settings page, in its order.
struct SettingGroup {
    const char *id;
    const char *icon;
    const char *title;
};

const QList<SettingLine> &settingTable();
const QList<SettingGroup> &settingGroups();
QString settingWords(const char *text);

} // namespace portreeve::ui
