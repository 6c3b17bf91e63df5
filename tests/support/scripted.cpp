// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scripted.h"

namespace portreeve::tests {

using boost::asio::awaitable;

namespace {

class TapeReply final : public Reply {
public:
    explicit TapeReply(Tape tape) : m_tape(std::move(tape))
    {
        status = m_tape.status;
        headers = m_tape.headers;
    }
    awaitable<BodyPiece> read() override
    {
        if (m_tape.beforePiece)
            m_tape.beforePiece();
        BodyPiece piece;
        if (m_at < m_tape.pieces.size()) {
            piece.bytes = m_tape.pieces[m_at++];
            piece.end = m_at == m_tape.pieces.size() && !m_tape.atEnd;
        } else if (m_tape.atEnd) {
            piece.error = m_tape.atEnd;
        } else {
            piece.end = true;
        }
        co_return piece;
    }

private:
    Tape m_tape;
    std::size_t m_at = 0;
};

} // namespace

awaitable<Sent> ScriptedTransport::send(const OutRequest &request)
{
    asked.push_back({std::string(request.target), std::string(request.body), *request.headers});
    if (tapes.empty())
        co_return TransportError{Break::Refused, false, "no tape"};
    Tape tape = std::move(tapes.front());
    tapes.pop_front();
    if (tape.atSend)
        co_return *tape.atSend;
    std::unique_ptr<Reply> reply = std::make_unique<TapeReply>(std::move(tape));
    co_return reply;
}

bool CollectingClient::isThere()
{
    if (hangUpAfter < 0 || calls++ < hangUpAfter)
        return true;
    if (onHangUp)
        onHangUp();
    return false;
}

awaitable<bool> CollectingClient::send(int code, const Headers &given, std::string_view body)
{
    started = true;
    status = code;
    headers = given;
    if (!isThere())
        co_return false;
    bytes = body;
    finished = true;
    co_return true;
}

awaitable<bool> CollectingClient::start(int code, const Headers &given)
{
    started = true;
    status = code;
    headers = given;
    co_return isThere();
}

awaitable<bool> CollectingClient::write(std::string_view piece)
{
    if (!isThere())
        co_return false;
    bytes += piece;
    co_return true;
}

awaitable<bool> CollectingClient::finish(std::string_view lastBytes)
{
    if (!isThere())
        co_return false;
    bytes += lastBytes;
    finished = true;
    co_return true;
}

std::optional<std::string> CollectingClient::header(const std::string &name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name)
            return value;
        const auto found = key.empty() ? ("\r\n" + value).find("\r\n" + name + ": ") : std::string::npos;      // a block of lines
        if (found != std::string::npos) {
            const std::string rest = value.substr(found + name.size() + 2);
            return rest.substr(0, rest.find("\r\n"));
        }
    }
    return std::nullopt;
}

} // namespace portreeve::tests
