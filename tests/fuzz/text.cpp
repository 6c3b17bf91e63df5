// SPDX-License-Identifier: GPL-3.0-or-later
// JSON, server-sent events, config files, filters.
#include "tests/fuzz/target.h"

#include <tuple>
#include <vector>

#include <boost/json.hpp>

#include "gateway/base/json.h"
#include "gateway/base/json_scan.h"
#include "gateway/base/sse.h"
#include "gateway/sinks/request_filter.h"
#include "gateway/store/config_file.h"

namespace portreeve::fuzz {

namespace {

std::string_view valueOf(std::string_view text, const JsonMember &member)
{
    require(member.keyBegin < member.valueBegin && member.valueBegin < member.valueEnd && member.valueEnd <= text.size(), "a member stands in its text");
    return text.substr(member.valueBegin, member.valueEnd - member.valueBegin);
}

// Half a surrogate pair and a number beyond all numbers go through where bytes are only passed on; no document can be made of them.
bool isJson(std::string_view text, const Result<json::value> &document)
{
    return document || text.find("\\ud") != text.npos || text.find("\\uD") != text.npos || document.refusal().message.find("exponent overflow") != std::string::npos;
}

// A member is what a document made of the same bytes says.
void checkMember(std::string_view value, const json::value &meant)
{
    if (const auto text = jsonString(value))
        require(meant.is_string() && *text == std::string_view(meant.get_string()), "a text is the document's");
    if (const auto number = jsonInteger(value))
        require(meant.is_number() && (!meant.is_int64() || meant.get_int64() == *number), "an integer is the document's");
    if (const auto flag = jsonBool(value))
        require(meant.is_bool() && meant.get_bool() == *flag, "a flag is the document's");
}

void checkEdits(std::string_view text, const std::vector<JsonMember> &members)
{
    ObjectEdits edits(text, members);
    edits.set("model", R"("a")");
    edits.set("added", "[1]");
    if (!members.empty() && !members.front().escaped)
        edits.remove(members.front().name);
    require(checkJson(edits.apply(), nullptr).what == nullptr, "an edited object is an object");
}

struct Given {
    std::string type, data, id;
    bool operator==(const Given &) const = default;
};

std::vector<Given> eventsOf(std::string_view bytes, std::size_t piece, bool *overflowed)
{
    SseParser parser(4096);
    std::vector<Given> events;
    SseEvent event;
    while (!bytes.empty()) {
        parser.feed(bytes.substr(0, piece));
        bytes.remove_prefix(std::min(piece, bytes.size()));
        while (parser.next(event))
            events.push_back({std::string(event.type), std::string(event.data), std::string(event.id)});
    }
    *overflowed = parser.overflowed();
    return events;
}

} // namespace

void jsonText(std::string_view bytes)
{
    const bool isGood = checkJson(bytes, nullptr).what == nullptr;
    const auto document = parseJson(bytes);
    require(isGood ? isJson(bytes, document) : !document, "both readers agree on what is JSON");
    std::vector<JsonMember> members;
    const bool isObject = !scanObject(bytes, members);
    require(!document || isObject == document->is_object(), "both readers agree on what is an object");
    if (!isObject)
        return;
    for (const JsonMember &member : members) {
        const std::string_view value = valueOf(bytes, member);
        const auto meant = parseJson(value);
        require(isJson(value, meant), "a member's value is JSON");
        if (meant)
            checkMember(value, *meant);
    }
    checkEdits(bytes, members);
}

void sse(std::string_view bytes)
{
    Choices choices(bytes);
    const std::size_t piece = 1 + choices.below(64);
    bool whole = false, cut = false;
    const auto once = eventsOf(bytes, bytes.size() + 1, &whole), again = eventsOf(bytes, piece, &cut);
    if (!whole && !cut)
        require(once == again, "events are the same, however the bytes are cut");
}

void configYaml(std::string_view bytes)
{
    const Environment environment = [](const std::string &name) { return name == "SET" ? std::optional<std::string>("value") : std::nullopt; };
    const auto config = parseConfig(std::string(bytes), "config.yaml", environment);
    if (!config) {
        require(config.refusal().status == 400 && !config.refusal().message.empty(), "a refusal says what is wrong");
        return;
    }
    const auto printed = parseConfig(printConfig(*config), "printed.yaml", environment);
    require(bool(printed) || printed.refusal().message.find("master_key") != std::string::npos, "what is printed can be read");
}

void requestFilter(std::string_view bytes)
{
    const auto parsed = parseRequestFilter(bytes);
    if (const auto *fault = std::get_if<FilterFault>(&parsed)) {
        require(!fault->message.empty() && fault->from + fault->length <= bytes.size() + 1, "a fault stands in the text");
        return;
    }
    SpendRow row;
    row.model = "gpt-4o";
    matches(std::get<RequestFilter>(parsed), row);
}

} // namespace portreeve::fuzz
