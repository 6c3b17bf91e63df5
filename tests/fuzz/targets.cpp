// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/target.h"

namespace portreeve::fuzz {

std::span<const Reader> allTargets()
{
    static constexpr Reader table[] = {
        {"http_request", httpRequest},
        {"http_response", httpResponse},
        {"chunked_body", chunkedBody},
        {"url", url},
        {"json_text", jsonText},
        {"sse", sse},
        {"config_yaml", configYaml},
        {"request_filter", requestFilter},
        {"openai_request", openaiRequest},
        {"anthropic_request", anthropicRequest},
        {"openai_reply", openaiReply},
        {"anthropic_reply", anthropicReply},
        {"openai_stream", openaiStream},
        {"anthropic_stream", anthropicStream},
        {"journal", journal},
    };
    return table;
}

} // namespace portreeve::fuzz
