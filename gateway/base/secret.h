// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "gateway/base/ids.h"

namespace portreeve {

// Text that must not be printed: it has no stream operator, no implicit conversion, and is wiped when it goes.
class Secret {
public:
    Secret() = default;
    explicit Secret(std::string text) : m_text(std::move(text)) {}
    Secret(const Secret &) = default;
    Secret(Secret &&) = default;
    Secret &operator=(const Secret &other);
    Secret &operator=(Secret &&other);
    ~Secret();

    const std::string &reveal() const { return m_text; }   // the one way out: grep for it
    bool isEmpty() const { return m_text.empty(); }
    std::string masked() const;                             // "sk-...abcd"; "****" when short

private:
    std::string m_text;
};

// Seals secrets at rest: AES-256-GCM, a fresh 96-bit nonce each time, bound to `place` (e.g. "credentials/openai/api_key"),
// so that a ciphertext moved elsewhere does not open. Text form "v1:" + base64url(nonce 12, ciphertext, tag 16). Thread-safe.
class Seal {
public:
    Seal(Secret key32, Random random);       // 32 bytes, else throws std::invalid_argument
    std::string close(std::string_view plain, std::string_view place) const;
    std::optional<std::string> open(std::string_view sealed, std::string_view place) const;

private:
    Secret m_key;
    Random m_random;
};

} // namespace portreeve
