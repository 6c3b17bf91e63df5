// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "gateway/dialects/cursor.h"
#include "gateway/dialects/facts.h"

namespace portreeve {

namespace {

// Walks messages for their media. What a part's `type` says decides, so that long text never passes for a picture.
class MediaWalk {
public:
    explicit MediaWalk(std::string_view text) : m_cursor(text, Cursor::Text::Known) {}

    MediaSize run()
    {
        m_cursor.array([this] { message(); });
        return m_size;
    }

private:
    void message()
    {
        if (m_cursor.peek() != '{') {
            m_cursor.skip();
            return;
        }
        m_cursor.object([this](std::string_view name) {
            if (name == "content" && m_cursor.peek() == '[') {
                m_cursor.array([this] { part(); });
                return;
            }
            m_size.hasThinking = m_size.hasThinking || name == "reasoning_content" || name == "reasoning" || name == "reasoning_details" || name == "thinking_blocks";
            m_cursor.skip();
        });
    }

    void part()
    {
        if (m_cursor.peek() != '{') {
            m_cursor.skip();
            return;
        }
        Slice type, source, image, audio, file;
        m_cursor.object([&](std::string_view name) {
            if (name == "content" && m_cursor.peek() == '[') {      // of a tool_result
                m_cursor.array([this] { part(); });
                return;
            }
            const Slice value{m_cursor.skip()};
            if (name == "type")
                type = value;
            else if (name == "source")
                source = value;
            else if (name == "image_url")
                image = value;
            else if (name == "input_audio")
                audio = value;
            else if (name == "file")
                file = value;
        });
        m_size.hasThinking = m_size.hasThinking || type.is("thinking") || type.is("redacted_thinking");
        if (type.is("image_url"))
            add(image, mostImageTokens, usualImageTokens);
        else if (type.is("image"))
            add(source, mostImageTokens, usualImageTokens);
        else if (type.is("input_audio"))
            add(audio, std::int64_t(audio.text.size() / 16), std::int64_t(audio.text.size() / 100));
        else if (type.is("file"))
            document(file);
        else if (type.is("document") && !Fields(source)["type"].is("text") && !Fields(source)["type"].is("content"))
            document(source);
    }

    void document(Slice value)
    {
        const auto size = std::int64_t(value.text.size());
        const Fields fields(value);
        const bool isHere = fields.has("data") || fields.has("file_data");
        add(value, isHere ? std::min(size, mostDocumentTokens) : mostDocumentTokens, isHere ? std::min(size / 20, mostDocumentTokens) : usualDocumentTokens);
    }

    void add(Slice value, std::int64_t bound, std::int64_t count)
    {
        m_size.bytes += std::int64_t(value.text.size());
        m_size.bound += bound;
        m_size.count += count;
    }

    Cursor m_cursor;
    MediaSize m_size;
};

} // namespace

MediaSize mediaOf(std::string_view messages) { return MediaWalk(messages).run(); }

} // namespace portreeve
