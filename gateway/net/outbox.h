// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>
#include <vector>

namespace portreeve {

class Pieces;
class Socket;

// What the sockets of a worker write while a round of events is worked off: it leaves at the round's end, all at once. To wake a
// sleeping reader is the dearest part of a small write; one that was woken by the first is still awake for the others.
// One thread's.
class Outbox {
public:
    static constexpr std::size_t mostOfOne = 16 * 1024;     // bytes; more is not copied, its writer waits for the round's end

    bool take(Socket &socket, Pieces &pieces);              // false: too much, or others wrote since this socket did
    void flush();                                           // all, in the order in which they came
    void flush(Socket &socket);
    void forget(Socket &socket);                            // its bytes are not sent

private:
    struct Entry {
        Socket *socket;                                     // null: forgotten
        std::size_t begin;
        std::size_t size;
    };

    Entry *find(const Socket &socket);
    void send(Entry &entry);

    static constexpr std::size_t capacity = 128 * 1024;
    std::unique_ptr<char[]> m_bytes;                        // made when first needed
    std::size_t m_size = 0;
    std::vector<Entry> m_entries;
};

} // namespace portreeve
