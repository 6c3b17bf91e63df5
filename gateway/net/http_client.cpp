// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/http_client.h"

#include <algorithm>
#include <charconv>

#include "gateway/base/text.h"
#include "gateway/net/addresses.h"
#include "gateway/net/client_reply.h"
#include "gateway/net/dial.h"

namespace portreeve {

namespace {

using Failure = std::optional<TransportError>;

TransportError refused(const char *text)
{
    return transportError(Break::BadFraming, false, text);
}

// Nothing that came from elsewhere may become a line of its own.
Failure check(const OutRequest &request)
{
    const bool visible = std::all_of(request.target.begin(), request.target.end(), [](unsigned char c) { return c > 0x20 && c < 0x7f; });
    if (!isToken(request.method) || !request.target.starts_with('/') || !visible)
        return refused("the request line holds a character that may not be sent");
    if (!request.headers)
        return std::nullopt;
    for (const auto &[name, value] : *request.headers) {
        const bool isGood = name.empty() ? isLineBlock(value) : isToken(name) && isFieldValue(value);
        if (!isGood)
            return refused("a request header holds a character that may not be sent");
    }
    return std::nullopt;
}

// These are the transport's own.
bool isOurs(std::string_view name)
{
    for (const std::string_view own : {"host", "content-length", "connection", "transfer-encoding"}) {
        if (equalsIgnoringCase(name, own))
            return true;
    }
    return false;
}

void appendLine(std::string &out, std::string_view name, std::string_view value)
{
    out.append(name).append(": ").append(value).append("\r\n");
}

void appendHost(std::string &out, const Origin &origin)
{
    const bool isV6 = origin.host.find(':') != std::string::npos;
    out.append("Host: ").append(isV6 ? "[" : "").append(origin.host).append(isV6 ? "]" : "");
    if (origin.port != (origin.tls ? 443 : 80))
        out.append(":").append(std::to_string(origin.port));
    out.append("\r\n");
}

void writeHead(std::string &out, const OutRequest &request)
{
    out.clear();
    out.append(request.method).append(" ").append(request.target).append(" HTTP/1.1\r\n");
    appendHost(out, *request.origin);
    bool namesEncoding = false;
    static const Headers none;
    for (const auto &[name, value] : request.headers ? *request.headers : none) {
        if (name.empty()) {
            out.append(value);
            continue;
        }
        if (isOurs(name))
            continue;
        namesEncoding = namesEncoding || equalsIgnoringCase(name, "accept-encoding");
        appendLine(out, name, value);
    }
    if (!namesEncoding)
        out.append("Accept-Encoding: identity\r\n");
    const bool usuallyHasBody = request.method == "POST" || request.method == "PUT" || request.method == "PATCH";
    if (usuallyHasBody || !request.body.empty())
        appendLine(out, "Content-Length", std::to_string(request.body.size()));
    out.append("\r\n");
}

// Notes how long each step of a new connection took, for who asked.
class StepWatch {
public:
    explicit StepWatch(OutTimes *times) : m_times(times)
    {
        if (m_times)
            m_last = std::chrono::steady_clock::now();
    }
    void resolved() { note(&OutTimes::resolve, &OutTimes::isResolved); }
    void connected(std::string_view address)
    {
        if (m_times)
            m_times->address = address;
        note(&OutTimes::connect, &OutTimes::isConnected);
    }
    void secured() { note(&OutTimes::secure, nullptr); }

private:
    void note(std::chrono::microseconds OutTimes::*step, bool OutTimes::*reached)
    {
        if (!m_times)
            return;
        const auto now = std::chrono::steady_clock::now();
        m_times->*step = std::chrono::duration_cast<std::chrono::microseconds>(now - m_last);
        m_last = now;
        if (reached)
            m_times->*reached = true;
    }
    OutTimes *m_times;
    std::chrono::steady_clock::time_point m_last;
};

class HttpClient final : public Transport {
public:
    HttpClient(boost::asio::io_context &context, const ClientOptions &options)
        : m_pool(std::make_shared<ClientPool>(Poller::of(context), options)), m_resolver(Poller::of(context))
    {
        if (!options.caFile.empty())
            m_pool->tls();      // a file that cannot be read is known at the start
    }
    awaitable<Sent> send(const OutRequest &request) override;

private:
    struct Opened {
        std::unique_ptr<ClientConnection> connection;
        Failure error;
    };
    awaitable<Opened> open(const OutRequest &request, Place &place, Instant until);
    awaitable<Failure> secure(ClientConnection &connection, const OutRequest &request, Instant until);

