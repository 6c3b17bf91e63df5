// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/upstream/own_secrets.h"

#include <string>
#include <string_view>
#include <vector>

#include "gateway/base/text.h"

namespace portreeve {

namespace {

constexpr std::size_t leastSecret = 6;       // shorter ones ("none", "test") would blot out words

bool namesASecret(std::string_view header)
{
    const std::string lowered = lower(header);
    for (const std::string_view word : {"auth", "key", "token", "secret", "cookie", "password", "credential", "signature"}) {
        if (lowered.find(word) != std::string::npos)
            return true;
    }
    return false;
}

void add(std::vector<std::string_view> &secrets, std::string_view text)
{
    if (text.size() >= leastSecret)
        secrets.push_back(text);
}

// "https://user:password@host/path?key=value": the user information and the values.
void addOfAddress(std::vector<std::string_view> &secrets, std::string_view address)
{
    const auto query = address.find('?');
    const std::string_view place = address.substr(0, query);
    const auto at = place.rfind('@');
    const auto scheme = place.find("://");
    if (at != std::string_view::npos && scheme != std::string_view::npos && scheme < at) {
        const std::string_view user = place.substr(scheme + 3, at - scheme - 3);
        add(secrets, user.substr(user.find(':') + 1));
    }
    if (query == std::string_view::npos)
        return;
    for (const auto part : split(address.substr(query + 1), '&'))
        add(secrets, part.substr(part.find('=') + 1));
}

std::vector<std::string_view> secretsOf(const Target &target)
{
    std::vector<std::string_view> secrets;
    add(secrets, target.apiKey.reveal());
    for (const auto &[name, value] : target.headers) {
        if (namesASecret(name))
            add(secrets, std::string_view(value).substr(value.rfind(' ') + 1));
    }
    addOfAddress(secrets, target.authQuery);
    addOfAddress(secrets, target.apiBase);
    return secrets;
}

void hide(std::string_view secret, std::string &text)
{
    for (std::size_t at = 0; (at = text.find(secret, at)) != std::string::npos; at += 4)
        text.replace(at, secret.size(), "****");
}

} // namespace

void hideSecrets(const Target &target, Refusal &refusal)
{
    for (const std::string_view secret : secretsOf(target)) {
        for (std::string *text : {&refusal.message, &refusal.type, &refusal.code, &refusal.providerFields, &refusal.body})
            hide(secret, *text);
        if (refusal.param)
            hide(secret, *refusal.param);
        for (auto &[name, value] : refusal.headers)
            hide(secret, value);
    }
}

} // namespace portreeve
