// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultd/request.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include <boost/json/parse.hpp>

namespace portreeve::fault {

namespace {

constexpr std::chrono::minutes patience{5};

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return out;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

// Strict on purpose: what the gateway forwards has to be beyond doubt (goal H2).
std::string parseHead(Request &request)
{
    std::string_view rest = request.head;
    const std::string_view line = rest.substr(0, rest.find("\r\n"));
    rest.remove_prefix(line.size() + 2);
    if (line.find_first_of(std::string_view("\n\0\t", 3)) != line.npos)
        return "control character in the request line";
    const std::size_t first = line.find(' '), last = line.rfind(' ');
    if (first == line.npos || first == last || line.substr(last + 1) != "HTTP/1.1")
        return "request line";
    request.method = line.substr(0, first);
    request.target = line.substr(first + 1, last - first - 1);
    request.path = request.target.substr(0, request.target.find('?'));
    if (request.target.find(' ') != request.target.npos)
        return "space in the target";
    while (rest != "\r\n") {
        const std::string_view header = rest.substr(0, rest.find("\r\n"));
        rest.remove_prefix(header.size() + 2);
        const std::size_t colon = header.find(':');
        if (colon == header.npos || colon == 0)
            return "header without a name";
        const auto isToken = [](unsigned char c) { return std::isalnum(c) || std::string_view("!#$%&'*+-.^_`|~").find(char(c)) != std::string_view::npos; };
        if (!std::all_of(header.begin(), header.begin() + std::ptrdiff_t(colon), isToken))
            return "header name";
        const std::string_view value = trimmed(header.substr(colon + 1));
        if (value.find_first_of(std::string_view("\r\n\0", 3)) != value.npos)
            return "header value";
        request.headers.emplace_back(lower(header.substr(0, colon)), value);
    }
    return {};
}

int countHeader(const Request &request, std::string_view name)
{
    return int(std::count_if(request.headers.begin(), request.headers.end(), [name](const auto &h) { return h.first == name; }));
}

bool readChunked(Wire &wire, std::string &buffer, Request &request, std::string &malformed)
{
    for (;;) {
        std::size_t end;
        while ((end = buffer.find("\r\n")) == buffer.npos) {
            if (!wire.receive(buffer, patience))
                return false;
        }
        std::size_t size = 0;
        const auto [stop, error] = std::from_chars(buffer.data(), buffer.data() + end, size, 16);
        if (error != std::errc() || stop != buffer.data() + end)
            return malformed = "chunk size", false;
        while (buffer.size() < end + 2 + size + 2) {
            if (!wire.receive(buffer, patience))
                return false;
        }
        if (buffer.compare(end + 2 + size, 2, "\r\n") != 0)
            return malformed = "chunk end", false;
        request.body.append(buffer, end + 2, size);
        buffer.erase(0, end + 2 + size + 2);
        if (size == 0)
            return true;
    }
}

// Words of every string in the value, keys aside: a count that never exceeds the bytes.
std::int64_t words(const boost::json::value &value)
{
    if (const auto *text = value.if_string()) {
        std::int64_t n = 0;
        bool inside = false;
        for (const unsigned char c : *text) {
            n += !inside && c > ' ';
            inside = c > ' ';
        }
        return n;
    }
    std::int64_t n = 0;
    if (const auto *array = value.if_array()) {
        for (const auto &item : *array)
            n += words(item);
    }
    if (const auto *object = value.if_object()) {
        for (const auto &member : *object)
            n += member.key() == "url" || member.key() == "data" ? 1 : words(member.value());
    }
    return n;
}

std::string textOf(const boost::json::value &content)
{
    if (const auto *text = content.if_string())
        return std::string(*text);
    std::string out;
    if (const auto *parts = content.if_array()) {
        for (const auto &part : *parts) {
            const auto *object = part.if_object();
            const auto *text = object ? object->if_contains("text") : nullptr;
            if (text && text->is_string())
                out += std::string_view(text->get_string());
        }
    }
    return out;
}

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

Kind kindOf(std::string_view path)
{
    if (path.starts_with("/faultd/"))
        return Kind::Control;
    if (endsWith(path, "/chat/completions"))
        return Kind::Chat;
    if (endsWith(path, "/messages"))
        return Kind::Messages;
    if (endsWith(path, "/messages/count_tokens"))
        return Kind::CountTokens;
    if (endsWith(path, "/embeddings"))
        return Kind::Embeddings;
    return endsWith(path, "/models") ? Kind::Models : Kind::Other;
}

void readMembers(const boost::json::object &body, Asked &asked)
{
    if (const auto *model = body.if_contains("model"); model && model->is_string())
        asked.model = model->get_string();
    if (const auto *stream = body.if_contains("stream"))
        asked.stream = stream->is_bool() && stream->get_bool();
    if (const auto *options = body.if_contains("stream_options"); options && options->is_object()) {
        const auto *usage = options->get_object().if_contains("include_usage");
        asked.includeUsage = usage && usage->is_bool() && usage->get_bool();
    }
    for (const char *name : {"max_tokens", "max_completion_tokens"}) {
        if (const auto *most = body.if_contains(name); most && most->is_int64())
            asked.maxTokens = most->get_int64();
    }
    if (const auto *n = body.if_contains("n"); n && n->is_int64() && n->get_int64() > 0 && n->get_int64() < 100)
        asked.choices = int(n->get_int64());
    for (const char *name : {"messages", "system", "input", "prompt"}) {
        if (const auto *said = body.if_contains(name))
            asked.promptTokens += words(*said);
    }
    const auto *messages = body.if_contains("messages");
    if (!messages || !messages->is_array() || messages->get_array().empty() || !messages->get_array().back().is_object())
        return;
    if (const auto *content = messages->get_array().back().get_object().if_contains("content"))
        asked.lastText = textOf(*content);
}

} // namespace

std::string_view Request::header(std::string_view lowerName) const
{
    for (const auto &[name, value] : headers) {
        if (name == lowerName)
            return value;
    }
    return {};
}

std::optional<Request> readHead(Wire &wire, std::string &buffer, std::string &malformed)
{
    std::size_t end;
    while ((end = buffer.find("\r\n\r\n")) == buffer.npos) {
        if (!wire.receive(buffer, patience)) {
            if (!buffer.empty())
                malformed = "head cut off";
            return std::nullopt;
        }
    }
    Request request;
    request.head = buffer.substr(0, end + 4);
    buffer.erase(0, end + 4);
    malformed = parseHead(request);
    if (!malformed.empty())
        return std::nullopt;
    return request;
}

bool readBody(Wire &wire, std::string &buffer, Request &request, std::string &malformed)
{
    const int lengths = countHeader(request, "content-length"), encodings = countHeader(request, "transfer-encoding");
    if (lengths + encodings > 1)
        return malformed = "more than one framing header", false;
    if (encodings)
        return request.header("transfer-encoding") == "chunked" ? readChunked(wire, buffer, request, malformed)
                                                                : (malformed = "transfer-encoding", false);
    if (!lengths)
        return true;
    const std::string_view value = request.header("content-length");
    std::size_t length = 0;
    const auto [stop, error] = std::from_chars(value.data(), value.data() + value.size(), length);
    if (error != std::errc() || stop != value.data() + value.size())
        return malformed = "content-length", false;
    while (buffer.size() < length) {
        if (!wire.receive(buffer, patience))
            return false;
    }
    request.body = buffer.substr(0, length);
    buffer.erase(0, length);
    return true;
}

Asked understand(const Request &request)
{
    Asked asked;
    asked.kind = kindOf(request.path);
    boost::system::error_code error;
    if (!request.body.empty())
        asked.body = boost::json::parse(request.body, error);
    if (!error && asked.body.is_object())
        readMembers(asked.body.get_object(), asked);
    constexpr std::string_view azure = "/deployments/";
    if (const std::size_t at = request.path.find(azure); asked.model.empty() && at != request.path.npos) {
        const std::size_t start = at + azure.size();
        asked.model = request.path.substr(start, request.path.find('/', start) - start);
    }
    return asked;
}

} // namespace portreeve::fault
