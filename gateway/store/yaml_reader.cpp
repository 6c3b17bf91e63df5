// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/store/yaml_reader.h"

#include <algorithm>
#include <istream>
#include <map>
#include <optional>
#include <streambuf>
#include <unordered_map>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "gateway/base/text.h"
#include "gateway/store/yaml_layout.h"

namespace portreeve {

namespace {

constexpr std::size_t mostBytes = 10u << 20;
constexpr std::size_t mostNodes = 1'000'000;
constexpr std::size_t mostExpanded = 100'000;
constexpr std::size_t mostDepth = 64;

YamlMark markOf(const YAML::Mark &mark) { return {mark.line + 1, mark.column + 1}; }

std::string placeText(const YamlMark &mark) { return std::to_string(mark.line) + ":" + std::to_string(mark.column); }

// YAML's own types. Everything else asks a loader to build something, and this one builds nothing.
bool isCoreTag(std::string_view tag)
{
    static constexpr std::string_view names[] = {"str", "int", "float", "bool", "null", "map", "seq"};
    constexpr std::string_view prefix = "tag:yaml.org,2002:";
    return tag.starts_with(prefix) && std::ranges::find(names, tag.substr(prefix.size())) != std::end(names);
}

bool isNullText(std::string_view text) { return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL"; }

// Builds the tree from yaml-cpp's events, and throws a YamlFault at the first thing that is outside the subset.
class TreeBuilder final : public YAML::EventHandler {
public:
    explicit TreeBuilder(std::uint32_t file) : m_file(file) {}

    void OnDocumentStart(const YAML::Mark &mark) override
    {
        if (m_documents++ > 0)
            throw YamlFault{markOf(mark), "a second document begins here (or a line is indented less than its list or map); one is read"};
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark &mark, YAML::anchor_t anchor) override { add(scalar(mark, {}, YamlNode::Kind::Null), anchor); }
    void OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, const std::string &text) override;
    void OnSequenceStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        open(mark, tag, anchor, YamlNode::Kind::List);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        open(mark, tag, anchor, YamlNode::Kind::Map);
    }
    void OnMapEnd() override { close(); }

    YamlNode take() { return std::move(m_root); }

private:
    struct Level {
        YamlNode node;
        YAML::anchor_t anchor = 0;
        std::optional<YamlNode> key;                           // read, its value not yet
        std::unordered_map<std::string, YamlMark> names;       // of a map: given so far
        std::vector<YamlNode> merged;                          // of `<<`
    };

    YamlNode scalar(const YAML::Mark &mark, std::string text, YamlNode::Kind kind) const;
    void checkTag(const YAML::Mark &mark, const std::string &tag) const;
    void open(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, YamlNode::Kind kind);
    void close();
    void add(YamlNode node, YAML::anchor_t anchor);
    void addMember(Level &level, YamlNode value);
    static void merge(Level &level, YamlNode value);
    static void finishMerges(Level &level);

