// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <set>

#include "gateway/base/text.h"
#include "gateway/store/config_file.h"

namespace portreeve {

namespace {

constexpr std::size_t least = 12;          // characters
constexpr std::size_t leastKinds = 5;      // different ones

// The words that are long enough to need saying.
constexpr std::string_view words[] = {"changemechangeme", "administrator", "yoursecretkey", "your-secret-key", "your_secret_key", "your-256-bit-secret",
                                      "my-super-secret", "mysupersecretkey", "supersecretkey", "super-secret-key", "secretsecret",
                                      "passwordpassword", "password12345", "litellm-master-key", "your-master-key", "1234567890123456",
                                      "abcdefghijklmnop", "0123456789abcdef", "replace-me-please", "master-key-1234"};

bool isPublished(std::string_view secret)
{
    const std::string small = lower(secret);
    return std::ranges::find(words, small) != std::end(words);
}

} // namespace

bool isWeakSecret(std::string_view secret)
{
    const std::string_view own = secret.starts_with("sk-") ? secret.substr(3) : secret;
    if (secret.size() < least || isPublished(secret) || isPublished(own))
        return true;
    return std::set<char>(own.begin(), own.end()).size() < leastKinds;
}

} // namespace portreeve
