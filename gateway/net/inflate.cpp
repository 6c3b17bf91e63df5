// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/net/inflate.h"

#include <array>
#include <new>

#include <zlib.h>

#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr std::size_t freeRatio = 1024 * 1024;      // output up to here may be of any ratio
constexpr std::size_t mostRatio = 200;

// Senders disagree on what "deflate" is, and label gzip so: the first bytes tell.
int windowBits(std::string_view in)
{
    const auto first = static_cast<unsigned char>(in[0]);
    const bool isGzip = first == 0x1f;
    const bool isZlib = (first & 0x0f) == 8 && (in.size() < 2 || (first * 256 + static_cast<unsigned char>(in[1])) % 31 == 0);
    return isGzip || isZlib ? 15 + 32 : -15;
}

} // namespace

struct Inflater::Private {
    z_stream stream{};
    bool isOpen = false;
    bool isAtEnd = false;
    std::size_t most = 0;
    std::size_t in = 0;       // all that was fed
    std::size_t out = 0;
    std::array<char, 32 * 1024> buffer;

    ~Private() { close(); }
    void close()
    {
        if (isOpen)
            inflateEnd(&stream);
        isOpen = false;
    }
    void open()
    {
        const std::string_view next(reinterpret_cast<const char *>(stream.next_in), stream.avail_in);
        if (inflateInit2(&stream, windowBits(next)) != Z_OK)
            throw std::bad_alloc();
        isOpen = true;
        isAtEnd = false;
    }
    bool isTooLarge() const { return out > most || (out > freeRatio && out > mostRatio * (in - stream.avail_in)); }
};

Inflater::Inflater(std::size_t most) : d(std::make_unique<Private>())
{
    d->most = most;
}

Inflater::~Inflater() = default;

bool Inflater::isCoding(std::string_view contentEncoding)
{
    return equalsIgnoringCase(contentEncoding, "gzip") || equalsIgnoringCase(contentEncoding, "x-gzip")
        || equalsIgnoringCase(contentEncoding, "deflate");
}

void Inflater::feed(std::string_view in)
{
    d->stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(in.data()));
    d->stream.avail_in = uInt(in.size());
    d->in += in.size();
}

bool Inflater::isAtEnd() const
{
    return d->isAtEnd;
}

Inflater::State Inflater::next(std::string_view *out)
{
    *out = {};
    if (d->isAtEnd && d->stream.avail_in > 0) {
        if (*d->stream.next_in != 0x1f)
            return State::Bad;      // only another gzip member may follow
        d->close();
    }
    if (!d->isOpen && d->stream.avail_in > 0)
        d->open();
    if (d->isAtEnd || !d->isOpen)
        return d->isAtEnd ? State::End : State::NeedsInput;
    d->stream.next_out = reinterpret_cast<Bytef *>(d->buffer.data());
    d->stream.avail_out = uInt(d->buffer.size());
    const int result = inflate(&d->stream, Z_NO_FLUSH);
    const std::size_t made = d->buffer.size() - d->stream.avail_out;
    d->out += made;
    d->isAtEnd = result == Z_STREAM_END;
    if (d->isTooLarge())
        return State::TooLarge;
    if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
        return State::Bad;
    *out = {d->buffer.data(), made};
    if (made > 0)
        return State::HasOutput;
    return d->isAtEnd ? (d->stream.avail_in > 0 ? next(out) : State::End) : State::NeedsInput;
}

} // namespace portreeve
