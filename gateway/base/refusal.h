// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace portreeve {

// Names and values. An entry without a name is a block of whole lines ("a: b\r\nc: d\r\n") whose maker has checked them.
using Headers = std::vector<std::pair<std::string, std::string>>;

// Why something is not done: what the client is told, in no dialect yet. A dialect turns it into its own words.
// Texts and types: LiteLLM's (contract section 3.3).
struct Refusal {
    int status = 500;
    std::string type = "internal_server_error";
    std::string message;
    std::optional<std::string> param;  // nullopt: JSON null
    std::string code;                  // empty: the status as text
    Headers headers;                   // e.g. retry-after
    std::string providerFields;        // a JSON object for provider_specific_fields, or empty
    std::string body;                  // not empty: sent as it is (admin routes with a shape of their own)
};

// A value, or why there is none.
template <class T>
class Result {
public:
    Result(T value) : m_either(std::in_place_index<0>, std::move(value)) {}
    Result(Refusal refusal) : m_either(std::in_place_index<1>, std::move(refusal)) {}

    explicit operator bool() const { return m_either.index() == 0; }
    T &operator*() { return std::get<0>(m_either); }
    const T &operator*() const { return std::get<0>(m_either); }
    T *operator->() { return &std::get<0>(m_either); }
    const T *operator->() const { return &std::get<0>(m_either); }
    Refusal &refusal() { return std::get<1>(m_either); }
    const Refusal &refusal() const { return std::get<1>(m_either); }

private:
    std::variant<T, Refusal> m_either;
};

} // namespace portreeve
