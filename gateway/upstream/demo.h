// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/model/snapshot.h"
#include "gateway/net/transport.h"

namespace portreeve {

// The built-in provider `demo`: a transport that plays OpenAI's bytes, so that everything works with no key. Its models are
// demo/assistant (answers at once) and demo/slow (a word every 60 ms). It says what it is, honours max_tokens and stop
// reasons, calls the first tool offered, fills a JSON schema, and embeds text into 256 numbers. Nothing leaves the process.
Transport &demoTransport();
inline bool isDemo(const Target &target) { return target.provider->slug == "demo"; }

} // namespace portreeve
