// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/base/log.h"

#include <atomic>
#include <cstring>
#include <mutex>

#include <unistd.h>

#include "gateway/base/clock.h"
#include "gateway/base/json.h"

namespace portreeve {

namespace {

std::atomic<LogLevel> leastLevel{LogLevel::Info};
constexpr std::string_view levelNames[] = {"debug", "info", "warning", "error"};

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '+'
        || c == '/' || c == '=' || c == '~';
}

// What begins a credential; all that follows of a word, when it is long enough, is masked.
struct Shape {
    std::string_view start;
    std::size_t least;      // characters after the start
};
constexpr Shape shapes[] = {{"sk-", 8}, {"Bearer ", 8}, {"bearer ", 8}, {"Basic ", 8}, {"AIza", 20}, {"AKIA", 12}, {"ASIA", 12}, {"eyJ", 20},
                            {"ghp_", 10}, {"gsk_", 10}, {"xai-", 10}, {"pplx-", 10}, {"hf_", 10}, {"r8_", 10}, {"key=", 6}, {"api_key=", 4},
                            {"api-key: ", 4}, {"x-api-key: ", 4}, {"token=", 6}, {"password=", 1}, {"secret=", 4}, {"X-Amz-Signature=", 8}};

const Shape *shapeAt(std::string_view text, std::size_t at)
{
    for (const auto &shape : shapes) {
        if (text.compare(at, shape.start.size(), shape.start) != 0)
            continue;
        std::size_t end = at + shape.start.size();
        while (end < text.size() && isWord(text[end]))
            ++end;
        if (end - at - shape.start.size() >= shape.least)
            return &shape;
    }
    return nullptr;
}

bool isPlain(std::string_view value)
{
    if (value.empty())
        return false;
    for (const char c : value) {
        if (c <= ' ' || c == '"' || c == '\\' || c == 0x7f)
            return false;
    }
    return true;
}

// Lines are rare: one lock for all that listen is no price.
std::mutex listenersLock;
std::vector<LogListener *> listeners;

using Fields = std::vector<std::pair<std::string, std::string>>;

void appendWords(std::string &line, const Fields &fields)
{
    for (const auto &[name, value] : fields) {
        line += ' ';
        line += name;
        line += '=';
        if (isPlain(value))
            line += value;
        else
            appendQuoted(line, value);
    }
}

} // namespace

std::string_view name(LogLevel level) { return levelNames[std::size_t(level)]; }

void listenToLog(LogListener &listener)
{
    const std::lock_guard guard(listenersLock);
    listeners.push_back(&listener);
}

void leaveLog(LogListener &listener)
{
    const std::lock_guard guard(listenersLock);
    std::erase(listeners, &listener);
}

void setLogLevel(LogLevel least) { leastLevel = least; }

bool parseLogLevel(std::string_view name, LogLevel *level)
{
    for (std::size_t i = 0; i < 4; ++i) {
        if (levelNames[i] == name) {
            *level = LogLevel(i);
            return true;
        }
    }
    return false;
}

std::string redacted(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const Shape *shape = std::strchr("sBbAeghxprkatX", text[i]) && text[i] ? shapeAt(text, i) : nullptr;
        if (!shape) {
            out += text[i++];
            continue;
        }
        out += shape->start;
        out += "****";
        i += shape->start.size();
        while (i < text.size() && isWord(text[i]))
            ++i;
    }
    return out;
}

void log(LogLevel level, std::string_view event, std::initializer_list<std::pair<std::string_view, std::string>> fields)
{
    if (level < leastLevel.load(std::memory_order_relaxed))
        return;
    Fields shown;
    for (const auto &[name, value] : fields)
        shown.emplace_back(name, redacted(value));
    const Micros now = SystemClock().wall();
    std::string line = isoTime(now);
    line.replace(line.size() - 4, 4, "Z");
    line += ' ';
    line += name(level);
    line += ' ';
    line += event;
    const std::size_t words = line.size() + 1;
    appendWords(line, shown);
    line += '\n';
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.data(), line.size());
    const std::lock_guard guard(listenersLock);
    for (LogListener *listener : listeners)
        listener->heard({now, level, event, shown.empty() ? std::string_view() : std::string_view(line).substr(words, line.size() - words - 1), shown});
}

} // namespace portreeve
