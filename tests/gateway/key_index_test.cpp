// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <random>
#include <set>
#include <vector>

#include <QtTest>

#include "gateway/model/key_index.h"

using namespace portreeve;

class KeyIndexTest : public QObject {
    Q_OBJECT
private slots:
    void copiesAreOfTheirOwn();
    void manyEditsOfOne();
};

namespace {

using Known = std::map<Digest, std::shared_ptr<const Key>>;

Digest digestOf(unsigned number) { return sha256("sk-" + std::to_string(number)); }

bool agree(const KeyIndex &index, const Known &known, unsigned numbers)
{
    for (unsigned number = 0; number < numbers; ++number) {
        const auto found = known.find(digestOf(number));
        if (index.find(digestOf(number)) != (found == known.end() ? nullptr : found->second))
            return false;
    }
    std::multiset<const Key *> all, wanted;
    index.forEach([&](const Key &key) { all.insert(&key); });
    for (const auto &[digest, key] : known)
        wanted.insert(key.get());
    return index.size() == known.size() && all == wanted;
}

} // namespace

// Each generation is a copy of the one before with a few changes; none of them ever sees what later ones did.
void KeyIndexTest::copiesAreOfTheirOwn()
{
    constexpr unsigned numbers = 700;
    std::mt19937 random(7);
    std::vector<std::pair<KeyIndex, Known>> generations(1);
    for (int round = 0; round < 200; ++round) {
        generations.push_back(generations.back());
        auto &[index, known] = generations.back();
        KeyIndexEdit edit(index);
        for (int change = 0; change < 20; ++change) {
            const Digest digest = digestOf(random() % numbers);
            if (random() % 3 == 0) {
                edit.drop(digest);
                known.erase(digest);
            } else {
                edit.put(digest, known[digest] = std::make_shared<const Key>());
            }
        }
    }
    for (const auto &[index, known] : generations)
        QVERIFY(agree(index, known, numbers));
    QVERIFY(generations.back().second.size() > 300);
}

void KeyIndexTest::manyEditsOfOne()
{
    KeyIndex index;
    const auto key = std::make_shared<const Key>();
    {
        KeyIndexEdit edit(index);
        edit.drop(digestOf(1));
        edit.put(digestOf(1), key);
        edit.put(digestOf(1), key);
        QCOMPARE(index.size(), 1u);      // in force at once
    }
    const KeyIndex before = index;
    KeyIndexEdit(index).drop(digestOf(1));
    QCOMPARE(index.size(), 0u);
    QCOMPARE(before.find(digestOf(1)), key);
}

QTEST_APPLESS_MAIN(KeyIndexTest)
#include "key_index_test.moc"