    std::uint32_t m_file;
    int m_documents = 0;
    std::size_t m_nodes = 0;
    std::size_t m_expanded = 0, m_anchored = 0;
    std::vector<Level> m_levels;
    std::map<YAML::anchor_t, YamlNode> m_anchors;
    YamlNode m_root;
};

YamlNode TreeBuilder::scalar(const YAML::Mark &mark, std::string text, YamlNode::Kind kind) const
{
    YamlNode node;
    node.kind = kind;
    node.mark = markOf(mark);
    node.file = m_file;
    node.text = std::move(text);
    return node;
}

void TreeBuilder::checkTag(const YAML::Mark &mark, const std::string &tag) const
{
    if (!tag.empty() && tag != "?" && tag != "!" && !isCoreTag(tag))
        throw YamlFault{markOf(mark), "the tag `" + shortened(tag, 60) + "` is not allowed; only plain values are"};
}

void TreeBuilder::OnScalar(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, const std::string &text)
{
    checkTag(mark, tag);
    const bool plain = tag == "?" || tag.empty() || (isCoreTag(tag) && !tag.ends_with(":str"));
    YamlNode node = scalar(mark, text, plain && isNullText(text) ? YamlNode::Kind::Null : YamlNode::Kind::Scalar);
    node.plain = plain;
    add(std::move(node), anchor);
}

void TreeBuilder::OnAlias(const YAML::Mark &mark, YAML::anchor_t anchor)
{
    const auto known = m_anchors.find(anchor);
    if (known == m_anchors.end())
        throw YamlFault{markOf(mark), "this alias stands inside the very thing it names"};
    m_expanded += known->second.size();
    if (m_expanded > mostExpanded)
        throw YamlFault{markOf(mark), "aliases expand to more than " + std::to_string(mostExpanded) + " values; write them out"};
    add(known->second, 0);
}

void TreeBuilder::open(const YAML::Mark &mark, const std::string &tag, YAML::anchor_t anchor, YamlNode::Kind kind)
{
    checkTag(mark, tag);
    if (m_levels.size() >= mostDepth)
        throw YamlFault{markOf(mark), "nested deeper than " + std::to_string(mostDepth) + " levels"};
    m_levels.emplace_back();
    m_levels.back().node = scalar(mark, {}, kind);
    m_levels.back().anchor = anchor;
}

void TreeBuilder::close()
{
    Level level = std::move(m_levels.back());
    m_levels.pop_back();
    finishMerges(level);
    add(std::move(level.node), level.anchor);
}

void TreeBuilder::add(YamlNode node, YAML::anchor_t anchor)
{
    if (++m_nodes > mostNodes)
        throw YamlFault{node.mark, "more than " + std::to_string(mostNodes) + " values; split the file"};
    if (anchor) {
        m_anchored += node.size();
        if (m_anchored > mostExpanded)
            throw YamlFault{node.mark, "anchors hold more than " + std::to_string(mostExpanded) + " values; write them out"};
        m_anchors[anchor] = node;
    }
    if (m_levels.empty()) {
        m_root = std::move(node);
        return;
    }
    Level &level = m_levels.back();
    if (level.node.kind == YamlNode::Kind::List) {
        level.node.items.push_back(std::move(node));
        return;
    }
    if (!level.key) {
        level.key = std::move(node);
        return;
    }
    addMember(level, std::move(node));
}

void TreeBuilder::addMember(Level &level, YamlNode value)
{
    const YamlNode key = std::move(*level.key);
    level.key.reset();
    if (key.kind != YamlNode::Kind::Scalar)
        throw YamlFault{key.mark, "a key must be a text"};
    if (key.plain && key.text == "<<")
        return merge(level, std::move(value));
    const auto [known, isNew] = level.names.emplace(key.text, key.mark);
    if (!isNew)
        throw YamlFault{key.mark, "the key `" + shortened(key.text, 60) + "` is given twice (first at " + placeText(known->second) + "); remove one"};
    level.node.members.push_back({key.text, key.mark, std::move(value)});
}

void TreeBuilder::merge(Level &level, YamlNode value)
{
    const YamlMark mark = value.mark;
    std::vector<YamlNode> sources;
    if (value.kind == YamlNode::Kind::List)
        sources = std::move(value.items);
    else
        sources.push_back(std::move(value));
    for (YamlNode &source : sources) {
        if (source.kind != YamlNode::Kind::Map)
            throw YamlFault{mark, "`<<` takes a map or a list of maps"};
        level.merged.push_back(std::move(source));
    }
}

// What is written in the map itself wins, then the first that is merged.
void TreeBuilder::finishMerges(Level &level)
{
    for (YamlNode &source : level.merged) {
        for (YamlMember &member : source.members) {
            if (level.names.emplace(member.name, member.mark).second)
                level.node.members.push_back(std::move(member));
        }
    }
}

// Reads a text where it stands.
class TextBuffer final : public std::streambuf {
public:
    explicit TextBuffer(std::string_view text)
    {
        char *begin = const_cast<char *>(text.data());
        setg(begin, begin, begin + text.size());
    }
};

YamlNode parseChecked(std::string_view text, std::uint32_t file)
{
    TextBuffer buffer(text);
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    TreeBuilder builder(file);
    while (parser.HandleNextDocument(builder)) {
    }
    return builder.take();
}

} // namespace

const YamlNode *YamlNode::find(std::string_view name) const
{
    for (const YamlMember &member : members) {
        if (member.name == name)
            return &member.value;
    }
    return nullptr;
}

std::size_t YamlNode::size() const
{
    std::size_t count = 1;
    for (const YamlNode &item : items)
        count += item.size();
    for (const YamlMember &member : members)
        count += member.value.size();
    return count;
}

std::variant<YamlNode, YamlFault> parseYaml(std::string_view text, std::uint32_t file)
{
    if (text.size() > mostBytes)
        return YamlFault{{}, "larger than 10 MiB"};
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    if (auto fault = checkYamlLayout(text))
        return *fault;
    try {
        // yaml-cpp reads a last line of blanks wrong
        YamlNode root = text.empty() || text.ends_with('\n') ? parseChecked(text, file) : parseChecked(std::string(text) + "\n", file);
        if (root.isNull())
            root.kind = YamlNode::Kind::Map;
        root.file = file;
        return root;
    } catch (const YamlFault &fault) {
        return fault;
    } catch (const YAML::Exception &error) {
        return YamlFault{error.mark.is_null() ? YamlMark{} : markOf(error.mark), error.msg};
    }
}

} // namespace portreeve
