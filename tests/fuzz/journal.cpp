// SPDX-License-Identifier: GPL-3.0-or-later
// Journal files: frames that are sound, torn or damaged, and what stands in them.
#include "tests/fuzz/target.h"

#include "gateway/sinks/ledger_frames.h"
#include "gateway/store/journal.h"

namespace portreeve::fuzz {

namespace {

void readPayload(std::string_view payload)
{
    FrameStart start;
    if (!readStart(payload, start))
        return;
    FrameHold hold;
    FrameRaise raise;
    FrameSettle settle;
    FrameClose close;
    const bool isHold = readFrame(payload, hold), isRaise = readFrame(payload, raise), isSettle = readFrame(payload, settle), isClose = readFrame(payload, close);
    require(isHold + isRaise + isSettle + isClose <= 1, "a frame is one thing");
    if (isHold)
        require(hold.request.id.bytes == start.request.bytes, "a frame says its request twice alike");
}

// Frames end where they say, and a torn tail hides nothing before it.
std::size_t readAll(std::string_view bytes)
{
    FrameReader reader(bytes);
    std::string_view payload;
    std::size_t frames = 0;
    while (reader.next(payload)) {
        require(payload.size() <= mostPayload && reader.at() <= bytes.size(), "a frame stands in its file");
        readPayload(payload);
        ++frames;
    }
    holdsFrame(bytes.substr(reader.at()));
    return frames;
}

} // namespace

void journal(std::string_view bytes)
{
    readPayload(bytes);       // as if the checksum held
    const std::size_t frames = readAll(bytes);
    if (bytes.empty() || bytes.size() > mostPayload || bytes.front() == '\0')
        return;
    std::string framed(bytes.substr(0, 0));
    for (int i = 0; i < 2; ++i) {
        const std::size_t begin = beginFrame(framed);
        framed += bytes;
        finishFrame(framed, begin);
    }
    require(readAll(framed) == 2 && readAll(std::string_view(framed).substr(0, framed.size() - 1)) == 1, "whole frames are found");
    require(frames <= bytes.size() / frameHead, "no more frames than fit");
}

} // namespace portreeve::fuzz
