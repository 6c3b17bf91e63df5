// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/wire.h"

namespace portreeve {

namespace {

constexpr std::size_t worthCopying = 16 * 1024;     // up to here a copy of the right size beats holding a whole block
constexpr std::size_t leastRoom = 4 * 1024;

} // namespace

Io Wire::receive(Buffer &in)
{
    if (!in.isEmpty()) {
        in.reserve(leastRoom);
        const Io io = receive(in.data() + in.size(), in.room());
        in.added(io.bytes);
        return io;
    }
    if (!m_tls && !m_socket.mayRead()) {
        in.release();
        return {Io::State::Blocked};
    }
    Blocks &blocks = m_socket.poller().blocks();
    char *block = blocks.take();
    const Io io = receive(block, Blocks::size);
    if (io.bytes > worthCopying) {
        in.adopt(block, io.bytes);
        return io;
    }
    in.assign({block, io.bytes});
    blocks.giveBack(block);
    return io;
}

awaitable<Wake> Wire::wait(bool toWrite, Instant until)
{
    const bool write = m_tls ? m_tls->wantsWrite() : toWrite;
    return write ? m_socket.waitWritable(until) : m_socket.waitReadable(until);
}

void Wire::end()
{
    if (m_tls)
        m_tls->sayGoodbye();
    m_socket.endWriting();
}

} // namespace portreeve
