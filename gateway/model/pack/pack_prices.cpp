// SPDX-License-Identifier: GPL-3.0-or-later
// pack_prices IN.json OUT: the price list as the program reads it in place (gateway/model/price_pack.h). Run by the build.
#include <algorithm>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <tuple>

#include "gateway/model/pack/price_list.h"
#include "gateway/model/price_pack.h"

namespace portreeve::pack {

namespace {

template <class Small>
Small narrow(std::size_t value, const char *what)
{
    if (value > std::size_t(Small(~Small(0))))
        throw std::runtime_error(std::string("too many ") + what + " for the format of the pack");
    return Small(value);
}

// A name of a model: rows of one model share all but that.
struct Name {
    const ListedModel *model;
    std::string_view text;
};

class Packer {
public:
    explicit Packer(const PriceList &list) : m_list(list) {}
    std::string packed();

private:
    void internSmallSymbols();
    void addRows();
    Row row(const ListedModel &model);
    void addProviders(const std::vector<Name> &names);
    void addSizes();
    std::uint32_t price(const PriceRules &rules);
    std::uint32_t traits(const ListedModel &model);
    std::string file();

    const PriceList &m_list;
    PriceEncoder m_encoder;
    std::vector<std::uint32_t> m_words, m_prefixes, m_meters;
    std::map<std::vector<std::uint32_t>, std::uint32_t> m_prices;
    std::map<std::vector<std::uint16_t>, std::uint32_t> m_traitIndex;
    std::vector<std::uint16_t> m_lists;
    std::vector<Row> m_rows;
    std::vector<Provider> m_providers;
    std::vector<Size> m_sizes;
    std::string m_names;
};

std::string Packer::packed()
{
    internSmallSymbols();
    addRows();
    addSizes();
    for (const auto &meter : m_list.meters)
        m_meters.push_back(m_encoder.symbol(meter));
    return file();
}

// Rows have 8 bits for a mode, and say "none" with symbol 0.
void Packer::internSmallSymbols()
{
    m_encoder.symbol("");
    for (const auto &model : m_list.models)
        m_encoder.symbol(model.mode);
}

void Packer::addRows()
{
    std::vector<Name> names;
    for (const auto &model : m_list.models) {
        names.push_back({&model, model.id});
        for (const auto &alias : model.aliases)
            names.push_back({&model, alias});
    }
    const auto key = [](const Name &name) { return std::tie(name.model->provider, name.text); };
    std::sort(names.begin(), names.end(), [&](const Name &a, const Name &b) { return key(a) < key(b); });
    const auto twice = std::adjacent_find(names.begin(), names.end(), [&](const Name &a, const Name &b) { return key(a) == key(b); });
    if (twice != names.end())
        throw std::runtime_error(twice->model->provider + "/" + std::string(twice->text) + " is listed twice");
    std::map<const ListedModel *, std::uint16_t> ids;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i].text.data() == names[i].model->id.data())
            ids[names[i].model] = narrow<std::uint16_t>(i, "models");
    }
    for (const auto &name : names) {
        Row &added = m_rows.emplace_back(row(*name.model));
        added.id = ids[name.model];
        added.name = std::uint32_t(m_names.size());
        added.nameSize = narrow<std::uint16_t>(name.text.size(), "letters in a name");
        m_names += name.text;
        if (name.model->isPrefix)
            m_prefixes.push_back(std::uint32_t(m_rows.size() - 1));
    }
    addProviders(names);
}

Row Packer::row(const ListedModel &model)
{
    Row out;
    out.mode = narrow<std::uint8_t>(m_encoder.symbol(model.mode), "modes");
    out.flags = model.isPrefix ? isPrefix : 0;
    out.maxInput = model.maxInput;
    out.maxOutput = model.maxOutput;
    out.price = model.hasPrice ? price(model.rules) : noPrice;
    out.traits = traits(model);
    out.deprecated = narrow<std::uint16_t>(m_encoder.symbol(model.deprecated), "words");
    return out;
}

