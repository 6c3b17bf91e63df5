// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "gateway/net/chunked.h"
#include "gateway/net/client_pool.h"
#include "gateway/net/head.h"
#include "gateway/net/inflate.h"

namespace portreeve {

// One request on one connection: sends it, reads the head of the answer, then its body.
class ClientReply final : public Reply {
public:
    ClientReply(std::shared_ptr<ClientPool> pool, std::unique_ptr<ClientConnection> connection, const OutRequest &request);

    // Until the head has come. An error says what went wrong; isStale(), that the other side cannot have got the request whole.
    awaitable<std::optional<TransportError>> begin(const OutRequest &request, const std::string &head, Instant until);
    bool isStale() const { return m_isStale; }
    awaitable<BodyPiece> read() override;
    void setIdleTimeout(std::chrono::milliseconds most) override { m_idleTime = most.count(); }

private:
    enum class Frame { None, Length, Chunked, UntilClose };
    using Failure = std::optional<TransportError>;

    awaitable<Failure> sendRest(Pieces &pieces, const std::string &head, Instant until, Cancel *cancel);
    awaitable<Failure> waitToRead(Instant until, Cancel *cancel, const char *late);
    bool mayHaveSpoken(const Io &fault);
    bool isSent() const;
    bool isUnwritten() const;
    Io faultBehind(const Io &io) const;
    Failure brokenBeforeHead(const Io &io);
    Failure brokenInBody(const Io &io);
    Failure takeHead(bool *whole);
    Failure setFrame(StatusHead &head);
    Failure setHeaders(const Fields &fields, bool inflates);
    bool takeBody(BodyPiece *piece);
    bool takeInflated(BodyPiece *piece);
    std::string_view takeRaw();
    void finish();
    BodyPiece fail(TransportError error);

    std::shared_ptr<ClientPool> m_pool;
    std::unique_ptr<ClientConnection> m_connection;      // null: given back, or broken
    Buffer m_in;
    HeadScan m_scan;
    ChunkedDecoder m_chunks;
    std::unique_ptr<Inflater> m_inflater;
    Failure m_error;
    Cancel *m_cancel;
    Instant m_idleTime;
    Instant m_begun = 0;
    std::uint64_t m_left = 0;
    std::size_t m_shown = 0;           // bytes of m_in that the last piece was made of
    Frame m_frame = Frame::None;
    bool m_isHead;
    std::optional<Io> m_sendFault;     // it broke while we wrote; what it had said before still counts
    std::size_t m_size = 0;            // of the request, when it was taken whole
    bool m_wasSent = false;
    bool m_isUnwritten = false;        // not a byte of the request left
    bool m_hasBytes = false;           // of the answer
    bool m_isStale = false;
    bool m_keep = false;
    bool m_rawEnd = false;             // the body has come whole, as its framing says
    bool m_isAcknowledged = false;
    unsigned m_interim = 0;
    unsigned m_turns = 0;
};

} // namespace portreeve
