// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <set>
#include <sys/socket.h>
#include <system_error>
#include <thread>
#include <unistd.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_to.hpp>

#include "tests/support/faultd.h"
#include "tests/support/faultd/books.h"
#include "tests/support/faultd/faults.h"
#include "tests/support/faultd/session.h"

namespace portreeve {

using namespace fault;

namespace {

int listenOn(const std::string &host, std::uint16_t port)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    if (::inet_pton(AF_INET, host.c_str(), &address.sin_addr) != 1 || ::bind(fd, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0
        || ::listen(fd, 4096) != 0) {
        const int error = errno;
        ::close(fd);
        throw std::system_error(error, std::generic_category(), "faultd cannot listen on " + host + ':' + std::to_string(port));
    }
    return fd;
}

std::uint16_t portOf(int fd)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(fd, reinterpret_cast<sockaddr *>(&address), &size);
    return ntohs(address.sin_port);
}

// The path segment "fault:...", decoded as far as a gateway may have encoded it.
std::string specInPath(std::string_view path)
{
    const std::size_t at = path.find("/fault:") != path.npos ? path.find("/fault:") : path.find("/fault%3A");
    if (at == path.npos)
        return {};
    std::string segment(path.substr(at + 1, path.find('/', at + 1) - at - 1)), out;
    for (std::size_t i = 0; i < segment.size(); ++i) {
        if (segment[i] == '%' && i + 2 < segment.size()) {
            out += char(std::stoi(segment.substr(i + 1, 2), nullptr, 16));
            i += 2;
        } else {
            out += segment[i];
        }
    }
    return out.substr(6);
}

} // namespace

struct Faultd::Private {
    explicit Private(FaultdOptions given)
        : options(std::move(given)), books(options), listener(listenOn(options.host, options.port)), port(portOf(listener)), fallback(parseSpec(options.otherwise))
    {
        acceptor = std::thread([this] { acceptAll(); });
    }

    void acceptAll();
    void serve(int socket);
    bool serveOne(Wire &wire, std::string &buffer, std::uint64_t connection);
    bool refuseConnection(Wire &wire);
    void control(Wire &wire, const Request &request);
    Spec chosen(const Request &request, const std::string &model, bool headOnly, bool &mayQueue);
    void stop();

    const FaultdOptions options;
    Books books;
    const int listener;
    const std::uint16_t port;
    std::atomic<bool> stopping = false;
    std::thread acceptor;

    mutable std::mutex mutex;
    std::condition_variable idle;
    std::set<Wire *> wires;
    std::size_t threads = 0;
    std::deque<Spec> queue;
    std::map<std::string, Spec> models;
    Spec fallback;
};

void Faultd::Private::acceptAll()
{
    for (;;) {
        const int socket = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (stopping) {
            if (socket >= 0)
                ::close(socket);
            return;
        }
        if (socket < 0) {
            std::this_thread::sleep_for(std::chrono::milliseconds(10));   // out of descriptors: some will come back
            continue;
        }
        {
            const std::lock_guard lock(mutex);
            ++threads;
        }
        std::thread([this, socket] { serve(socket); }).detach();
    }
}

void Faultd::Private::serve(int socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    Wire wire(socket);
    {
        const std::lock_guard lock(mutex);
        wires.insert(&wire);
    }
    const std::uint64_t connection = books.connected();
    std::string buffer;
    if (!refuseConnection(wire)) {
        while (!stopping && serveOne(wire, buffer, connection)) { }
    }
    wire.close();
    books.disconnected();
    const std::lock_guard lock(mutex);
    wires.erase(&wire);
    --threads;
    idle.notify_all();
}

bool Faultd::Private::refuseConnection(Wire &wire)
{
    if (options.acceptFault == "rst")
        wire.reset();
    else if (options.acceptFault == "fin")
        wire.finish();
    else if (options.acceptFault == "stall")
        wire.waitForGone(std::chrono::hours(1));
    else
        return false;
    return true;
}

Spec Faultd::Private::chosen(const Request &request, const std::string &model, bool headOnly, bool &mayQueue)
{
    const std::lock_guard lock(mutex);
    if (mayQueue && !queue.empty()) {
        Spec next = queue.front();
        queue.pop_front();
        mayQueue = false;
        return next;
    }
    if (const auto header = request.header("x-fault"); !header.empty())
        return parseSpec(header);
    if (const std::string path = specInPath(request.path); !path.empty())
        return parseSpec(path);
    if (headOnly)
        return {};
    if (model.starts_with("fault:"))
        return parseSpec(std::string_view(model).substr(6));
    const auto named = models.find(model);
    return named == models.end() ? fallback : named->second;
}

