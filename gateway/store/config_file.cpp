// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/store/config_file.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <utility>

#include "gateway/base/text.h"
#include "gateway/store/config_keys.h"
#include "gateway/store/config_models.h"
#include "gateway/store/config_reading.h"
#include "gateway/store/config_settings.h"

namespace portreeve {

namespace {

namespace files = std::filesystem;

constexpr std::uintmax_t mostBytes = 10u << 20;
constexpr std::size_t mostFiles = 100;

Refusal refusalOf(const ConfigFault &fault)
{
    Refusal refusal;
    refusal.status = 400;
    refusal.type = "invalid_request_error";
    refusal.param = "config";
    refusal.message = fault.place + ": " + fault.text;
    return refusal;
}

YamlNode parsedOrFault(ConfigReading &reading, const std::string &text, std::uint32_t file)
{
    auto parsed = parseYaml(text, file);
    if (const auto *fault = std::get_if<YamlFault>(&parsed))
        throw ConfigFault{reading.place(fault->mark, file), fault->text};
    YamlNode root = std::get<YamlNode>(std::move(parsed));
    if (root.kind != YamlNode::Kind::Map)
        throw ConfigFault{reading.place(root), "a configuration is a map of sections, such as `model_list:`"};
    return root;
}

std::string fileText(const std::string &path, const std::string &asked)
{
    std::error_code error;
    if (!files::is_regular_file(path, error))
        throw ConfigFault{asked, error || !files::exists(path, error) ? "there is no such file `" + path + "`" : "`" + path + "` is no file"};
    if (files::file_size(path, error) > mostBytes)
        throw ConfigFault{asked, "`" + path + "` is larger than 10 MiB"};
    std::ifstream stream(path, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    if (!stream)
        throw ConfigFault{asked, "`" + path + "` cannot be read; check its permissions"};
    return text;
}

// A file with all it includes, as one tree. LiteLLM's rule: a list that stands in both is joined, anything else replaced.
class Inclusion {
public:
    explicit Inclusion(ConfigReading &reading) : m_reading(reading) {}

    YamlNode load(const std::string &path, const std::string &shown, const std::string &asked);

private:
    void follow(YamlNode &root, const YamlNode &list, const files::path &folder);
    void followOne(YamlNode &root, const YamlNode &entry, const files::path &folder);
    static void merge(YamlNode &root, YamlNode included);

    ConfigReading &m_reading;
    std::vector<std::string> m_open;       // absolute: this file, who included it, and so on
};

YamlNode Inclusion::load(const std::string &path, const std::string &shown, const std::string &asked)
{
    Config &config = m_reading.config;
    if (config.files.size() >= mostFiles)
        throw ConfigFault{asked, "more than " + std::to_string(mostFiles) + " files are included"};
    const auto file = std::uint32_t(config.files.size());
    config.files.push_back(path);
    m_reading.names.push_back(shown);
    m_open.push_back(path);
    YamlNode root = parsedOrFault(m_reading, fileText(path, asked), file);
    const auto include = std::ranges::find(root.members, "include", &YamlMember::name);
    if (include != root.members.end()) {
        const YamlNode list = std::move(include->value);
        root.members.erase(include);
        follow(root, list, files::path(path).parent_path());
    }
    m_open.pop_back();
    return root;
}

void Inclusion::follow(YamlNode &root, const YamlNode &list, const files::path &folder)
{
    if (list.isNull())
        return;
    for (const YamlNode &entry : m_reading.list(list, "include").items)
        followOne(root, entry, folder);
}

void Inclusion::followOne(YamlNode &root, const YamlNode &entry, const files::path &folder)
{
    const std::string name = m_reading.text(entry, "include");
    const std::string path = files::weakly_canonical(folder / name).string();
    if (std::ranges::find(m_open, path) != m_open.end())
        m_reading.fail(entry, "include goes round in a circle: " + join(m_open, " -> ") + " -> " + path);
    if (std::ranges::find(m_reading.config.files, path) != m_reading.config.files.end())
        return m_reading.notice(entry, "`" + name + "` is included already; once is enough");
    merge(root, load(path, (files::path(m_reading.names[entry.file]).parent_path() / name).string(), m_reading.place(entry)));
}

void Inclusion::merge(YamlNode &root, YamlNode included)
{
    for (YamlMember &member : included.members) {
        const auto known = std::ranges::find(root.members, member.name, &YamlMember::name);
        if (known == root.members.end())
            root.members.push_back(std::move(member));
        else if (known->value.kind == YamlNode::Kind::List && member.value.kind == YamlNode::Kind::List)
            std::ranges::move(member.value.items, std::back_inserter(known->value.items));
        else
            *known = std::move(member);
    }
}

// Seen by every os.environ/ after it, before the system's.
void readVariables(ConfigReading &reading, YamlNode &root)
{
    const auto section = std::ranges::find(root.members, "environment_variables", &YamlMember::name);
    if (section == root.members.end() || section->value.isNull())
        return;
    reading.map(section->value, "environment_variables");
    reading.resolveVariables(section->value, "environment_variables");
    for (const YamlMember &member : section->value.members) {
        if (!member.value.isNull())
            reading.config.variables[member.name] = reading.text(member.value, "environment_variables." + member.name);
    }
    root.members.erase(section);
}

void readTopLevel(ConfigReading &reading, const YamlMember &member)
{
    static constexpr std::string_view read[] = {"general_settings", "litellm_settings", "router_settings", "model_list", "credential_list"};
    if (std::ranges::find(read, member.name) != std::end(read))
        return;
    if (const KnownKey *known = findKnownKey("", member.name))
        return reading.unservedKey(member, known->usual, member.name);
    reading.unknownKey(member, member.value.file, "", member.name);
}

const YamlNode *given(const YamlNode &root, std::string_view name)
{
    const YamlNode *section = root.find(name);
    return section && !section->isNull() ? section : nullptr;
}

void readRoot(ConfigReading &reading, YamlNode root, const Environment &environment)
{
    readVariables(reading, root);
    reading.resolveVariables(root, {});
    for (const YamlMember &member : root.members)
        readTopLevel(reading, member);
    readSettings(reading, root, environment);
    if (const YamlNode *list = given(root, "credential_list"))
        readCredentials(reading, *list, "credential_list");
    if (const YamlNode *settings = given(root, "litellm_settings")) {
        if (const YamlNode *list = given(*settings, "credential_list"))
            readCredentials(reading, *list, "litellm_settings.credential_list");
    }
    if (const YamlNode *list = given(root, "model_list"))
        readModels(reading, *list);
    reading.tell();
}

} // namespace

Environment systemEnvironment()
{
    return [](const std::string &name) -> std::optional<std::string> {
        const char *value = std::getenv(name.c_str());
        return value ? std::optional<std::string>(value) : std::nullopt;
    };
}

Result<Config> readConfig(const std::string &file, const Environment &environment)
{
    Config config;
    config.file = file;
    ConfigReading reading(config, environment);
    try {
        std::error_code error;
        const files::path path = files::weakly_canonical(file, error);
        YamlNode root = Inclusion(reading).load(error ? file : path.string(), file, file);
        readRoot(reading, std::move(root), environment);
    } catch (const ConfigFault &fault) {
        return refusalOf(fault);
    } catch (const files::filesystem_error &error) {
        return refusalOf({file, error.code().message()});
    }
    return config;
}

Result<Config> parseConfig(const std::string &yaml, const std::string &nameForMessages, const Environment &environment)
{
    Config config;
    config.file = nameForMessages;
    ConfigReading reading(config, environment);
    reading.names.push_back(nameForMessages);
    try {
        YamlNode root = parsedOrFault(reading, yaml, 0);
        const auto include = std::ranges::find(root.members, "include", &YamlMember::name);
        if (include != root.members.end()) {
            reading.notice(include->mark, 0, "include is not followed: this text came without a folder");
            root.members.erase(include);
        }
        readRoot(reading, std::move(root), environment);
    } catch (const ConfigFault &fault) {
        return refusalOf(fault);
    }
    return config;
}

Config configFor(const std::string &providerSlashModel)
{
    Deployment record;
    record.modelName = providerSlashModel;
    record.model = providerSlashModel;
    record.id = providerSlashModel;
    record.fromFile = true;
    record.place = "--model";
    Config config;
    config.deployments.push_back(std::move(record));
    return config;
}

Config demoConfig()
{
    Config config;
    for (const char *name : {"demo/assistant", "demo/slow"}) {
        Config one = configFor(name);
        one.deployments.front().place = "--demo";
        config.deployments.push_back(std::move(one.deployments.front()));
    }
    return config;
}

} // namespace portreeve
