// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/chunked.h"

#include <algorithm>
#include <cstring>

#include "gateway/base/text.h"
#include "gateway/net/head.h"

namespace portreeve {

namespace {

bool isTokenChar(char c)
{
    return isToken({&c, 1});
}

bool isValueChar(char c)
{
    return isFieldValue({&c, 1});
}

bool belongsInHead(std::string_view name)
{
    return isFramingName(name) || name == "connection" || name == "host";
}

} // namespace

ChunkedDecoder::Decoded ChunkedDecoder::decode(char *bytes, std::size_t size)
{
    char *data = bytes;          // where the decoded bytes begin, and end
    char *end = bytes;
    std::size_t used = 0;
    while (used < size && m_at != At::End && m_at != At::Bad) {
        if (m_at != At::Data) {
            m_at = step(bytes[used++]);
            continue;
        }
        const auto part = std::size_t(std::min<std::uint64_t>(m_left, size - used));
        if (data == end)
            data = end = bytes + used;       // the first run stays where it is
        else
            std::memmove(end, bytes + used, part);
        end += part;
        used += part;
        m_left -= part;
        m_at = m_left == 0 ? At::DataCr : At::Data;
    }
    const State state = m_at == At::End ? State::End : m_at == At::Bad ? State::Bad : State::More;
    return {state, {data, std::size_t(end - data)}, used};
}

ChunkedDecoder::At ChunkedDecoder::endOfSizeLine()
{
    m_digits = 0;
    m_overhead = 0;
    return m_left == 0 ? At::TrailerLine : At::Data;
}

ChunkedDecoder::At ChunkedDecoder::afterSize(char c)
{
    if (c == '\r')
        return At::SizeLf;
    return c == ';' ? At::Extension : At::Bad;
}

ChunkedDecoder::At ChunkedDecoder::trailerName(char c)
{
    constexpr std::size_t longest = std::string_view("transfer-encoding").size();
    if (c == ':')
        return belongsInHead(m_name) ? At::Bad : At::TrailerValue;
    if (m_name.size() <= longest)
        m_name += char(c | 0x20);       // a letter in lower case; "-" stays itself
    return isTokenChar(c) ? At::TrailerName : At::Bad;
}

ChunkedDecoder::At ChunkedDecoder::step(char c)
{
    const bool extension = m_at >= At::Extension && m_at <= At::AfterQuoted;
    const bool trailer = m_at >= At::TrailerLine && m_at <= At::EndLf;
    if ((extension && ++m_overhead > mostExtension) || (trailer && ++m_overhead > mostTrailer))
        return At::Bad;
    switch (m_at) {
    case At::Size:
        if (const int digit = hexValue(c); digit >= 0) {
            m_left = m_left * 16 + std::uint64_t(digit);
            return ++m_digits > 16 ? At::Bad : At::Size;
        }
        return m_digits == 0 ? At::Bad : afterSize(c);
    case At::Extension:
        return isTokenChar(c) ? At::ExtensionName : At::Bad;
    case At::ExtensionName:
        if (c == '=')
            return At::ExtensionValue;
        return isTokenChar(c) ? At::ExtensionName : afterSize(c);
    case At::ExtensionValue:
        if (c == '"')
            return At::Quoted;
        return isTokenChar(c) ? At::ExtensionValue : afterSize(c);
    case At::Quoted:
        if (c == '\\')
            return At::QuotedPair;
        return c == '"' ? At::AfterQuoted : isValueChar(c) ? At::Quoted : At::Bad;
    case At::QuotedPair:
        return isValueChar(c) ? At::Quoted : At::Bad;
    case At::AfterQuoted:
        return afterSize(c);
    case At::SizeLf:
        return c == '\n' ? endOfSizeLine() : At::Bad;
    case At::DataCr:
        return c == '\r' ? At::DataLf : At::Bad;
    case At::DataLf:
        return c == '\n' ? At::Size : At::Bad;
    case At::TrailerLine:
        m_name.clear();
        return c == '\r' ? At::EndLf : c == ':' ? At::Bad : trailerName(c);
    case At::TrailerName:
        return trailerName(c);
    case At::TrailerValue:
        return c == '\r' ? At::TrailerLf : isValueChar(c) ? At::TrailerValue : At::Bad;
    case At::TrailerLf:
        return c == '\n' ? At::TrailerLine : At::Bad;
    case At::EndLf:
        return c == '\n' ? At::End : At::Bad;
    case At::Data:
    case At::End:
    case At::Bad:
        break;
    }
    return At::Bad;
}

} // namespace portreeve
