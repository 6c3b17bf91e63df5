// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/server_connection.h"

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

#include "gateway/base/log.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr Instant graceOfHalfClose = 20;           // a client may end its side with its request; a quick answer still reaches it
constexpr std::size_t leastProgress = 4 * 1024;    // of a body in a bodyTimeout
constexpr std::size_t firstGrowth = 1024 * 1024;   // a promised length is not taken at its word beyond this
constexpr unsigned turnsInARow = 16;               // pipelined exchanges before the others have their turn
constexpr Instant lingerTime = 2'000;
constexpr std::size_t mostLinger = 1024 * 1024;

Instant after(std::chrono::milliseconds time)
{
    return coarseNow() + time.count();
}

// Where an empty body points: simdjson reads behind any.
constexpr std::array<char, Buffer::padding> emptyBody{};

} // namespace

ServerConnection::ServerConnection(Front &front, int fd, std::string remoteAddress)
    : m_front(front), m_wire(front.poller(), fd, Turn::First), m_remoteAddress(std::move(remoteAddress)),
      m_until(after(front.shared().options.headTimeout)), m_in(front.poller().blocks()), m_body(front.poller().blocks()),
      m_rest(front.poller().blocks())
{
    m_front.enter(*this);
    m_wire.socket().tell(this);
}

ServerConnection::~ServerConnection()
{
    if (m_stage == Stage::Serving)
        m_front.closed();
    m_front.leave();
}

awaitable<void> ServerConnection::run()
{
    if (m_front.shared().tls && !co_await secure())
        co_return;
    for (;;) {
        const Step step = advance();
        if (step == Step::Close || (step == Step::Wait && !co_await waitForMore()))
            break;
        if (step == Step::Refuse) {
            co_await answerFault();
            break;
        }
        if (step != Step::Serve)
            continue;
        co_await serve();
        if (!m_keep)
            break;
        nextRequest();
        if (!m_in.isEmpty() && ++m_turns % turnsInARow == 0)
            co_await m_wire.socket().pause();
    }
    co_await linger();
}

awaitable<bool> ServerConnection::secure()
{
    m_wire.secure(TlsSession::accept(*m_front.shared().tls, m_wire.socket()));
    for (;;) {
        const Io io = m_wire.handshake();
        if (io.isDone())
            co_return true;
        if (!io.isBlocked() || co_await m_wire.waitReadable(m_until) != Wake::Ready)
            co_return false;
    }
}

// False: it took too long, or there is no use in waiting.
awaitable<bool> ServerConnection::waitForMore()
{
    if (m_stage == Stage::Idle && m_front.isStopping())
        co_return false;
    if (m_stage != Stage::Idle && !std::exchange(m_isAcknowledged, true))
        m_wire.socket().acknowledgeNow();
    const Wake woken = co_await m_wire.waitReadable(m_until);
    if (woken == Wake::TimedOut && (m_stage == Stage::Head || m_stage == Stage::Body)) {
        refuse({408, m_stage == Stage::Head ? "the request head did not come in time" : "the request body did not come in time"});
        co_await answerFault();
    }
    co_return woken == Wake::Ready;
}

// Reads what there is to read until a request is whole.
ServerConnection::Step ServerConnection::advance()
{
    for (;;) {
        const Step step = m_stage == Stage::Body ? takeBody() : takeHead();
        if (step != Step::Wait)
            return step;
        const Io io = receive();
        if (io.isBlocked())
            return Step::Wait;
        if (m_fault)
            return Step::Refuse;
        if (!io.isDone())
            return Step::Close;
    }
}

Io ServerConnection::receive()
{
    if (m_stage != Stage::Body)
        return m_wire.receive(m_in);
    if (m_bodyIn == BodyIn::Chunks)
        return m_wire.receive(m_rest);
    Buffer &to = m_bodyIn == BodyIn::Place ? m_in : m_body;
    const std::size_t have = m_bodyIn == BodyIn::Place ? m_in.size() - m_headSize : m_body.size();
    const std::size_t missing = std::size_t(m_length) - have;
    if (to.room() == 0)
        to.reserve(std::min(missing, std::max(have, Blocks::size)));
    const Io io = m_wire.receive(to.data() + to.size(), std::min(missing, to.room()));
    to.added(io.bytes);
    m_progress += io.bytes;
    return io;
}

ServerConnection::Step ServerConnection::takeHead()
{
    while (m_stage == Stage::Idle && m_in.view().starts_with("\r\n"))      // some clients end a body with one too many
        m_in.consume(2);
    if (m_in.isEmpty() || (m_stage == Stage::Idle && m_in.view() == "\r"))
        return Step::Wait;
    if (m_stage == Stage::Idle) {
        m_stage = Stage::Head;
        m_until = after(m_front.shared().options.headTimeout);
        if (!isToken(m_in.view().substr(0, 1)))
            return refuse({400, "this is not an HTTP/1 request"});
    }
    const ServerOptions &options = m_front.shared().options;
    if (Checked fault = m_scan.scan(m_in.view(), {options.mostHead, options.mostHeaders, options.mostTarget}))
        return refuse(*fault);
    return m_scan.length() == 0 ? Step::Wait : readHead();
}