void Packer::addProviders(const std::vector<Name> &names)
{
    const std::string *last = nullptr;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string &slug = names[i].model->provider;
        if (!last || *last != slug)
            m_providers.push_back({narrow<std::uint16_t>(m_encoder.symbol(slug), "words"), 0, std::uint32_t(i)});
        m_providers.back().rows = narrow<std::uint16_t>(i + 1 - m_providers.back().firstRow, "models of a provider");
        last = &slug;
    }
}

void Packer::addSizes()
{
    for (const auto &size : m_list.sizes) {
        m_sizes.push_back({narrow<std::uint16_t>(m_encoder.symbol(size.provider), "words"), narrow<std::uint16_t>(m_encoder.symbol(size.mode), "words"),
                           size.isMixture, size.most, price(size.rules)});
    }
}

// Many models cost the same: one copy of each price.
std::uint32_t Packer::price(const PriceRules &rules)
{
    const auto words = m_encoder.encode(rules);
    const auto [found, isNew] = m_prices.try_emplace(words, std::uint32_t(m_words.size()));
    if (isNew)
        m_words.insert(m_words.end(), words.begin(), words.end());
    return found->second;
}

std::uint32_t Packer::traits(const ListedModel &model)
{
    std::vector<std::uint16_t> list;
    for (const auto *words : {&model.caps, &model.lacks, &model.efforts})
        list.push_back(narrow<std::uint16_t>(words->size(), "capabilities"));
    for (const auto *words : {&model.caps, &model.lacks, &model.efforts}) {
        for (const auto &word : *words)
            list.push_back(narrow<std::uint16_t>(m_encoder.symbol(word), "words"));
    }
    const auto [found, isNew] = m_traitIndex.try_emplace(list, std::uint32_t(m_lists.size()));
    if (isNew)
        m_lists.insert(m_lists.end(), list.begin(), list.end());
    return found->second;
}

template <class T>
Section appended(std::string &out, const T *data, std::size_t count)
{
    static_assert(std::is_trivially_copyable_v<T>);
    out.append((8 - out.size() % 8) % 8, '\0');
    const Section section{narrow<std::uint32_t>(out.size(), "bytes"), narrow<std::uint32_t>(count, "elements")};
    out.append(reinterpret_cast<const char *>(data), count * sizeof(T));
    return section;
}

template <class List>
Section appended(std::string &out, const List &list)
{
    return appended(out, list.data(), list.size());
}

std::string Packer::file()
{
    std::string symbolText;
    std::vector<std::uint32_t> symbolEnds;
    Header header;
    std::memcpy(header.magic, magic.data(), sizeof header.magic);
    header.asOf = m_encoder.symbol(m_list.asOf);
    header.models = std::uint32_t(m_list.models.size());
    for (const auto &symbol : m_encoder.symbols()) {
        symbolText += symbol;
        symbolEnds.push_back(std::uint32_t(symbolText.size()));
    }
    std::string out(sizeof(Header), '\0');
    header.providers = appended(out, m_providers);
    header.prefixes = appended(out, m_prefixes);
    header.sizes = appended(out, m_sizes);
    header.meters = appended(out, m_meters);
    header.symbolEnds = appended(out, symbolEnds);
    header.symbolText = appended(out, symbolText);
    header.lists = appended(out, m_lists);
    header.values = appended(out, m_encoder.values());
    header.words = appended(out, m_words);
    header.rows = appended(out, m_rows);
    header.names = appended(out, m_names);
    std::memcpy(out.data(), &header, sizeof header);
    return out;
}

void write(const std::string &path, const std::string &bytes)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), std::streamsize(bytes.size()));
    file.close();
    if (!file)
        throw std::runtime_error("cannot write " + path);
}

} // namespace

} // namespace portreeve::pack

int main(int argc, char **argv)
{
    if (argc != 3) {
        std::cerr << "usage: pack_prices PRICES.json OUT\n";
        return 2;
    }
    try {
        const auto list = portreeve::pack::readPriceList(argv[1]);
        portreeve::pack::write(argv[2], portreeve::pack::Packer(list).packed());
    } catch (const std::exception &error) {
        std::cerr << argv[1] << ": " << error.what() << '\n';
        return 1;
    }
    return 0;
}
