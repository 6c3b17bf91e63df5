// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/model/key_index.h"

#include <utility>

namespace portreeve {

std::shared_ptr<const Key> KeyIndex::find(const Digest &digest) const
{
    const auto &shard = m_shards[shardOf(digest)];
    if (!shard)
        return nullptr;
    const auto found = shard->find(digest);
    return found == shard->end() ? nullptr : found->second;
}

std::size_t KeyIndex::size() const
{
    std::size_t size = 0;
    for (const auto &shard : m_shards)
        size += shard ? shard->size() : 0;
    return size;
}

KeyIndex::Shard &KeyIndexEdit::own(const Digest &digest)
{
    const std::size_t at = KeyIndex::shardOf(digest);
    if (!m_own[at]) {
        const auto &shared = m_index.m_shards[at];
        m_own[at] = shared ? std::make_shared<KeyIndex::Shard>(*shared) : std::make_shared<KeyIndex::Shard>();
        m_index.m_shards[at] = m_own[at];
    }
    return *m_own[at];
}

void KeyIndexEdit::put(const Digest &digest, std::shared_ptr<const Key> key) { own(digest).insert_or_assign(digest, std::move(key)); }

std::shared_ptr<const Key> KeyIndexEdit::drop(const Digest &digest)
{
    auto key = m_index.find(digest);
    if (key)
        own(digest).erase(digest);
    return key;
}

} // namespace portreeve