    std::shared_ptr<ClientPool> m_pool;
    Resolver m_resolver;
    std::string m_head;
};

awaitable<Sent> HttpClient::send(const OutRequest &request)
{
    if (Failure bad = check(request))
        co_return *std::move(bad);
    if (request.cancel && request.cancel->isRequested())
        co_return transportError(Break::Cancelled, false, "cancelled");
    const Instant until = coarseNow() + request.timeout.count();
    Place &place = m_pool->place(*request.origin);
    std::unique_ptr<ClientConnection> connection = m_pool->take(place);
    if (connection && request.mayDial && !(*request.mayDial)(connection->socket().remoteAddress()))
        connection.reset();      // dialled under another rule
    for (;;) {
        const bool isReused = connection != nullptr;
        if (request.times)
            request.times->isReused = isReused;
        if (!isReused) {
            Opened opened = co_await open(request, place, until);
            if (opened.error)
                co_return *std::move(opened.error);
            connection = std::move(opened.connection);
        }
        auto reply = std::make_unique<ClientReply>(m_pool, std::move(connection), request);
        writeHead(m_head, request);
        Failure failure = co_await reply->begin(request, m_head, until);
        if (!failure)
            co_return std::unique_ptr<Reply>(std::move(reply));
        if (!isReused || !reply->isStale())
            co_return *std::move(failure);
    }
}

awaitable<HttpClient::Opened> HttpClient::open(const OutRequest &request, Place &place, Instant until)
{
    Opened opened;
    until = std::min<Instant>(until, coarseNow() + request.connectTimeout.count());
    StepWatch watch(request.times);
    Resolver::Found found = co_await m_resolver.find(request.origin->host, until, request.cancel);
    if (found.woken == Wake::Cancelled)
        opened.error = transportError(Break::Cancelled, false, "cancelled");
    else if (found.addresses.empty())
        opened.error = transportError(Break::Dns, false, found.woken == Wake::Ready ? "the host name is not known" : "the name server did not answer in time");
    if (opened.error)
        co_return opened;
    if (request.mayDial)
        std::erase_if(found.addresses, [&request](const DialAddress &address) { return !(*request.mayDial)(addressText(address.get())); });
    if (found.addresses.empty()) {
        opened.error = transportError(Break::Unreachable, false, "the host's address is not allowed");
        co_return opened;
    }
    watch.resolved();
    for (DialAddress &address : found.addresses)
        address.setPort(request.origin->port);
    Dialled dialled = co_await dial(m_pool->poller(), std::move(found.addresses), until, request.cancel);
    if (dialled.error) {
        if (dialled.error->kind != Break::Cancelled)
            m_resolver.doubt(request.origin->host);
        opened.error = std::move(dialled.error);
        co_return opened;
    }
    opened.connection = std::make_unique<ClientConnection>(*m_pool, place, dialled.fd);
    if (request.times)
        watch.connected(opened.connection->socket().remoteAddress());
    if (!request.origin->tls)
        co_return opened;
    opened.error = co_await secure(*opened.connection, request, until);
    watch.secured();
    co_return opened;
}

awaitable<Failure> HttpClient::secure(ClientConnection &connection, const OutRequest &request, Instant until)
{
    Wire &wire = connection.wire();
    wire.secure(TlsSession::connect(m_pool->tls(), wire.socket(), request.origin->host, connection.place().ticket.get()));
    std::optional<Cancel::Guard> guard;
    if (request.cancel)
        guard.emplace(*request.cancel, [&wire] { wire.socket().stopWaiting(); });
    for (;;) {
        const Io io = wire.handshake();
        if (io.isDone())
            co_return std::nullopt;
        if (!io.isBlocked())
            co_return transportError(Break::Tls, false, "TLS: " + wire.tls()->failure());
        if (request.cancel && request.cancel->isRequested())
            co_return transportError(Break::Cancelled, false, "cancelled");
        const Wake woken = co_await wire.waitReadable(until);
        if (woken == Wake::TimedOut)
            co_return transportError(Break::Tls, false, "TLS: the handshake did not finish in time");
    }
}

} // namespace

std::unique_ptr<Transport> makeHttpClient(boost::asio::io_context &context, const ClientOptions &options)
{
    return std::make_unique<HttpClient>(context, options);
}

} // namespace portreeve
