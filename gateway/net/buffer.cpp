// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/buffer.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <new>
#include <utility>

namespace portreeve {

namespace {

constexpr std::size_t mostFree = 16;      // blocks a worker keeps after a burst: 1 MiB
constexpr std::size_t mostSmall = 4096 - Buffer::padding;      // up to here operator new is the quicker one

char *grown(char *old, std::size_t bytes)
{
    auto *data = static_cast<char *>(std::realloc(old, bytes));     // large ones are remapped, not copied
    if (!data)
        throw std::bad_alloc();
    return data;
}

char *make(std::size_t capacity)
{
    const std::size_t bytes = capacity + Buffer::padding;
    return capacity <= mostSmall ? static_cast<char *>(::operator new(bytes)) : grown(nullptr, bytes);
}

void destroy(char *data, std::size_t capacity)
{
    if (capacity <= mostSmall)
        ::operator delete(data, capacity + Buffer::padding);
    else
        std::free(data);
}

} // namespace

Blocks::~Blocks()
{
    for (char *block : m_free)
        std::free(block);
}

char *Blocks::take()
{
    if (m_free.empty())
        return grown(nullptr, size + Buffer::padding);
    char *block = m_free.back();
    m_free.pop_back();
    return block;
}

void Blocks::giveBack(char *block)
{
    if (m_free.size() < mostFree)
        m_free.push_back(block);
    else
        std::free(block);
}

Buffer::Buffer(Buffer &&other) noexcept
    : m_blocks(other.m_blocks), m_data(std::exchange(other.m_data, nullptr)), m_begin(std::exchange(other.m_begin, 0)),
      m_end(std::exchange(other.m_end, 0)), m_capacity(std::exchange(other.m_capacity, 0))
{
}

Buffer &Buffer::operator=(Buffer &&other) noexcept
{
    std::swap(m_blocks, other.m_blocks);
    std::swap(m_data, other.m_data);
    std::swap(m_begin, other.m_begin);
    std::swap(m_end, other.m_end);
    std::swap(m_capacity, other.m_capacity);
    return *this;
}

void Buffer::release()
{
    if (!m_data)
        return;
    if (m_capacity == Blocks::size)
        m_blocks->giveBack(m_data);
    else
        destroy(m_data, m_capacity);
    m_data = nullptr;
    m_begin = m_end = m_capacity = 0;
}

void Buffer::assign(std::string_view bytes)
{
    release();
    append(bytes);
}

void Buffer::adopt(char *block, std::size_t bytes)
{
    release();
    m_data = block;
    m_capacity = Blocks::size;
    m_end = bytes;
}

void Buffer::reserve(std::size_t behind)
{
    if (room() >= behind && m_data)
        return;
    if (m_begin > 0) {
        std::memmove(m_data, data(), size());
        m_end -= std::exchange(m_begin, 0);
        if (room() >= behind)
            return;
    }
    const std::size_t capacity = std::max(m_end + behind, m_end * 2);
    if (m_data && m_capacity > mostSmall) {
        m_data = grown(m_data, capacity + padding);
    } else {
        char *larger = make(capacity);
        std::copy(m_data, m_data + m_end, larger);
        if (m_data)
            destroy(m_data, m_capacity);
        m_data = larger;
    }
    m_capacity = capacity;
}

void Buffer::append(std::string_view bytes)
{
    if (bytes.empty())
        return;
    reserve(bytes.size());
    std::memcpy(m_data + m_end, bytes.data(), bytes.size());
    m_end += bytes.size();
}

void Buffer::consume(std::size_t bytes)
{
    m_begin += bytes;
    if (m_begin == m_end)
        m_begin = m_end = 0;
}

} // namespace portreeve
