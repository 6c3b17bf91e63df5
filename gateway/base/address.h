// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace portreeve {

// A URL for people: user information and the values of its query stand as "****", but for api-version, which is none's secret.
// "http://me:word@host/v1?key=abc" -> "http://****@host/v1?key=****". What is no URL is given back as it is.
std::string shownAddress(std::string_view url);

// Whether shownAddress() would hide anything of it.
bool holdsSecrets(std::string_view url);

} // namespace portreeve
