// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultd/books.h"

#include <algorithm>
#include <fcntl.h>
#include <openssl/sha.h>
#include <system_error>
#include <unistd.h>

namespace portreeve::fault {

namespace {

std::string shaOf(std::string_view bytes)
{
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(), digest);
    constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (const unsigned char byte : digest) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

// Raw bytes as a JSON string: what is not ASCII is written as if it were Latin-1, so that every byte can be told.
std::string bytesQuoted(std::string_view bytes)
{
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            out += c;
        } else {
            out += char(0xC0 | byte >> 6);
            out += char(0x80 | (byte & 0x3F));
        }
    }
    return quoted(out);
}

} // namespace

Books::Books(const FaultdOptions &options) : m_options(options)
{
    if (options.logFile.empty())
        return;
    m_file = ::open(options.logFile.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (m_file < 0)
        throw std::system_error(errno, std::generic_category(), options.logFile);
}

Books::~Books()
{
    if (m_file >= 0)
        ::close(m_file);
}

void Books::write(const std::string &line)
{
    if (m_file >= 0 && ::write(m_file, line.data(), line.size()) != ssize_t(line.size()))
        std::terminate();       // books that cannot be kept prove nothing
}

std::uint64_t Books::connected()
{
    const std::lock_guard lock(m_mutex);
    ++m_counters.openConnections;
    m_changed.notify_all();
    return ++m_counters.connections;
}

void Books::disconnected()
{
    const std::lock_guard lock(m_mutex);
    --m_counters.openConnections;
    m_changed.notify_all();
}

void Books::malformed(std::uint64_t connection, const std::string &why)
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_counters.malformed;
    }
    m_changed.notify_all();
    write(R"({"event":"malformed","connection":)" + number(std::int64_t(connection)) + R"(,"t":)" + number(wallNow()) + R"(,"why":)" + quoted(why) + "}\n");
}

std::uint64_t Books::nextNumber()
{
    const std::lock_guard lock(m_mutex);
    return ++m_number;
}

void Books::accepted(const Session &session, std::uint64_t connection)
{
    AcceptedRequest row;
    row.number = session.number;
    row.connection = connection;
    row.at = session.acceptedAt;
    row.attempt = session.request.header("x-portreeve-attempt");
    row.method = session.request.method;
    row.target = session.request.target;
    row.model = session.asked.model;
    row.fault = session.spec.name;
    const bool keeps = m_options.remember || m_file >= 0;
    row.sha = keeps ? shaOf(session.request.body) : std::string();
    if (m_file >= 0) {
        write(R"({"event":"request","n":)" + number(std::int64_t(row.number)) + R"(,"connection":)" + number(std::int64_t(connection)) + R"(,"t":)"
              + number(row.at) + R"(,"m":)" + number(monotonicNow()) + R"(,"attempt":)" + quoted(row.attempt) + R"(,"method":)" + bytesQuoted(row.method)
              + R"(,"target":)" + bytesQuoted(row.target) + R"(,"model":)" + quoted(row.model) + R"(,"stream":)" + (session.asked.stream ? "true" : "false")
              + R"(,"fault":)" + quoted(row.fault) + R"(,"bytes":)" + number(std::int64_t(session.request.body.size())) + R"(,"sha":")" + row.sha
              + R"(","prompt":)" + number(session.answer.prompt) + R"(,"completion":)" + number(session.answer.completion) + R"(,"head":)"
              + bytesQuoted(session.request.head) + (m_options.logBodies ? R"(,"body":)" + bytesQuoted(session.request.body) : std::string()) + "}\n");
    }
    if (m_options.remember) {
        row.head = session.request.head;
        row.body = session.request.body;
    }
    const std::lock_guard lock(m_mutex);
    ++m_counters.requests;
    ++m_counters.inFlight;
    m_counters.peakInFlight = std::max(m_counters.peakInFlight, ++m_answering);
    if (m_options.remember) {
        // numbers are given before the body is read: put it where it belongs
        const std::uint64_t index = row.number - m_forgotten - 1;
        if (row.number > m_forgotten) {
            if (m_requests.size() <= index)
                m_requests.resize(index + 1);
            m_requests[index] = std::move(row);
        }
    }
    m_changed.notify_all();
}

void Books::endsNow()
{
    const std::lock_guard lock(m_mutex);
    --m_answering;
}

void Books::ended(const Session &session)
{
    const Wire &wire = session.wire;
    const std::int64_t now = wallNow();
    std::unique_lock lock(m_mutex);
    --m_counters.inFlight;
    const std::int64_t sent = wire.sent() - session.sentBefore;
    m_counters.bytesSent += std::uint64_t(sent);
    if (session.number > m_forgotten && session.number - m_forgotten <= m_requests.size()) {
        AcceptedRequest &row = m_requests[session.number - m_forgotten - 1];
        row.sent = sent;
        if (wire.isGone()) {
            row.goneAfter = wire.goneAt() - row.at;
            row.goneByReset = wire.goneByReset();
        }
    }
    m_changed.notify_all();
    lock.unlock();
    if (m_file < 0)
        return;
    const std::string n = number(std::int64_t(session.number));
    if (!wire.isGone())
        return write(R"({"event":"ended","n":)" + n + R"(,"t":)" + number(now) + R"(,"sent":)" + number(sent) + "}\n");
    write(R"({"event":"gone","n":)" + n + R"(,"t":)" + number(wire.goneAt()) + R"(,"after":)" + number(wire.goneAt() - session.acceptedAt)
          + R"(,"reset":)" + (wire.goneByReset() ? "true" : "false") + R"(,"sent":)" + number(sent) + "}\n");
}

FaultdCounters Books::counters() const
{
    const std::lock_guard lock(m_mutex);
    return m_counters;
}

bool Books::waitFor(const std::function<bool(const FaultdCounters &)> &done, std::chrono::milliseconds most) const
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, most, [&] { return done(m_counters); });
}

std::vector<AcceptedRequest> Books::requests() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<AcceptedRequest> out;
    std::copy_if(m_requests.begin(), m_requests.end(), std::back_inserter(out), [](const AcceptedRequest &row) { return row.number != 0; });
    return out;
}

void Books::forget()
{
    const std::lock_guard lock(m_mutex);
    m_requests.clear();
    m_forgotten = m_number;
    const FaultdCounters old = m_counters;
    m_counters = {};
    m_counters.openConnections = old.openConnections;
    m_counters.inFlight = m_counters.peakInFlight = old.inFlight;
}

} // namespace portreeve::fault
