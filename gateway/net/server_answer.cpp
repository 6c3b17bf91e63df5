// SPDX-License-Identifier: GPL-3.0-or-later
#include <charconv>

#include "gateway/net/server_connection.h"

namespace portreeve {

namespace {

constexpr std::size_t worthWaiting = 16 * 1024;      // a client that takes this much in a writeTimeout is slow, not stalled

// "1f4\r\n"
class ChunkHead {
public:
    explicit ChunkHead(std::size_t size)
    {
        char *end = std::to_chars(m_text, m_text + 16, size, 16).ptr;
        *end++ = '\r';
        *end++ = '\n';
        m_size = std::size_t(end - m_text);
    }
    std::string_view text() const { return {m_text, m_size}; }

private:
    char m_text[18];
    std::size_t m_size;
};

bool hasNoBody(int status)
{
    return status == 204 || status == 304 || status < 200;
}

} // namespace

void ServerConnection::writeHead(int status, const Headers &headers, std::optional<std::uint64_t> length)
{
    m_keep = m_keep && !m_front.isStopping();
    AnswerFrame frame;
    frame.length = hasNoBody(status) ? std::nullopt : length;
    frame.chunked = m_chunked;
    frame.close = !m_keep;
    frame.keepAlive = m_head.minor == 0;
    m_front.scratch().clear();
    writeAnswerHead(m_front.scratch(), status, headers, m_front.fixedLines(), frame);
}

awaitable<bool> ServerConnection::send(int status, const Headers &headers, std::string_view body)
{
    if (m_answer != Answer::None || m_gone)
        co_return false;
    m_answer = Answer::Done;
    m_chunked = false;
    writeHead(status, headers, body.size());
    Pieces pieces;
    pieces.add(m_front.scratch());
    if (!m_isHead && !hasNoBody(status))
        pieces.add(body);
    const Io io = m_wire.send(pieces);
    if (io.isBlocked())
        co_return co_await flush(pieces);
    co_return io.isDone() || lost();
}

awaitable<bool> ServerConnection::start(int status, const Headers &headers)
{
    if (m_answer != Answer::None || m_gone)
        co_return false;
    m_answer = Answer::Streaming;
    m_chunked = m_head.minor > 0 && !hasNoBody(status);
    m_keep = m_keep && m_chunked;      // an HTTP/1.0 client knows the end by the close
    writeHead(status, headers, std::nullopt);
    Pieces pieces;
    pieces.add(m_front.scratch());
    const Io io = m_wire.send(pieces);
    if (io.isBlocked())
        co_return co_await flush(pieces);
    co_return io.isDone() || lost();
}

awaitable<bool> ServerConnection::write(std::string_view bytes)
{
    if (m_answer != Answer::Streaming || m_gone)
        co_return false;
    if (bytes.empty() || m_isHead)
        co_return true;
    const ChunkHead head(bytes.size());
    const std::string left = std::move(m_left);
    Pieces pieces;
    if (!left.empty())
        pieces.add(left);
    if (m_chunked)
        pieces.add(head.text());
    pieces.add(bytes);
    if (m_chunked)
        pieces.add("\r\n");
    wrote(bytes);
    const Io io = m_wire.send(pieces);
    if (io.isBlocked())
        co_return co_await flush(pieces);
    co_return io.isDone() || lost();
}

void ServerConnection::fillSilence(std::string_view bytes, std::chrono::milliseconds after)
{
    m_isBetweenEvents = false;
    m_silence.emplace(*this, bytes, after);
    m_silence->begin();
}

void ServerConnection::wrote(std::string_view bytes)
{
    if (!m_silence)
        return;
    m_isBetweenEvents = bytes.ends_with("\n\n");
    m_silence->begin();
}

void ServerConnection::Silence::begin() { m_connection.m_front.poller().set(*this, coarseNow() + m_after); }

void ServerConnection::Silence::ring()
{
    begin();
    m_connection.breakSilence(m_bytes);
}

// What the kernel does not take goes before the next bytes. A client that does not read gets nothing more.
void ServerConnection::breakSilence(std::string_view bytes)
{
    if (m_answer != Answer::Streaming || m_gone || m_isFlushing || !m_isBetweenEvents || !m_left.empty() || m_isHead)
        return;
    const ChunkHead head(bytes.size());
    Pieces pieces;
    if (m_chunked)
        pieces.add(head.text());
    pieces.add(bytes);
    if (m_chunked)
        pieces.add("\r\n");
    const Io io = m_wire.send(pieces);
    for (std::size_t i = 0; io.isBlocked() && i < pieces.count(); ++i)
        m_left.append(static_cast<const char *>(pieces.data()[i].iov_base), pieces.data()[i].iov_len);
    if (!io.isDone() && !io.isBlocked())
        lost();
}

awaitable<bool> ServerConnection::finish(std::string_view lastBytes)
{
    if (m_answer != Answer::Streaming || m_gone)
        co_return false;
    m_answer = Answer::Done;
    const std::string_view last = m_isHead ? std::string_view() : lastBytes;
    const ChunkHead head(last.size());
    const std::string left = std::move(m_left);
    Pieces pieces;
    if (!left.empty())
        pieces.add(left);
    if (m_chunked && !m_isHead && !last.empty())
        pieces.add(head.text());
    pieces.add(last);
    if (m_chunked && !m_isHead)
        pieces.add(last.empty() ? "0\r\n\r\n" : "\r\n0\r\n\r\n");
    if (pieces.isEmpty())
        co_return true;
    const Io io = m_wire.send(pieces);
    if (io.isBlocked())
        co_return co_await flush(pieces);
    co_return io.isDone() || lost();
}

// The slow way: the kernel took a part or nothing.
awaitable<bool> ServerConnection::flush(Pieces pieces)
{
    std::string own;
    const std::string &scratch = m_front.scratch();
    const char *first = pieces.isEmpty() ? nullptr : pieces.front().data();
    if (first && first >= scratch.data() && first < scratch.data() + scratch.size()) {
        own = pieces.front();           // others will write over the scratch
        pieces.replaceFront(own);
    }
    m_isFlushing = true;
    const auto time = m_front.shared().options.writeTimeout.count();
    Instant until = coarseNow() + time;
    std::size_t left = pieces.size();
    while (!pieces.isEmpty()) {
        if (m_cancel && m_cancel->isRequested())     // what would wake us has come already
            co_return lost();
        if (co_await m_wire.waitWritable(until) != Wake::Ready)
            co_return lost();
        const Io io = m_wire.send(pieces);
        if (!io.isDone() && !io.isBlocked())
            co_return lost();
        if (left - pieces.size() >= worthWaiting) {
            left = pieces.size();
            until = coarseNow() + time;
        }
    }
    m_isFlushing = false;
    co_return true;
}

bool ServerConnection::lost()
{
    m_gone = true;
    m_keep = false;
    m_wire.socket().resetOnClose();      // frees what the kernel still holds for a client that does not read
    if (m_cancel)
        m_cancel->request();
    return false;
}

void ServerConnection::abort()
{
    m_answer = Answer::Aborted;
    m_keep = false;
    m_gone = true;
    // a chunked body without its last chunk is told apart anyway, and what was written before still arrives; a body that ends
    // with the connection needs the reset
    if (!m_chunked)
        m_wire.socket().resetOnClose();
    else
        m_wire.socket().flush();
}

std::string_view ServerRequest::header(std::string_view lowerName) const
{
    for (const auto &[name, value] : headers) {
        if (name == lowerName)
            return value;
    }
    return {};
}

} // namespace portreeve
