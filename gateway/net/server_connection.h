// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "gateway/net/chunked.h"
#include "gateway/net/head.h"
#include "gateway/net/server_front.h"
#include "gateway/net/wire.h"

namespace portreeve {

// One client's connection and the exchange that is open on it. It lives in its coroutine, run().
class ServerConnection final : public ServerExchange, public FrontConnection, private PeerGone, private Alarm {
public:
    ServerConnection(Front &front, int fd, std::string remoteAddress);
    ~ServerConnection() override;
    awaitable<void> run();

    void closeIfIdle() override;
    void cancelExchange() override;

    const ServerRequest &request() const override { return m_request; }
    Cancel &cancel() override { return *m_cancel; }
    std::size_t worker() const override { return m_front.worker(); }
    bool hasStarted() const override { return m_answer != Answer::None; }
    void waitTurns() override { m_wire.socket().setTurn(Turn::Usual); }
    awaitable<bool> send(int status, const Headers &headers, std::string_view body) override;
    awaitable<bool> start(int status, const Headers &headers) override;
    awaitable<bool> write(std::string_view bytes) override;
    awaitable<bool> finish(std::string_view lastBytes) override;
    void fillSilence(std::string_view bytes, std::chrono::milliseconds after) override;
    void abort() override;

private:
    // Rings when a stream has been silent for a while.
    class Silence final : private Alarm {
    public:
        Silence(ServerConnection &connection, std::string_view bytes, std::chrono::milliseconds after)
            : m_connection(connection), m_bytes(bytes), m_after(after.count())
        {
        }
        void begin();                  // anew, from now on

    private:
        void ring() override;
        ServerConnection &m_connection;
        std::string m_bytes;
        Instant m_after;
    };

    enum class Step { Wait, Serve, Refuse, Close };
    enum class Stage { Idle, Head, Body, Serving, Ending };
    enum class Answer { None, Streaming, Done, Aborted };
    enum class BodyIn { Nowhere, Place, Own, Chunks };     // where the body is read to: behind the head, or a buffer of its own

    // reading: server_connection.cpp
    awaitable<bool> secure();
    awaitable<bool> waitForMore();
    Step advance();
    Io receive();
    Step takeHead();
    Step readHead();
    Step expectBody(const Framing &framing);
    Step takeBody();
    Step takeChunks(char *bytes, std::size_t size);
    Step refuse(Fault fault);
    void sayContinue();
    void setRequest();
    awaitable<void> serve();
    void nextRequest();
    awaitable<void> answerFault();
    awaitable<void> linger();
    awaitable<bool> drained(Instant until);

    // answering: server_answer.cpp
    void writeHead(int status, const Headers &headers, std::optional<std::uint64_t> length);
    awaitable<bool> put(Pieces pieces);
    awaitable<bool> flush(Pieces pieces);
    void wrote(std::string_view bytes);
    void breakSilence(std::string_view bytes);
    bool lost();

    void clientGone();
    void onPeerGone(bool reset) override;
    void ring() override;

    Front &m_front;
    Wire m_wire;
    std::string m_remoteAddress;

    Stage m_stage = Stage::Idle;
    Instant m_until;
    Buffer m_in;              // the head, and all that came with it
    Buffer m_body;            // a body that does not fit behind its head
    Buffer m_rest;            // what came behind a chunked body
    HeadScan m_scan;
    RequestHead m_head;
    std::string m_store;      // of the target
    BodyIn m_bodyIn = BodyIn::Nowhere;
    std::size_t m_headSize = 0;
    std::uint64_t m_length = 0;
    std::size_t m_progress = 0;       // body bytes since the deadline was moved
    ChunkedDecoder m_chunks;
    std::optional<Fault> m_fault;
    ServerRequest m_request;

    std::optional<Cancel> m_cancel;
    Instant m_opened = 0;
    Answer m_answer = Answer::None;
    bool m_isAcknowledged = false;
    bool m_isHead = false;
    bool m_chunked = false;
    bool m_keep = false;
    bool m_gone = false;      // nothing can be written any more
    bool m_isFlushing = false;
    bool m_isBetweenEvents = false;
    std::string m_left;       // of what was sent into the silence
    std::optional<Silence> m_silence;
    unsigned m_turns = 0;
};

} // namespace portreeve
