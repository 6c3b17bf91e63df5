// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actions.h"

#define WORDS(text) text // collected by lupdate for the context portreeve::ui

namespace portreeve::ui {

/// id, icon, words, shortcut, page, tip. A page's lines stand in one block, in the order of the rail.
const QList<ActionLine> &actionTable()
{
    static const QList<ActionLine> table = {
        // window
        {"window.palette", "search", WORDS("Search and commands"), "Ctrl+K; Ctrl+Alt+I", nullptr, WORDS("Find pages, actions, settings and objects")},
        {"window.connection", "chevron-up-down", WORDS("Switch connection"), "Ctrl+Shift+O", nullptr, nullptr},
        {"window.connections", "globe", WORDS("Connections"), nullptr, nullptr, WORDS("Add, change and remove connections to gateways")},
        {"window.lock", "lock", WORDS("Read-only"), nullptr, nullptr, WORDS("While it is on nothing can be changed over this connection")},
        {"window.retry", "refresh", WORDS("Try to connect now"), nullptr, nullptr, nullptr},
        {"window.back", "arrow-left", WORDS("Back"), "Alt+Left", nullptr, nullptr},
        {"window.forward", "arrow-right", WORDS("Forward"), "Alt+Right", nullptr, nullptr},
        {"window.refresh", "refresh", WORDS("Refresh"), "F5", nullptr, nullptr},
        {"window.live", "play", WORDS("Live"), "Ctrl+Shift+L", nullptr, WORDS("Show what happens as it happens")},
        {"range.open", "clock", WORDS("Time range"), "Ctrl+T", nullptr, WORDS("Choose the span of time that all pages show")},
        {"range.back", "arrow-left", WORDS("Time range: one step back"), "[", nullptr, nullptr},
        {"range.forward", "arrow-right", WORDS("Time range: one step forward"), "]", nullptr, nullptr},
        {"range.undo", "clock", WORDS("Time range: as before"), "Alt+Shift+Left", nullptr, nullptr},
        {"window.messages", "alerts", WORDS("Messages"), "Ctrl+Shift+M", nullptr, nullptr},
        {"window.next_part", "arrow-right", WORDS("Next part of the window"), "F6", nullptr, nullptr},
        {"window.previous_part", "arrow-left", WORDS("Previous part of the window"), "Shift+F6", nullptr, nullptr},
        {"window.rail", "menu", WORDS("Narrow the navigation"), "F9", nullptr, nullptr},
        {"window.menu", "menu", WORDS("Menu"), "F10", nullptr, nullptr},
        {"window.full_screen", "external", WORDS("Full screen"), "F11", nullptr, nullptr},
        {"window.scheme", "moon", WORDS("Light or dark"), nullptr, nullptr, nullptr},
        {"window.calls", "terminal", WORDS("Calls"), "F12", nullptr, WORDS("Every call that this window made to the gateway")},
        {"window.copy_address", "copy", WORDS("Copy the gateway's address"), nullptr, nullptr, nullptr},
        {"window.shortcuts", "command", WORDS("Keyboard shortcuts"), "Ctrl+?; F1", nullptr, nullptr},
        {"window.setup", "home", WORDS("Set-up"), nullptr, nullptr, WORDS("The questions of the first run again")},
        {"window.settings", "settings", WORDS("Settings"), "Ctrl+,", nullptr, nullptr},
        {"window.new", "external", WORDS("New window"), "Ctrl+Shift+N", nullptr, nullptr},
        {"window.close", "close", WORDS("Close window"), "Ctrl+W", nullptr, nullptr},
        {"window.quit", "stop", WORDS("Quit Portreeve"), "Ctrl+Q", nullptr, nullptr},
        // home
        {"home.connect", "plus", WORDS("Connect an app"), nullptr, "home", WORDS("Base URL, key and samples for an app")},
        {"home.pause", "pause", WORDS("Pause gateway"), nullptr, "home", WORDS("New model calls get status 503 until it is resumed; those under way go on")},
        {"home.resume", "play", WORDS("Resume gateway"), nullptr, "home", nullptr},
        {"home.new_key", "plus", WORDS("New key"), nullptr, "home", WORDS("Create a key for an app")},
        // dashboards
        {"dashboards.export", "download", WORDS("Export"), "Ctrl+E", "dashboards", WORDS("Figures as CSV or JSON, or a picture")},
        {"dashboards.group", "dashboards", WORDS("Group by the next one"), "G", "dashboards", nullptr},
        {"dashboards.compare", "refresh", WORDS("Compare with the span before"), "P", "dashboards", nullptr},
        {"dashboards.table", "requests", WORDS("Charts as tables"), "T", "dashboards", nullptr},
        // requests
        {"requests.filter", "filter", WORDS("Filter requests"), "Ctrl+F", "requests", nullptr},
        {"requests.failed", "error", WORDS("Failed requests only"), "Ctrl+Shift+E", "requests", nullptr},
        {"requests.newest", "requests", WORDS("Show new requests"), "Ctrl+Home", "requests", WORDS("To the top, where new rows come in")},
        {"requests.peek", "eye", WORDS("Show beside the list"), nullptr, "requests", WORDS("The same as Space in the list")},
        {"requests.open", "external", WORDS("Open in a window"), nullptr, "requests", WORDS("The same as Enter in the list")},
        {"requests.only", "filter", WORDS("Only this value"), nullptr, "requests", WORDS("Filters by the value under the pointer")},
        {"requests.exclude", "minus", WORDS("Without this value"), nullptr, "requests", WORDS("Leaves out what has the value under the pointer")},
        {"requests.go_key", "keys", WORDS("Open key"), nullptr, "requests", nullptr},
        {"requests.go_model", "models", WORDS("Open model"), nullptr, "requests", nullptr},
        {"requests.playground", "playground", WORDS("Playground"), "Ctrl+Shift+P", "requests", WORDS("Ask the same model in the playground")},
        {"requests.copy_id", "copy", WORDS("Copy request id"), nullptr, "requests", nullptr},
        {"requests.copy_tsv", "copy", WORDS("Copy rows"), nullptr, "requests", WORDS("With heads, for spreadsheets; the same as Ctrl+C in the list")},
        {"requests.copy_csv", "copy", WORDS("Copy as CSV"), nullptr, "requests", nullptr},
        {"requests.copy_json", "copy", WORDS("Copy as JSON"), "Ctrl+Shift+C", "requests", nullptr},
        {"requests.copy_markdown", "copy", WORDS("Copy as Markdown"), nullptr, "requests", nullptr},
        {"requests.copy_curl", "terminal", WORDS("Copy as curl"), nullptr, "requests", WORDS("The call that gives this request to a script")},
        {"requests.copy_filter", "copy", WORDS("Copy filter"), nullptr, "requests", nullptr},
        {"requests.columns", "settings", WORDS("Columns"), nullptr, "requests", WORDS("Choose which columns are shown")},
        {"requests.export", "download", WORDS("Export"), "Ctrl+E", "requests", WORDS("All rows that match, as CSV or JSON lines")},
        {"requests.views", "pin", WORDS("Views"), nullptr, "requests", WORDS("Saved filters with their time range, order and columns")},
        {"requests.save_view", "pin", WORDS("Save view"), "Ctrl+Shift+S", "requests", nullptr},
        // models
        {"models.new", "plus", WORDS("Add model"), "Ctrl+N", "models", WORDS("A name that apps ask for, and the provider's model that serves it")},
        {"models.edit", "edit", WORDS("Edit model"), "F2", "models", nullptr},
        {"models.duplicate", "copy", WORDS("Duplicate model"), "D", "models", nullptr},
        {"models.test", "play", WORDS("Test"), "T", "models", WORDS("Send one short request; it costs what the model costs")},
        {"models.block", "pause", WORDS("Block or unblock"), "B", "models", WORDS("A blocked deployment is not called")},
        {"models.weight", "routing", WORDS("Set weight"), "W", "models", WORDS("Its share of the load beside others of the same name")},
        {"models.requests", "requests", WORDS("Requests of this model"), nullptr, "models", nullptr},
        {"models.delete", "trash", WORDS("Delete model"), "Del", "models", WORDS("Blocked now, gone after ten seconds")},
        {"models.filter", "filter", WORDS("Filter models"), "Ctrl+F", "models", nullptr},
        {"models.columns", "settings", WORDS("Columns"), nullptr, "models", WORDS("Choose which columns are shown")},
        // providers
        {"providers.new", "plus", WORDS("Add provider"), "Ctrl+N", "providers", WORDS("Choose one, give its key, tick its models")},
        {"providers.local", "search", WORDS("Look on this computer"), nullptr, "providers", WORDS("Find Ollama, LM Studio, Jan, vLLM and llama.cpp on the gateway's computer")},
        {"providers.test_all", "play", WORDS("Test all"), "Shift+T", "providers", WORDS("One short request to each provider; they cost what the models cost")},
        {"providers.test", "play", WORDS("Test provider"), "T", "providers", WORDS("One short request with each of its credentials")},
        {"providers.fetch", "download", WORDS("Fetch models"), "F", "providers", WORDS("Ask the provider which models it has")},
        {"providers.rotate", "refresh", WORDS("Rotate key"), "R", "providers", WORDS("Try a new key, then put it in place of the old one")},
        {"providers.models", "models", WORDS("Models of this provider"), nullptr, "providers", nullptr},
        {"providers.requests", "requests", WORDS("Requests of this provider"), nullptr, "providers", nullptr},
        // keys
        {"keys.new", "plus", WORDS("Create key"), "Ctrl+N", "keys", WORDS("A key lets an app in, with its own models, budget and limits")},
        {"keys.edit", "edit", WORDS("Edit key"), "F2", "keys", nullptr},
        {"keys.block", "lock", WORDS("Block"), "B", "keys", WORDS("Refuse the key from now on; it can be let in again")},
        {"keys.unblock", "check", WORDS("Unblock"), "Shift+B", "keys", nullptr},
        {"keys.extend", "clock", WORDS("Extend"), nullptr, "keys", WORDS("Let the key live longer")},
        {"keys.budget", "budgets", WORDS("Set budget"), nullptr, "keys", nullptr},
        {"keys.test", "bolt", WORDS("Test key"), "T", "keys", WORDS("Call the gateway with this key")},
        {"keys.connect", "providers", WORDS("Connect an app"), nullptr, "keys", WORDS("What to type where, and a look whether it works")},
        {"keys.requests", "requests", WORDS("Requests of this key"), nullptr, "keys", nullptr},
        {"keys.regenerate", "refresh", WORDS("New secret"), "R", "keys", WORDS("Replace the secret and keep everything else")},
        {"keys.copy", "copy", WORDS("Copy hash"), nullptr, "keys", WORDS("The name that admin calls know the key by")},
        {"keys.delete", "trash", WORDS("Delete key"), "Del", "keys", WORDS("Blocked now, gone after ten seconds")},
        // playground
        {"playground.send", "arrow-right", WORDS("Send"), "Ctrl+Return", "playground", WORDS("Ask all models at once")},
        {"playground.stop", "stop", WORDS("Stop all"), "Ctrl+.", "playground", WORDS("Ends the answers; the gateway stops the providers too")},
        {"playground.attach", "plus", WORDS("Attach files"), "Ctrl+O", "playground", WORDS("Pictures, PDF and text that go with the question; they can be dropped and pasted too")},
        {"playground.add", "plus", WORDS("Add model"), "Ctrl+N", "playground", WORDS("One more model beside the others, up to eight")},
        {"playground.clear", "trash", WORDS("New conversation"), "Ctrl+L", "playground", nullptr},
        {"playground.history", "clock", WORDS("History"), "Ctrl+H", "playground", nullptr},
        {"playground.code", "terminal", WORDS("Show as code"), "Ctrl+Shift+C", "playground", WORDS("The same call with curl, Python or JavaScript")},
        // server
        {"server.reload", "refresh", WORDS("Reload configuration"), "Ctrl+R", "server", WORDS("Reads the config file anew; a bad one changes nothing")},
        {"server.check", "check", WORDS("Check ledger"), nullptr, "server", WORDS("Is the database whole, and do the sums equal the rows?")},
        {"server.backup", "download", WORDS("Back up"), nullptr, "server", WORDS("A whole copy of the database, made while it runs")},
        {"server.pause", "pause", WORDS("Pause gateway"), nullptr, "server", WORDS("New model calls get status 503 until it is resumed; those under way go on")},
        {"server.resume", "play", WORDS("Resume gateway"), nullptr, "server", nullptr},
        {"server.start", "play", WORDS("Start gateway"), nullptr, "server", nullptr},
        {"server.stop", "stop", WORDS("Stop gateway"), nullptr, "server", WORDS("Answers under way are waited for")},
        {"server.restart", "refresh", WORDS("Restart gateway"), nullptr, "server", WORDS("Answers under way are waited for")},
        {"server.save_log", "download", WORDS("Save log"), "Ctrl+S", "server", nullptr},
    };
    return table;
}

} // namespace portreeve::ui
