// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <unordered_map>

#include "gateway/base/sha.h"
#include "gateway/model/records/key.h"

namespace portreeve {

// Keys by the digest of their secret, in shards that copies have in common: a snapshot in which one of 10,000 keys changed
// costs the copy of one shard. A copy is a value of its own; const members may run on any thread.
class KeyIndex {
public:
    std::shared_ptr<const Key> find(const Digest &digest) const;      // null: not there
    std::size_t size() const;
    template <class Take>
    void forEach(Take take) const      // take(const Key &), in no order; a key with former secrets comes once for each
    {
        for (const auto &shard : m_shards) {
            if (!shard)
                continue;
            for (const auto &[digest, key] : *shard)
                take(*key);
        }
    }

private:
    friend class KeyIndexEdit;
    using Shard = std::unordered_map<Digest, std::shared_ptr<const Key>, DigestHash>;
    static constexpr std::size_t shards = 256;
    static std::size_t shardOf(const Digest &digest) { return digest[0]; }      // digests are spread evenly

    std::array<std::shared_ptr<const Shard>, shards> m_shards;      // null: empty
};

// Changes to an index that nobody else has yet. Each shard that is touched is copied once.
class KeyIndexEdit {
public:
    explicit KeyIndexEdit(KeyIndex &index) : m_index(index) {}
    void put(const Digest &digest, std::shared_ptr<const Key> key);
    std::shared_ptr<const Key> drop(const Digest &digest);      // what it was; null: it was not there

private:
    KeyIndex::Shard &own(const Digest &digest);

    KeyIndex &m_index;
    std::array<std::shared_ptr<KeyIndex::Shard>, KeyIndex::shards> m_own;
};

} // namespace portreeve
