// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstring>
#include <set>

#include "gateway/base/sha.h"
#include "gateway/base/text.h"
#include "gateway/store/config_file.h"

// Hashes of published secrets, read in place; resources/weak_secrets.py makes the file and says what is in it.
asm(R"(
    .pushsection .rodata
    .global portreeve_weak_secrets_begin
    .hidden portreeve_weak_secrets_begin
portreeve_weak_secrets_begin:
    .incbin ")" PORTREEVE_WEAK_SECRETS R"("
    .global portreeve_weak_secrets_end
    .hidden portreeve_weak_secrets_end
portreeve_weak_secrets_end:
    .popsection
)");

extern "C" {
extern const char portreeve_weak_secrets_begin[];
extern const char portreeve_weak_secrets_end[];
}

namespace portreeve {

namespace {

constexpr std::size_t least = 12;          // characters
constexpr std::size_t leastKinds = 5;      // different ones
constexpr std::size_t hashBytes = 5;

// Those that are no list's, but a manual's.
constexpr std::string_view examples[] = {"changemechangeme", "litellm-master-key", "your-master-key", "replace-me-please", "master-key-1234"};

bool isListed(std::string_view secret)
{
    const Digest digest = sha256(secret);
    std::size_t low = 0;
    std::size_t high = std::size_t(portreeve_weak_secrets_end - portreeve_weak_secrets_begin) / hashBytes;
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        const int order = std::memcmp(portreeve_weak_secrets_begin + middle * hashBytes, digest.data(), hashBytes);
        if (order == 0)
            return true;
        (order < 0 ? low : high) = order < 0 ? middle + 1 : middle;
    }
    return false;
}

bool isExample(std::string_view secret) { return std::ranges::find(examples, lower(secret)) != std::end(examples); }

} // namespace

bool isWeakSecret(std::string_view secret)
{
    const std::string_view own = secret.starts_with("sk-") ? secret.substr(3) : secret;
    if (own.size() < least || std::set<char>(own.begin(), own.end()).size() < leastKinds)
        return true;
    return isExample(own) || isListed(own) || isListed(secret);
}

} // namespace portreeve
