// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/store/yaml_layout.h"

#include "gateway/base/text.h"

namespace portreeve {

namespace {

YamlMark markAt(std::string_view text, std::size_t at)
{
    YamlMark mark;
    for (std::size_t i = 0; i < at; ++i) {
        if (text[i] == '\n')
            mark = {mark.line + 1, 1};
        else if ((text[i] & 0xc0) != 0x80)
            ++mark.column;
    }
    return mark;
}

std::optional<YamlFault> checkCharacters(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = std::uint8_t(text[i]);
        if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7f)
            return YamlFault{markAt(text, i), "a control character; remove it"};
    }
    return std::nullopt;
}

} // namespace

std::optional<YamlFault> checkYamlLayout(std::string_view text)
{
    if (!isUtf8(text))
        return YamlFault{{}, "not UTF-8; save the file as UTF-8"};
    return checkCharacters(text);
}

} // namespace portreeve