bool Faultd::Private::serveOne(Wire &wire, std::string &buffer, std::uint64_t connection)
{
    std::string why;
    auto request = readHead(wire, buffer, why);
    if (!request) {
        if (!why.empty())
            books.malformed(connection, why);
        return false;
    }
    bool mayQueue = !request->path.starts_with("/faultd/");
    const bool wantsQueue = mayQueue;
    Spec spec;
    try {
        spec = chosen(*request, {}, true, mayQueue);
        const bool fixed = wantsQueue != mayQueue;
        const bool early = findFault(spec.name)->beforeBody;
        if (!early && !readBody(wire, buffer, *request, why)) {
            if (!why.empty())
                books.malformed(connection, why);
            return false;
        }
        if (!wantsQueue) {
            control(wire, *request);
            return true;
        }
        const Asked asked = understand(*request);
        bool none = false;
        if (!fixed && !early)
            spec = chosen(*request, asked.model, false, none);
        Session session(wire, *request, asked, spec, books.nextNumber(), stopping);
        books.accepted(session, connection);
        session.beforeLast = [this] { books.endsNow(); };
        findFault(spec.name)->play(session);
        session.tellBeforeLast();
        books.ended(session);
        return session.keep && wire.socket() >= 0;
    } catch (const std::invalid_argument &error) {
        const std::string text = errorText(false, 400, error.what(), "faultd_script");
        wire.send("HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: " + std::to_string(text.size()) + "\r\n\r\n" + text);
        wire.finish();
        return false;
    }
}

// /faultd/counters, /faultd/forget; POST /faultd/queue ["spec", ...], /faultd/models {"name": "spec"}, /faultd/otherwise "spec"
void Faultd::Private::control(Wire &wire, const Request &request)
{
    namespace json = boost::json;
    json::value answer = json::object{{"ok", true}};
    const std::string what = request.path.substr(8);
    boost::system::error_code error;
    const json::value body = request.body.empty() ? json::value() : json::parse(request.body, error);
    if (what == "queue" && body.is_array()) {
        std::deque<Spec> more;
        for (const auto &item : body.get_array())
            more.push_back(parseSpec(json::value_to<std::string>(item)));
        const std::lock_guard lock(mutex);
        queue.insert(queue.end(), more.begin(), more.end());
    } else if (what == "models" && body.is_object()) {
        const std::lock_guard lock(mutex);
        for (const auto &member : body.get_object())
            models[member.key()] = parseSpec(json::value_to<std::string>(member.value()));
    } else if (what == "otherwise" && body.is_string()) {
        const std::lock_guard lock(mutex);
        fallback = parseSpec(std::string_view(body.get_string()));
    } else if (what == "forget") {
        books.forget();
        const std::lock_guard lock(mutex);
        queue.clear();
    } else if (what == "counters") {
        const FaultdCounters c = books.counters();
        answer = json::object{{"connections", c.connections}, {"requests", c.requests}, {"malformed", c.malformed},
                              {"open_connections", c.openConnections}, {"in_flight", c.inFlight}, {"peak_in_flight", c.peakInFlight},
                              {"bytes_sent", c.bytesSent}};
    } else {
        throw std::invalid_argument("faultd has no such control: " + request.path);
    }
    const std::string text = json::serialize(answer);
    wire.send(statusLine(200) + "content-type: application/json\r\ncontent-length: " + std::to_string(text.size()) + "\r\n\r\n" + text);
}

void Faultd::Private::stop()
{
    if (stopping.exchange(true))
        return;
    ::shutdown(listener, SHUT_RDWR);
    acceptor.join();
    ::close(listener);
    std::unique_lock lock(mutex);
    for (Wire *wire : wires)
        wire->shutdown();
    // a thread between accept and its place in `wires` is caught by the next round
    while (!idle.wait_for(lock, std::chrono::milliseconds(50), [this] { return threads == 0; })) {
        for (Wire *wire : wires)
            wire->shutdown();
    }
}

Faultd::Faultd(FaultdOptions options) : d(std::make_unique<Private>(std::move(options))) { }

Faultd::~Faultd()
{
    stop();
}

std::uint16_t Faultd::port() const
{
    return d->port;
}

std::string Faultd::url() const
{
    return "http://" + d->options.host + ':' + std::to_string(d->port);
}

void Faultd::push(const std::string &behaviour)
{
    Spec spec = parseSpec(behaviour);
    const std::lock_guard lock(d->mutex);
    d->queue.push_back(std::move(spec));
}

void Faultd::model(const std::string &name, const std::string &behaviour)
{
    Spec spec = parseSpec(behaviour);
    const std::lock_guard lock(d->mutex);
    d->models[name] = std::move(spec);
}

void Faultd::otherwise(const std::string &behaviour)
{
    Spec spec = parseSpec(behaviour);
    const std::lock_guard lock(d->mutex);
    d->fallback = std::move(spec);
}

void Faultd::forget()
{
    d->books.forget();
    const std::lock_guard lock(d->mutex);
    d->queue.clear();
    d->models.clear();
}

std::vector<AcceptedRequest> Faultd::requests() const
{
    return d->books.requests();
}

FaultdCounters Faultd::counters() const
{
    return d->books.counters();
}

bool Faultd::waitFor(const std::function<bool(const FaultdCounters &)> &done, std::chrono::milliseconds most) const
{
    return d->books.waitFor(done, most);
}

void Faultd::stop()
{
    d->stop();
}

} // namespace portreeve
