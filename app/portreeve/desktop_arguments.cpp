// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/portreeve/desktop_arguments.h"

#include <QDir>
#include <QUrl>
#include <QUrlQuery>

namespace portreeve::desktop {

namespace {

const char usage[] = "Usage: portreeve [OPTION]... [portreeve://PAGE]\n"
                     "The gateway with its desktop. A second start of the same profile brings the first one to the front.\n\n"
                     "  --profile DIR                 settings, connections and, unless --data-dir says otherwise, data of this desktop\n"
                     "  --page NAME                   show this page: home, requests, keys, models ...\n"
                     "  --hidden                      without a window; the tray icon brings it\n"
                     "  --no-wizard                   do not offer the first steps\n\n"
                     "Options of the gateway:\n\n";

// The value of an option that is written "--name value" or "--name=value"; moves `i` past it.
bool takeValue(const std::vector<std::string> &words, std::size_t &i, std::string_view name, QString *value, std::string *fault)
{
    const std::string &word = words[i];
    if (word.starts_with(name) && word.size() > name.size() && word[name.size()] == '=') {
        *value = QString::fromStdString(word.substr(name.size() + 1));
        return true;
    }
    if (word != name)
        return false;
    if (i + 1 == words.size())
        *fault = std::string(name) + " wants a value";
    else
        *value = QString::fromStdString(words[++i]);
    return true;
}

bool takeLink(const std::string &word, DesktopArguments &arguments)
{
    const QUrl link(QString::fromStdString(word));
    if (link.scheme() != QLatin1String("portreeve"))
        return false;
    arguments.page = link.host();
    const auto items = QUrlQuery(link).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        arguments.where.insert(name, value);
    return true;
}

bool says(const std::vector<std::string> &words, std::string_view name, std::string_view shortName = {})
{
    for (const auto &word : words) {
        if (word == name || (!shortName.empty() && word == shortName) || (word.starts_with(name) && word.size() > name.size() && word[name.size()] == '='))
            return true;
    }
    return false;
}

} // namespace

DesktopArguments parseDesktopArguments(const std::vector<std::string> &words)
{
    DesktopArguments arguments;
    std::vector<std::string> left;
    std::string fault;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (takeValue(words, i, "--profile", &arguments.profile, &fault) || takeValue(words, i, "--page", &arguments.page, &fault) || takeLink(words[i], arguments))
            continue;
        if (words[i] == "--no-wizard")
            arguments.noWizard = true;
        else if (words[i] == "--hidden")
            arguments.isHidden = true;
        else
            left.push_back(words[i]);
    }
    arguments.saysHost = says(left, "--host");
    arguments.saysPort = says(left, "--port", "-p");
    arguments.saysConfig = says(left, "--config", "-c") || says(left, "--model", "-m");
    arguments.saysData = says(left, "--data-dir");
    arguments.engine = parseArguments(left);
    if (!fault.empty())
        arguments.engine.fault = fault;
    std::string &text = arguments.engine.text;
    if (text.starts_with("portreeved "))
        text.replace(0, 10, "portreeve");
    else if (const auto options = text.find("\n\n"); options != std::string::npos)
        text = usage + text.substr(options + 2);
    if (!arguments.profile.isEmpty())
        arguments.profile = QDir(arguments.profile).absolutePath();
    return arguments;
}

} // namespace portreeve::desktop