ServerConnection::Step ServerConnection::readHead()
{
    const ServerOptions &options = m_front.shared().options;
    m_headSize = m_scan.length();
    if (Checked fault = parseRequestHead(m_in.data(), m_headSize, {options.mostHead, options.mostHeaders, options.mostTarget}, &m_head))
        return refuse(*fault);
    m_isHead = m_head.method == "HEAD";
    RequestTarget target;
    if (Checked fault = readTarget(m_head.method, m_head.target, &m_store, &target))
        return refuse(*fault);
    m_request.target = target.whole;
    m_request.path = target.path;
    m_request.query = target.query;
    Framing framing;
    if (Checked fault = readFraming(m_head.fields, m_head.minor, &framing))
        return refuse(*fault);
    if (Checked fault = checkHost(framing, m_head.minor))
        return refuse(*fault);
    m_keep = m_head.minor > 0 ? !framing.close : framing.keepAlive && !framing.close;
    return expectBody(framing);
}

ServerConnection::Step ServerConnection::expectBody(const Framing &framing)
{
    const ServerOptions &options = m_front.shared().options;
    if (!framing.contentEncoding.empty() && framing.contentEncoding != "identity")
        return refuse({400, "request bodies must not be compressed (Content-Encoding)"});
    const bool expects = framing.expect && m_head.minor > 0;
    if (expects && !equalsIgnoringCase(*framing.expect, "100-continue"))
        return refuse({417, "only Expect: 100-continue is understood"});
    m_length = framing.length.value_or(0);
    if (m_length > options.mostBody)
        return refuse({413, "the request body is too large"});
    m_stage = Stage::Body;
    m_until = after(options.bodyTimeout);
    m_progress = 0;
    const std::size_t behind = m_in.size() - m_headSize;
    if (framing.chunked) {
        m_bodyIn = BodyIn::Chunks;
        m_chunks = {};
        m_rest.append(m_in.view().substr(m_headSize));
        m_in.truncate(m_headSize);
    } else if (m_length <= behind + m_in.room()) {
        m_bodyIn = BodyIn::Place;
    } else {
        m_bodyIn = BodyIn::Own;
        m_body.reserve(std::min<std::size_t>(m_length, firstGrowth));
        m_body.append(m_in.view().substr(m_headSize));
        m_in.truncate(m_headSize);
    }
    if (expects && behind == 0 && (framing.chunked || m_length > 0))
        sayContinue();
    return takeBody();
}

ServerConnection::Step ServerConnection::takeBody()
{
    if (m_progress >= leastProgress) {
        m_progress = 0;
        m_until = after(m_front.shared().options.bodyTimeout);
    }
    if (m_bodyIn == BodyIn::Chunks)
        return takeChunks(m_rest.data(), m_rest.size());
    const std::size_t have = m_bodyIn == BodyIn::Place ? m_in.size() - m_headSize : m_body.size();
    if (have < m_length)
        return Step::Wait;
    setRequest();
    return Step::Serve;
}

ServerConnection::Step ServerConnection::takeChunks(char *bytes, std::size_t size)
{
    const ChunkedDecoder::Decoded decoded = m_chunks.decode(bytes, size);
    if (decoded.state == ChunkedDecoder::State::Bad)
        return refuse({400, "malformed chunked body"});
    if (m_body.size() + decoded.data.size() > m_front.shared().options.mostBody)
        return refuse({413, "the request body is too large"});
    m_body.append(decoded.data);
    m_progress += decoded.data.size();
    m_rest.consume(decoded.used);
    if (decoded.state != ChunkedDecoder::State::End)
        return Step::Wait;
    m_length = m_body.size();
    setRequest();
    return Step::Serve;
}

ServerConnection::Step ServerConnection::refuse(Fault fault)
{
    m_fault = fault;
    m_keep = false;
    return Step::Refuse;
}

void ServerConnection::sayContinue()
{
    Pieces pieces;
    pieces.add("HTTP/1.1 100 Continue\r\n\r\n");
    if (!m_wire.send(pieces).isDone())
        m_keep = false;      // a socket that takes not even this; the body may come all the same
}

