// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/setting_table.h"

#include <QCoreApplication>

#define WORDS(text) text // collected by lupdate for the context portreeve::ui

namespace portreeve::ui {

QString settingWords(const char *text)
{
    return text ? QCoreApplication::translate("portreeve::ui", text) : QString();
}

const QList<SettingGroup> &settingGroups()
{
    static const QList<SettingGroup> groups = {
        {"general", "settings", WORDS("General")},
        {"appearance", "eye", WORDS("Appearance")},
        {"gateway", "server", WORDS("Gateway")},
        {"tray", "bolt", WORDS("Tray and start")},
        {"playground", "playground", WORDS("Playground")},
        {"shortcuts", "command", WORDS("Shortcuts")},
        {"privacy", "lock", WORDS("Privacy")},
        {"about", "info", WORDS("About")},
    };
    return groups;
}

const QList<SettingLine> &settingTable()
{
    static const QList<SettingLine> table = {
        {"general.language", "general", SettingKind::Choice, WORDS("Language"), WORDS("Words, numbers and dates; changes at once."),
         {{"system", WORDS("As the system")}, {"en", "English"}, {"de", "Deutsch"}}},
        {"general.start_page", "general", SettingKind::Page, WORDS("Start page"), WORDS("What a new window shows first.")},
        {"general.utc", "general", SettingKind::Switch, WORDS("Times in UTC"), WORDS("For connections where you have not chosen otherwise in the time range.")},

        {"appearance.scheme", "appearance", SettingKind::Choice, WORDS("Colors"), nullptr,
         {{"system", WORDS("As the system")}, {"light", WORDS("Light")}, {"dark", WORDS("Dark")}}},
        {"appearance.contrast", "appearance", SettingKind::Choice, WORDS("Contrast"), WORDS("High: one text color, strong edges, no soft fills."),
         {{"system", WORDS("As the system")}, {"normal", WORDS("Normal")}, {"high", WORDS("High")}}},
        {"appearance.density", "appearance", SettingKind::Choice, WORDS("Rows of lists"), nullptr,
         {{"comfortable", WORDS("Comfortable")}, {"compact", WORDS("Compact")}}},
        {"appearance.text_percent", "appearance", SettingKind::Percent, WORDS("Text size"), WORDS("Texts and heights grow together."), {}, 100, 200},
        {"appearance.reduced_motion", "appearance", SettingKind::Choice, WORDS("Less motion"), nullptr,
         {{"system", WORDS("As the system")}, {"on", WORDS("On")}, {"off", WORDS("Off")}}},

        {"gateway.start", "gateway", SettingKind::Switch, WORDS("Start the gateway with Portreeve"),
         WORDS("Off: this program only administers gateways that run elsewhere. Takes effect at the next start.")},
        {"gateway.host", "gateway", SettingKind::Text, WORDS("Address"),
         WORDS("127.0.0.1 serves this computer only; 0.0.0.0 serves your network too. Takes effect at the next start; an address on the command line wins.")},
        {"gateway.port", "gateway", SettingKind::Number, WORDS("Port"), WORDS("0 takes any free one. Takes effect at the next start; a port on the command line wins."), {}, 0, 65535},
        {"gateway.config_file", "gateway", SettingKind::File, WORDS("Configuration file"),
         WORDS("A LiteLLM config.yaml; empty: none. Takes effect at the next start; a file on the command line wins.")},

        {"tray.show", "tray", SettingKind::Switch, WORDS("Show the tray icon"), WORDS("Its shape says how the gateway is.")},
        {"tray.close_to_tray", "tray", SettingKind::Switch, WORDS("Closing the window keeps Portreeve running"), WORDS("The gateway goes on serving; the tray icon brings the window back.")},
        {"tray.start_hidden", "tray", SettingKind::Switch, WORDS("Start without a window"), WORDS("Only the tray icon is there.")},
        {"tray.autostart", "tray", SettingKind::Switch, WORDS("Start at login"), nullptr},

        {"playground.ask_above", "playground", SettingKind::Money, WORDS("Ask before a question that may cost more than"),
         WORDS("The most that all models together may cost, as far as prices are known. Empty: never ask.")},
        {"playground.history", "playground", SettingKind::Switch, WORDS("Keep conversations"),
         WORDS("The last 200 with their files, on this computer only. The history of the playground deletes them.")},
    };
    return table;
}

} // namespace portreeve::ui
