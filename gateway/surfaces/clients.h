// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>

#include "gateway/model/client.h"
#include "gateway/net/http_server.h"
#include "gateway/sinks/bodies.h"

namespace portreeve {

// The way back over a connection.
class WireClient final : public Client {
public:
    explicit WireClient(ServerExchange &exchange) : m_exchange(exchange) {}
    boost::asio::awaitable<bool> send(int status, const Headers &headers, std::string_view body) override { return m_exchange.send(status, headers, body); }
    boost::asio::awaitable<bool> start(int status, const Headers &headers) override { return m_exchange.start(status, headers); }
    boost::asio::awaitable<bool> write(std::string_view bytes) override { return m_exchange.write(bytes); }
    boost::asio::awaitable<bool> finish(std::string_view lastBytes) override { return m_exchange.finish(lastBytes); }
    void abort() override { m_exchange.abort(); }
    bool hasStarted() const override { return m_exchange.hasStarted(); }

private:
    ServerExchange &m_exchange;
};

// Keeps what goes by, as much as bodies take of an answer.
class RecordingClient final : public Client {
public:
    explicit RecordingClient(Client &to) : m_to(to) {}
    boost::asio::awaitable<bool> send(int status, const Headers &headers, std::string_view body) override
    {
        take(body);
        return m_to.send(status, headers, body);
    }
    boost::asio::awaitable<bool> start(int status, const Headers &headers) override { return m_to.start(status, headers); }
    boost::asio::awaitable<bool> write(std::string_view bytes) override
    {
        take(bytes);
        return m_to.write(bytes);
    }
    boost::asio::awaitable<bool> finish(std::string_view lastBytes) override
    {
        take(lastBytes);
        return m_to.finish(lastBytes);
    }
    void abort() override { m_to.abort(); }
    bool hasStarted() const override { return m_to.hasStarted(); }
    std::string answer;              // its first Bodies::mostTaken bytes

private:
    void take(std::string_view bytes) { answer += bytes.substr(0, Bodies::mostTaken - std::min(Bodies::mostTaken, answer.size())); }
    Client &m_to;
};

// The way back of a question asked from inside.
class InsideClient final : public Client {
public:
    boost::asio::awaitable<bool> send(int, const Headers &, std::string_view body) override
    {
        answer = body;
        m_started = true;
        co_return true;
    }
    boost::asio::awaitable<bool> start(int, const Headers &) override
    {
        m_started = true;
        co_return true;
    }
    boost::asio::awaitable<bool> write(std::string_view bytes) override
    {
        answer += bytes;
        co_return true;
    }
    boost::asio::awaitable<bool> finish(std::string_view lastBytes) override
    {
        answer += lastBytes;
        co_return true;
    }
    void abort() override {}
    bool hasStarted() const override { return m_started; }
    std::string answer;

private:
    bool m_started = false;
};

} // namespace portreeve
