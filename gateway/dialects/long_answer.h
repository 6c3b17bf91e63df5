// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "gateway/dialects/dialect.h"

namespace portreeve {

class Codec;

// A whole answer that is too long to be held to its end: its bytes go through as they come, with the model's name replaced; id
// and usage are read on the way. How the bytes are cut makes no difference. Memory is bounded, whatever comes.
class LongAnswer {
public:
    // Null where provider and client speak different dialects: then only a complete answer can be told.
    static std::unique_ptr<LongAnswer> make(const Dialect &provider, const Dialect &client, const ReplyOptions &options);
    LongAnswer(const Codec &codec, const ReplyOptions &options);

    void feed(std::string_view bytes, std::string &out);
    bool isComplete() const { return m_depth == 0 && m_began; }     // its object has closed
    std::optional<Usage> usage() const;
    std::int64_t outputCount() const;                               // our estimate: a token every four bytes
    std::string replyId() const;

private:
    enum class Part { Before, Name, AfterName, Value, After };
    enum class Member { Other, Model, Id, Usage };

    void step(char c);
    void openString();
    void closeString();
    void beginValue(char c);
    void endValue();
    static Member memberOf(std::string_view name);

    const Codec &m_codec;
    std::string m_model;
    const Provider *m_provider;
    Operation m_operation;
    std::int64_t m_inputCount;

    int m_depth = 0;                 // of objects and arrays
    bool m_began = false, m_inString = false, m_isEscaped = false;
    Part m_part = Part::Before;      // where in a member of the outermost object
    Member m_member = Member::Other;
    bool m_isDropped = false;        // the value is replaced by another
    std::string m_name, m_value;     // as written, without the quotes of the name; bounded
    std::string m_id, m_usage;
    std::uint64_t m_bytes = 0;
    std::string *m_out = nullptr;
};

} // namespace portreeve
