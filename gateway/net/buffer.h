// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace portreeve {

// The blocks a worker's sockets read into. One that is in use by nobody is the next to be used, so it is warm.
class Blocks {
public:
    static constexpr std::size_t size = 64 * 1024;     // readable; Buffer::padding more are there

    Blocks() = default;
    ~Blocks();
    Blocks(const Blocks &) = delete;
    Blocks &operator=(const Blocks &) = delete;
    char *take();
    void giveBack(char *block);

private:
    std::vector<char *> m_free;
};

// Bytes that came in, with readable padding behind them (simdjson reads past the end). Holds no memory when empty.
class Buffer {
public:
    static constexpr std::size_t padding = 64;

    explicit Buffer(Blocks &blocks) : m_blocks(&blocks) {}
    ~Buffer() { release(); }
    Buffer(Buffer &&other) noexcept;
    Buffer &operator=(Buffer &&other) noexcept;

    char *data() { return m_data + m_begin; }
    const char *data() const { return m_data + m_begin; }
    std::size_t size() const { return m_end - m_begin; }
    bool isEmpty() const { return m_begin == m_end; }
    std::string_view view() const { return {data(), size()}; }
    std::size_t room() const { return m_data ? m_capacity - m_end : 0; }      // bytes that fit behind without moving any

    void release();                                   // gives the memory back
    void assign(std::string_view bytes);              // its own copy, no larger than it need be
    void adopt(char *block, std::size_t bytes);       // a block of Blocks becomes its memory
    void reserve(std::size_t behind);                 // may move what is there
    void append(std::string_view bytes);
    void added(std::size_t bytes) { m_end += bytes; } // were written at data() + size()
    void consume(std::size_t bytes);
    void truncate(std::size_t bytes) { m_end = m_begin + bytes; }

private:
    Blocks *m_blocks;
    char *m_data = nullptr;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::size_t m_capacity = 0;      // without the padding
};

} // namespace portreeve
