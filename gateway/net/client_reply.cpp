// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/client_reply.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "gateway/base/text.h"
#include "gateway/net/dial.h"

namespace portreeve {

namespace {

constexpr Instant underWay = 50;           // milliseconds: a close that was on its way has come by then
constexpr unsigned mostInterim = 16;       // 1xx answers before the one that counts
constexpr unsigned turnsInARow = 32;       // pieces read without a wait before others have their turn

TransportError badFraming(std::string text)
{
    return transportError(Break::BadFraming, true, "the upstream's answer is not valid HTTP: " + std::move(text));
}

} // namespace

ClientReply::ClientReply(std::shared_ptr<ClientPool> pool, std::unique_ptr<ClientConnection> connection, const OutRequest &request)
    : m_pool(std::move(pool)), m_connection(std::move(connection)), m_in(m_pool->poller().blocks()), m_cancel(request.cancel),
      m_idleTime(request.idleTimeout.count()), m_isHead(request.method == "HEAD")
{
}

awaitable<std::optional<TransportError>> ClientReply::begin(const OutRequest &request, const std::string &head, Instant until)
{
    Wire &wire = m_connection->wire();
    m_begun = exactNow();
    Pieces pieces;
    pieces.add(head);
    pieces.add(request.body);
    const std::size_t size = pieces.size();
    const Io sent = wire.send(pieces);
    m_wasSent = sent.isDone();
    m_size = m_wasSent ? size : 0;
    if (sent.isBlocked()) {
        Failure failure = co_await sendRest(pieces, head, until, request.cancel);
        if (failure)
            co_return failure;
    } else if (!sent.isDone()) {
        m_isUnwritten = pieces.front().size() == head.size();
        if (!mayHaveSpoken(sent))
            co_return brokenBeforeHead(sent);
        m_sendFault = sent;
    }
    for (;;) {
        Io io = wire.receive(m_in);
        if (io.isBlocked()) {
            if (m_hasBytes)
                m_connection->socket().acknowledgeNow();
            Failure failure = co_await waitToRead(until, request.cancel, "no answer in time");
            if (failure)
                co_return failure;
            continue;
        }
        if (!io.isDone())
            co_return brokenBeforeHead(faultBehind(io));
        m_hasBytes = true;
        bool whole = false;
        Failure failure = takeHead(&whole);
        if (failure || whole)
            co_return failure;
    }
}

// The other side closed: what it said before can still be read (TLS gives nothing more after a fault).
bool ClientReply::mayHaveSpoken(const Io &fault)
{
    return !m_connection->wire().tls() && (fault.error == EPIPE || fault.error == ECONNRESET);
}

// Whether all of the request has gone to the kernel.
bool ClientReply::isSent() const
{
    return m_wasSent && m_connection->socket().unsent() == 0;
}

bool ClientReply::isUnwritten() const
{
    return m_isUnwritten || (m_size > 0 && m_connection->socket().unsent() >= m_size);
}

// What broke while we wrote says more than what reading came to.
Io ClientReply::faultBehind(const Io &io) const
{
    if (const std::optional<int> fault = m_connection->socket().sendFault())
        return {Io::State::Failed, 0, *fault};
    return m_sendFault.value_or(io);
}

// A server may answer before it has read all, and stop reading or close: its answer then counts.
awaitable<ClientReply::Failure> ClientReply::sendRest(Pieces &pieces, const std::string &head, Instant until,
                                                            Cancel *cancel)
{
    Socket &socket = m_connection->socket();
    std::string own;
    if (pieces.front().data() >= head.data() && pieces.front().data() < head.data() + head.size()) {
        own = pieces.front();       // the next request will be written over the head
        pieces.replaceFront(own);
    }
    std::optional<Cancel::Guard> guard;
    if (cancel)
        guard.emplace(*cancel, [&socket] { socket.stopWaiting(); });
    while (!pieces.isEmpty()) {
        if (cancel && cancel->isRequested())
            co_return transportError(Break::Cancelled, false, "cancelled");
        const bool plain = !m_connection->wire().tls();
        if (plain && socket.mayRead())
            co_return std::nullopt;
        Wake woken = Wake::Ready;
        if (plain)
            woken = co_await socket.waitEither(until);
        else
            woken = co_await m_connection->wire().waitWritable(until);
        if (woken == Wake::TimedOut)
            co_return transportError(Break::TimedOut, false, "the request could not be sent in time");
        if (woken == Wake::Cancelled)
            continue;
        const Io io = m_connection->wire().send(pieces);
        if (io.isDone() || io.isBlocked())
            continue;
        if (!mayHaveSpoken(io))
            co_return brokenBeforeHead(io);
        m_sendFault = io;
        co_return std::nullopt;
    }
    m_wasSent = true;
    co_return std::nullopt;
}

awaitable<ClientReply::Failure> ClientReply::waitToRead(Instant until, Cancel *cancel, const char *late)
{
    Socket &socket = m_connection->socket();
    std::optional<Cancel::Guard> guard;
    if (cancel && !cancel->isRequested())
        guard.emplace(*cancel, [&socket] { socket.stopWaiting(); });
    Wake woken = Wake::Cancelled;
    if (!cancel || !cancel->isRequested())
        woken = co_await m_connection->wire().waitReadable(until);
    if (woken == Wake::Ready)
        co_return std::nullopt;
    if (woken == Wake::Cancelled)
        co_return transportError(Break::Cancelled, isSent(), "cancelled");
    co_return transportError(Break::TimedOut, isSent(), late);
}

// Safe to send again on another connection: a kept one whose end had been under way when our request left. That end is there within
// moments, or before anything of the request was acknowledged; a reset behind it (EPIPE) changes nothing. A reset alone says nothing:
// the request, or a part of it, may have been read and acted on. Only where not a byte was written that cannot be.
ClientReply::Failure ClientReply::brokenBeforeHead(const Io &io)
{
    const bool ended = io.state == Io::State::Ended || io.error == 0;
    const bool wasUnderWay = exactNow() - m_begun < underWay || (m_wasSent && m_connection->socket().isUnacknowledged());
    m_isStale = !m_hasBytes && (isUnwritten() || ((ended || io.error == EPIPE) && wasUnderWay));
    if (!ended)
        return errnoError(io.error, isSent());
    if (m_hasBytes)
        return transportError(Break::Truncated, isSent(), "the connection was closed inside the head of the answer");
    return transportError(Break::Reset, isSent(), "the connection was closed before an answer came");
}

ClientReply::Failure ClientReply::takeHead(bool *whole)
{
    const ClientOptions &options = m_pool->options();
    const HeadLimits limits{options.mostHead, options.mostHeaders, options.mostHead};
    for (;;) {
        const std::string_view start = m_in.view().substr(0, 7);
        if (start != std::string_view("HTTP/1.").substr(0, start.size()))
            return badFraming("no HTTP/1 status line");
        if (Checked fault = m_scan.scan(m_in.view(), limits))
            return badFraming(fault->status == 400 ? fault->text : "the head is too large");
        if (m_scan.length() == 0)
            return std::nullopt;
        StatusHead head;
        if (Checked fault = parseStatusHead(m_in.data(), m_scan.length(), limits, &head))
            return badFraming(fault->text);
        *whole = head.status >= 200;
        if (*whole)
            return setFrame(head);
        if (head.status == 101 || ++m_interim > mostInterim)
            return badFraming(head.status == 101 ? "it switches protocols unasked" : "too many interim answers");
        m_in.consume(m_scan.length());
        m_scan = {};
    }
}

ClientReply::Failure ClientReply::setFrame(StatusHead &head)
{
    Framing framing;
    if (Checked fault = readFraming(head.fields, head.minor, &framing))
        return badFraming(fault->text);
    status = head.status;
    const bool hasNone = m_isHead || status == 204 || status == 304;
    m_left = framing.length.value_or(0);
    m_frame = hasNone ? Frame::None : framing.chunked ? Frame::Chunked : !framing.length ? Frame::UntilClose : Frame::Length;
    m_keep = isSent() && !framing.close && (head.minor > 0 || framing.keepAlive) && m_frame != Frame::UntilClose;
    const bool isCoded = !framing.contentEncoding.empty() && !equalsIgnoringCase(framing.contentEncoding, "identity");
    const bool inflates = isCoded && m_frame != Frame::None && !(framing.length && m_left == 0);
    if (inflates && !Inflater::isCoding(framing.contentEncoding))
        return badFraming("a Content-Encoding that was not asked for");
    if (inflates)
        m_inflater = std::make_unique<Inflater>(m_pool->options().mostInflated);
    Failure failure = setHeaders(head.fields, inflates);
    m_in.consume(m_scan.length());
    if (m_frame == Frame::None || (m_frame == Frame::Length && m_left == 0))
        finish();
    return failure;
}

// A body that is inflated here leaves without the lines that speak of its compressed form.
ClientReply::Failure ClientReply::setHeaders(const Fields &fields, bool inflates)
{
    headers.reserve(fields.size());
    for (const auto &[name, value] : fields) {
        if (!inflates || (name != "content-encoding" && name != "content-length"))
            headers.emplace_back(name, value);
    }
    return std::nullopt;
}

awaitable<BodyPiece> ClientReply::read()
{
    BodyPiece piece;
    m_in.consume(std::exchange(m_shown, 0));
    for (;;) {
        if (m_error || takeBody(&piece))
            break;
        if (++m_turns % turnsInARow == 0)
            co_await m_connection->socket().pause();
        const Io io = m_connection->wire().receive(m_in);
        if (io.isBlocked()) {
            m_turns = 0;
            if (!std::exchange(m_isAcknowledged, true))
                m_connection->socket().acknowledgeNow();
            m_error = co_await waitToRead(coarseNow() + m_idleTime, m_cancel, "the answer stopped coming");
        } else if (!io.isDone()) {
            m_error = brokenInBody(io);
        }
    }
    if (m_error)
        co_return fail(*m_error);
    co_return piece;
}

BodyPiece ClientReply::fail(TransportError error)
{
    m_connection.reset();
    m_error = error;
    BodyPiece piece;
    piece.error = std::move(error);
    return piece;
}

ClientReply::Failure ClientReply::brokenInBody(const Io &io)
{
    if (m_frame == Frame::UntilClose && io.state == Io::State::Ended) {
        finish();
        return std::nullopt;
    }
    if (io.state == Io::State::Ended || io.error == 0)
        return transportError(Break::Truncated, true, "the answer ended before it was complete");
    return errnoError(io.error, true);
}

// True: the piece is something to give. False: more bytes are needed.
bool ClientReply::takeBody(BodyPiece *piece)
{
    if (m_inflater)
        return takeInflated(piece);
    piece->bytes = m_rawEnd ? std::string_view() : takeRaw();
    piece->end = m_rawEnd;
    return m_error || m_rawEnd || !piece->bytes.empty();
}

bool ClientReply::takeInflated(BodyPiece *piece)
{
    for (;;) {
        switch (m_inflater->next(&piece->bytes)) {
        case Inflater::State::HasOutput:
            return true;
        case Inflater::State::Bad:
            m_error = badFraming("its compressed body is damaged");
            return true;
        case Inflater::State::TooLarge:
            m_error = transportError(Break::TooLarge, true, "the answer is too large when uncompressed");
            return true;
        case Inflater::State::NeedsInput:
        case Inflater::State::End:
            break;
        }
        m_in.consume(std::exchange(m_shown, 0));
        if (m_rawEnd) {
            piece->end = m_inflater->isAtEnd();
            if (!piece->end)
                m_error = transportError(Break::Truncated, true, "the compressed answer ended before it was complete");
            return true;
        }
        const std::string_view raw = takeRaw();
        if (m_error)
            return true;
        if (raw.empty() && !m_rawEnd)
            return false;
        m_inflater->feed(raw);
    }
}

// What is there of the body, without its framing.
std::string_view ClientReply::takeRaw()
{
    if (m_in.isEmpty())
        return {};
    if (m_frame == Frame::Chunked) {
        const ChunkedDecoder::Decoded decoded = m_chunks.decode(m_in.data(), m_in.size());
        m_shown = decoded.used;
        if (decoded.state == ChunkedDecoder::State::Bad)
            m_error = badFraming("malformed chunked body");
        if (decoded.state == ChunkedDecoder::State::End)
            finish();
        if (decoded.data.empty())
            m_in.consume(std::exchange(m_shown, 0));
        return decoded.data;
    }
    m_shown = m_frame == Frame::Length ? std::size_t(std::min<std::uint64_t>(m_left, m_in.size())) : m_in.size();
    m_left -= m_frame == Frame::Length ? m_shown : 0;
    const std::string_view raw = m_in.view().substr(0, m_shown);
    if (m_frame == Frame::Length && m_left == 0)
        finish();
    return raw;
}

// Bytes behind the end are none of ours: such a connection serves no other request.
void ClientReply::finish()
{
    m_rawEnd = true;
    if (m_keep && m_in.size() == m_shown)
        m_pool->giveBack(std::move(m_connection));
    m_connection.reset();
}

} // namespace portreeve
