// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace portreeve {

// What a client asks for, whatever the dialect.
enum class Operation : std::uint8_t { Chat, CountTokens, Embeddings };

constexpr std::string_view name(Operation operation)
{
    constexpr std::string_view names[] = {"chat", "count_tokens", "embeddings"};
    return names[std::size_t(operation)];
}

} // namespace portreeve
