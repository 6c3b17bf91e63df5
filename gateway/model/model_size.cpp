// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/model_size.h"

#include <algorithm>
#include <array>

#include "gateway/base/money.h"
#include "gateway/base/text.h"

namespace portreeve {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetterOrDigit(char c) { return isDigit(c) || (c >= 'a' && c <= 'z'); }

// "70b", "1.5b", "8x7b", "a22b": a piece of a name between signs.
std::optional<ModelSize> sizeOf(std::string_view piece)
{
    if (piece.size() < 2 || !isDigit(piece.front()) || piece.back() != 'b')
        return std::nullopt;
    piece.remove_suffix(1);
    const auto times = piece.find('x');
    const bool isMixture = times != std::string_view::npos;
    const auto experts = isMixture ? toInteger(piece.substr(0, times)) : 1;
    const auto number = isMixture ? piece.substr(times + 1) : piece;
    const auto millions = number.find_first_not_of("0123456789.") == std::string_view::npos ? scaledDecimal(number, 3) : std::nullopt;
    constexpr std::int64_t most = 1'000'000'000;
    if (!experts || *experts > 1'000 || !millions || *millions < 1 || *millions > most)
        return std::nullopt;
    return ModelSize{std::uint64_t(*experts * *millions), isMixture};
}

// "a22b": how much of a mixture works at a time.
bool isActivePart(std::string_view piece) { return piece.starts_with('a') && sizeOf(piece.substr(1)); }

} // namespace

std::optional<ModelSize> modelSize(std::string_view name)
{
    const std::string text = lower(name);
    std::optional<ModelSize> largest;
    bool isMixture = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::find_if(text.begin() + std::ptrdiff_t(at), text.end(), [](char c) { return !isLetterOrDigit(c) && c != '.'; });
        const auto piece = std::string_view(text).substr(at, std::size_t(end - text.begin()) - at);
        const auto size = sizeOf(piece);
        isMixture = isMixture || isActivePart(piece) || (size && size->isMixture);
        if (size && (!largest || size->millions > largest->millions))
            largest = size;
        at += piece.size() + 1;
    }
    if (largest)
        largest->isMixture = isMixture;
    return largest;
}

bool isEmbeddingName(std::string_view name)
{
    constexpr std::array<std::string_view, 4> marks{"embed", "bge-", "gte-", "e5-"};
    const std::string text = lower(name);
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) {
        const auto at = text.find(mark);
        return at != std::string::npos && (at == 0 || !isLetterOrDigit(text[at - 1]));
    });
}

} // namespace portreeve
