// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/bodies.h"

#include <boost/json.hpp>

#include "gateway/base/log.h"
#include "gateway/base/text.h"
#include "gateway/dialects/stream_answer.h"
#include "gateway/model/field_json.h"

namespace portreeve {

namespace {

constexpr std::size_t mostWaiting = 64u << 20;
constexpr std::size_t longText = 2048;
constexpr std::chrono::seconds patience{5};

std::size_t sizeOf(const Body &body) { return body.request.size() + body.answer.size() + sizeof body; }

std::string cut(std::string_view text, std::size_t most)
{
    std::string kept = shortened(text, most);
    if (kept.ends_with("..."))
        kept.resize(kept.size() - 3);
    return kept + "... (" + std::to_string(text.size() - std::min(text.size(), kept.size())) + " bytes are left out)";
}

json::value withShortTexts(const json::value &value)
{
    if (value.is_string() && value.get_string().size() > longText)
        return json::value(cut(std::string_view(value.get_string()), longText));
    if (value.is_array()) {
        json::array items;
        for (const auto &item : value.get_array())
            items.push_back(withShortTexts(item));
        return items;
    }
    if (!value.is_object())
        return value;
    json::object members;
    for (const auto &[name, member] : value.get_object())
        members[name] = withShortTexts(member);
    return members;
}

std::string clean(std::string_view text) { return isUtf8(text) ? std::string(text) : "(bytes that are no text: " + std::to_string(text.size()) + ")"; }

std::string_view bytesOf(const Uuid &id) { return {reinterpret_cast<const char *>(&id), sizeof id}; }

json::value parsed(const std::string &text)
{
    auto value = parseJson(text);
    return value ? std::move(*value) : json::value(text);
}

} // namespace

std::string storableBody(std::string_view body, std::size_t most)
{
    if (trimmed(body).empty())
        return "{}";
    const auto value = parseJson(body);
    if (!value)
        return quoted(cut(clean(body), std::min(most, std::size_t(longText) * 16)));
    if (body.size() <= most)
        return std::string(body);
    std::string text = jsonText(withShortTexts(*value));
    return text.size() <= most ? text : quoted(cut(text, most / 4));
}

Bodies::~Bodies()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_news.notify_all();
    if (m_writer.joinable())
        m_writer.join();
}

void Bodies::keep(Body body)
{
    const std::lock_guard lock(m_mutex);
    if (m_bytes + sizeOf(body) > mostWaiting) {
        if (m_dropped.fetch_add(1, std::memory_order_relaxed) == 0)
            log(LogLevel::Warning, "bodies.dropped", {{"text", "requests come faster than their bodies can be stored; some are not kept"}});
        return;
    }
    m_bytes += sizeOf(body);
    m_waiting.push_back(std::move(body));
    ++m_taken;
    if (!m_writer.joinable())
        m_writer = std::thread([this] { run(); });
    m_news.notify_one();
}

void Bodies::written() const
{
    std::unique_lock lock(m_mutex);
    const std::uint64_t until = m_taken;
    m_isWritten.wait_for(lock, patience, [&] { return m_done >= until; });
}

void Bodies::run()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_news.wait(lock, [this] { return !m_waiting.empty() || m_isStopping; });
        if (m_waiting.empty())
            return;
        std::deque<Body> batch = std::exchange(m_waiting, {});
        const std::uint64_t upTo = m_taken;
        m_bytes = 0;
        lock.unlock();
        write(std::move(batch));
        lock.lock();
        m_done = upTo;
        m_isWritten.notify_all();
    }
}

void Bodies::write(std::deque<Body> batch)
{
    for (Body &body : batch) {
        body.request = storableBody(body.request);
        if (body.isStream)
            body.answer = answerOfStream(*body.dialect, body.answer);
        body.answer = storableBody(body.answer);
    }
    try {
        m_database.write([&batch](Connection &connection) {
            auto put = connection.prepare("INSERT OR REPLACE INTO bodies VALUES (?1, ?2, ?3)");
            for (const Body &body : batch)
                put.bindBlob(1, bytesOf(body.callId)).bind(2, body.request).bind(3, body.answer).run();
        });
    } catch (const std::exception &fault) {
        m_dropped.fetch_add(batch.size(), std::memory_order_relaxed);
        log(LogLevel::Error, "bodies.not_written", {{"count", std::to_string(batch.size())}, {"why", fault.what()}});
    }
}

std::optional<StoredBody> storedBody(Connection &connection, const Uuid &callId)
{
    auto row = connection.prepare("SELECT request, response FROM bodies WHERE call_id = ?1");
    row.bindBlob(1, bytesOf(callId));
    if (!row.step())
        return std::nullopt;
    return StoredBody{parsed(row.text(0)), parsed(row.text(1))};
}

} // namespace portreeve
