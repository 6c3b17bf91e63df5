// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "gateway/base/ids.h"

namespace portreeve {

// The bytes of the ledger's frames and of its rows' details. A list of fields is written once, as a function over an archive,
// and both WireWriter and WireReader go through it. Integers are varints (7 bits a byte, low first; signed ones zig-zag),
// texts their length and bytes, ids 16 bytes, flags and enums one byte.

// Gathers small fields before it appends them; all of it is in the text when the writer has gone.
class WireWriter {
public:
    explicit WireWriter(std::string &out) : m_out(out) {}
    WireWriter(const WireWriter &) = delete;
    ~WireWriter() { flush(); }

    void operator()(std::uint64_t value)
    {
        room(10);
        for (; value >= 0x80; value >>= 7)
            m_bytes[m_size++] = char(value | 0x80);
        m_bytes[m_size++] = char(value);
    }
    void operator()(std::int64_t value) { (*this)(std::uint64_t(value) << 1 ^ std::uint64_t(value >> 63)); }
    void operator()(bool value) { byte(char(value)); }
    void operator()(const Uuid &id) { raw({reinterpret_cast<const char *>(id.bytes.data()), id.bytes.size()}); }
    void operator()(std::string_view text)
    {
        (*this)(std::uint64_t(text.size()));
        raw(text);
    }
    void operator()(const std::vector<std::string_view> &texts)
    {
        (*this)(std::uint64_t(texts.size()));
        for (const auto text : texts)
            (*this)(text);
    }
    template <class E>
        requires std::is_enum_v<E>
    void operator()(E value) { byte(char(value)); }

private:
    void room(std::size_t size)
    {
        if (m_size + size > sizeof m_bytes)
            flush();
    }
    void flush()
    {
        m_out.append(m_bytes, m_size);
        m_size = 0;
    }
    void byte(char value)
    {
        room(1);
        m_bytes[m_size++] = value;
    }
    void raw(std::string_view bytes)
    {
        room(bytes.size());
        if (bytes.size() > sizeof m_bytes) {
            m_out.append(bytes);
            return;
        }
        std::copy(bytes.begin(), bytes.end(), m_bytes + m_size);
        m_size += bytes.size();
    }

    std::string &m_out;
    std::size_t m_size = 0;
    char m_bytes[1024];
};

class WireReader {
public:
    explicit WireReader(std::string_view bytes) : m_bytes(bytes) {}
    bool isGood() const { return m_good; }

    void operator()(std::uint64_t &value)
    {
        value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            const auto byte = std::uint8_t(take());
            value |= std::uint64_t(byte & 0x7f) << shift;
            if (byte < 0x80)
                return;
        }
        m_good = false;
    }
    void operator()(std::int64_t &value)
    {
        std::uint64_t raw = 0;
        (*this)(raw);
        value = std::int64_t(raw >> 1 ^ (~(raw & 1) + 1));
    }
    void operator()(bool &value) { value = take() != 0; }
    void operator()(Uuid &id)
    {
        const auto bytes = take(id.bytes.size());
        if (m_good)
            std::memcpy(id.bytes.data(), bytes.data(), bytes.size());
    }
    void operator()(std::string_view &text)
    {
        std::uint64_t size = 0;
        (*this)(size);
        text = take(size);
    }
    void operator()(std::vector<std::string_view> &texts)
    {
        std::uint64_t count = 0;
        (*this)(count);
        texts.clear();
        while (m_good && count-- > 0)
            (*this)(texts.emplace_back());
    }
    template <class E>
        requires std::is_enum_v<E>
    void operator()(E &value) { value = E(take()); }

private:
    char take()
    {
        const auto byte = take(1);
        return byte.empty() ? '\0' : byte.front();
    }
    std::string_view take(std::uint64_t size)
    {
        m_good = m_good && size <= m_bytes.size();
        if (!m_good)
            return {};
        const auto taken = m_bytes.substr(0, std::size_t(size));
        m_bytes.remove_prefix(std::size_t(size));
        return taken;
    }

    std::string_view m_bytes;
    bool m_good = true;
};

template <class Archive, class... T>
void each(Archive &archive, T &...values)
{
    (archive(values), ...);
}

} // namespace portreeve
