// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/outbox.h"

#include <cstring>
#include <utility>

#include "gateway/net/socket.h"

namespace portreeve {

bool Outbox::take(Socket &socket, Pieces &pieces)
{
    const std::size_t size = pieces.size();
    if (size > mostOfOne)
        return false;
    if (m_size + size > capacity)
        flush();
    if (!m_bytes)
        m_bytes = std::make_unique_for_overwrite<char[]>(capacity);
    if (!m_entries.empty() && m_entries.back().socket == &socket)
        m_entries.back().size += size;
    else if (socket.unsent() > 0)
        return false;
    else
        m_entries.push_back({&socket, m_size, size});
    for (std::size_t i = 0; i < pieces.count(); ++i) {
        const iovec &run = pieces.data()[i];
        std::memcpy(m_bytes.get() + m_size, run.iov_base, run.iov_len);
        m_size += run.iov_len;
    }
    pieces.took(size);
    return true;
}

void Outbox::flush()
{
    for (Entry &entry : m_entries)      // sending adds none: nobody is resumed
        send(entry);
    m_entries.clear();
    m_size = 0;
}

void Outbox::flush(Socket &socket)
{
    if (Entry *entry = find(socket))
        send(*entry);
}

void Outbox::forget(Socket &socket)
{
    if (Entry *entry = find(socket))
        entry->socket = nullptr;
}

Outbox::Entry *Outbox::find(const Socket &socket)
{
    for (Entry &entry : m_entries) {
        if (entry.socket == &socket)
            return &entry;
    }
    return nullptr;
}

void Outbox::send(Entry &entry)
{
    if (Socket *socket = std::exchange(entry.socket, nullptr))
        socket->leave({m_bytes.get() + entry.begin, entry.size});
}

} // namespace portreeve