void ServerConnection::setRequest()
{
    m_request.method = m_head.method;
    m_request.headers.swap(m_head.fields);
    const char *body = m_bodyIn == BodyIn::Place ? m_in.data() + m_headSize : m_body.data();
    m_request.body = m_length > 0 ? std::string_view(body, std::size_t(m_length)) : std::string_view(emptyBody.data(), 0);
    m_request.remoteAddress = m_remoteAddress;
    m_request.tls = m_wire.tls() != nullptr;
}

awaitable<void> ServerConnection::serve()
{
    m_stage = Stage::Serving;
    m_front.opened();
    m_cancel.emplace();
    m_opened = coarseNow();
    m_answer = Answer::None;
    m_chunked = false;
    m_keep = m_keep && !m_front.isStopping();
    if (m_wire.socket().hasPeerEnded())
        onPeerGone(false);
    bool thrown = true;
    try {
        co_await m_front.shared().serve(*this);
        thrown = false;
    } catch (const std::exception &error) {
        log(LogLevel::Error, "server.threw", {{"path", std::string(m_request.path)}, {"error", error.what()}});
    } catch (...) {
        log(LogLevel::Error, "server.threw", {{"path", std::string(m_request.path)}, {"error", "not a std::exception"}});
    }
    if (m_answer == Answer::None) {
        refuse({500, thrown ? "an internal error" : "the request was left unanswered"});
        co_await answerFault();
    }
    if (m_answer == Answer::Streaming)
        abort();
    m_keep = m_keep && !m_gone && !thrown;
    m_silence.reset();
    m_left.clear();
    m_stage = Stage::Ending;
    m_front.closed();
}

void ServerConnection::nextRequest()
{
    m_cancel.reset();
    m_stage = Stage::Idle;
    m_until = after(m_front.shared().options.idleTimeout);
    m_request.headers.swap(m_head.fields);
    m_body.release();
    if (m_bodyIn == BodyIn::Chunks)
        std::swap(m_in, m_rest);
    else
        m_in.consume(m_headSize + (m_bodyIn == BodyIn::Place ? std::size_t(m_length) : 0));
    m_rest.release();
    m_bodyIn = BodyIn::Nowhere;
    m_scan = {};
    m_request.path = {};
    m_isHead = false;
    m_isAcknowledged = false;
    m_head.minor = 1;
}

awaitable<void> ServerConnection::answerFault()
{
    Refusal refusal;
    refusal.status = m_fault->status;
    refusal.type = refusal.status == 500 ? "internal_server_error" : "invalid_request_error";      // 501, 505: what was asked
    refusal.message = m_fault->text;
    m_answer = Answer::None;
    const Headers headers{{"content-type", "application/json"}};
    const std::string body = m_front.shared().errorBody(m_request.path, refusal);
    co_await send(refusal.status, headers, body);
}

// A close with bytes unread would reset the connection, and the answer with it.
awaitable<void> ServerConnection::linger()
{
    m_stage = Stage::Ending;
    if (m_gone || m_answer == Answer::None)
        co_return;
    if (!co_await drained(after(m_front.shared().options.writeTimeout)))
        co_return;
    m_wire.end();
    const Instant until = coarseNow() + lingerTime;
    const bool moreComes = m_fault || m_wire.socket().mayRead() || !m_in.isEmpty();
    std::size_t read = 0;
    m_in.release();
    while (moreComes && read < mostLinger) {
        const Io io = m_wire.receive(m_in);
        read += io.bytes;
        m_in.release();
        if (!io.isDone() && !(io.isBlocked() && co_await m_wire.waitReadable(until) == Wake::Ready))
            co_return;
    }
}

// Whether all that was written has gone to the kernel.
awaitable<bool> ServerConnection::drained(Instant until)
{
    Socket &socket = m_wire.socket();
    socket.flush();
    while (socket.unsent() > 0 && !socket.sendFault()) {
        if (co_await socket.waitWritable(until) != Wake::Ready)
            break;
    }
    co_return socket.unsent() == 0;
}

void ServerConnection::closeIfIdle()
{
    if (m_stage == Stage::Idle)
        m_wire.socket().stopWaiting();
    m_keep = m_keep && m_stage != Stage::Serving;
}

void ServerConnection::cancelExchange()
{
    if (m_stage == Stage::Serving)
        return clientGone();
    m_keep = false;
    m_wire.socket().stopWaiting();
}

void ServerConnection::onPeerGone(bool reset)
{
    if (m_stage != Stage::Serving || m_cancel->isRequested())
        return;
    const Instant due = m_opened + graceOfHalfClose;
    if (reset || coarseNow() >= due)
        clientGone();
    else
        m_front.poller().set(*this, due);
}

void ServerConnection::clientGone()
{
    m_keep = false;
    m_cancel->request();
    m_wire.socket().stopWaiting();
}

void ServerConnection::ring()
{
    if (m_stage == Stage::Serving && m_wire.socket().hasPeerEnded())
        clientGone();
}

} // namespace portreeve
