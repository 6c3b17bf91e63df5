// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace portreeve {

// What a model's name tells of its size: "llama-3-70b" has 70 billion parameters, "mixtral-8x7b" is a mixture of 56,
// "qwen3-235b-a22b" one of 235. The largest that is named counts.
struct ModelSize {
    std::uint64_t millions = 0;
    bool isMixture = false;
};

std::optional<ModelSize> modelSize(std::string_view name);
bool isEmbeddingName(std::string_view name);

} // namespace portreeve
