// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/gate/rules.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <set>
#include <thread>

#include "gateway/base/log.h"
#include "gateway/gate/snapshot_build.h"

namespace portreeve {

namespace {

constexpr std::size_t keptConfigs = 8;

// What the next snapshot must take up.
struct Changes {
    std::shared_ptr<const Config> config;      // null: as it was
    bool allKeys = false;
    bool records = false;                      // deployments and credentials
    std::set<std::string> keys;                // tokens

    bool isEmpty() const { return !config && !allKeys && !records && keys.empty(); }

    // Adds what is older: it has no say where both speak.
    void addOlder(Changes older)
    {
        if (!config)
            config = std::move(older.config);
        allKeys |= older.allKeys;
        records |= older.records;
        keys.merge(older.keys);
    }
};

} // namespace

// Whoever changes something when nobody builds becomes the builder, and stays it until nothing is left to do: building and
// publishing happen on one thread at a time, in order, under no lock. Others wait for the snapshot that has their change.
struct Rules::Private {
    Private(Registry &registry, Environment environment, const Clock &clock)
        : registry(registry), environment(std::move(environment)), clock(clock), current(std::make_shared<Snapshot>())
    {
        parts.config = std::make_shared<const Config>();
    }

    void change(Changes changes);
    void work(std::unique_lock<std::mutex> &lock);
    SnapshotPtr build(const Changes &changes);
    void takeKeys(Snapshot &next, const Changes &changes);
    void addKey(KeyIndexEdit &keys, Key key) const;
    static void dropKey(KeyIndexEdit &keys, const Digest &digest);
    void tellShadowed(const std::set<std::string> &now);
    void publish(const SnapshotPtr &next, const std::vector<Publish> &to) const;

    Registry &registry;
    const Environment environment;
    const Clock &clock;

    mutable std::mutex mutex;
    std::condition_variable built;
    SnapshotPtr current;
    SnapshotPtr former;            // so that no worker is the last to hold it, and has to take it apart
    std::vector<Publish> publishers;
    std::deque<std::shared_ptr<const Config>> configs;     // the newest last
    Changes pending;
    std::uint64_t wanted = 0, done = 0, failed = 0;        // changes are numbered
    std::exception_ptr failure;
    bool isBuilding = false;
    std::thread::id builder;

    // -- the builder's own
    SnapshotParts parts;
    std::set<std::string> shadowed;
};

void Rules::Private::change(Changes changes)
{
    std::unique_lock lock(mutex);
    changes.addOlder(std::move(pending));
    pending = std::move(changes);
    const std::uint64_t mine = ++wanted;
    if (isBuilding && builder == std::this_thread::get_id())
        return;
    if (isBuilding) {
        built.wait(lock, [&] { return done >= mine || failed >= mine; });
        if (done < mine)
            std::rethrow_exception(failure);
        return;
    }
    work(lock);
}

void Rules::Private::work(std::unique_lock<std::mutex> &lock)
{
    isBuilding = true;
    builder = std::this_thread::get_id();
    while (!pending.isEmpty()) {
        Changes taken = std::exchange(pending, {});
        const std::uint64_t upTo = wanted;
        lock.unlock();
        try {
            SnapshotPtr next = build(taken);
            lock.lock();
            former = std::exchange(current, next);
            const auto to = publishers;
            lock.unlock();
            publish(next, to);
            lock.lock();
            done = upTo;
        } catch (...) {
            if (!lock.owns_lock())
                lock.lock();
            pending.addOlder(std::move(taken));
            failed = wanted;       // whoever waits is told; all of it stays pending
            failure = std::current_exception();
            isBuilding = false;
            built.notify_all();
            throw;
        }
        built.notify_all();
    }
    isBuilding = false;
}

SnapshotPtr Rules::Private::build(const Changes &changes)
{
    const Micros begin = clock.monotonic();
    std::shared_ptr<Snapshot> next;
    if (changes.config || changes.records) {
        if (changes.records) {
            auto deployments = registry.all<Deployment>();
            parts.credentials = registry.all<Credential>();
            parts.deployments = std::move(deployments);
        }
        if (changes.config)
            parts.config = changes.config;
        next = std::make_shared<Snapshot>();
        std::set<std::string> now;
        buildModels(*next, parts, environment, &now);
        tellShadowed(now);
        if (!changes.allKeys)
            next->keys = current->keys;
    } else {
        next = std::make_shared<Snapshot>(*current);
    }
    takeKeys(*next, changes);
    next->version = current->version + 1;
    log(LogLevel::Debug, "snapshot.built", {{"version", std::to_string(next->version)}, {"keys", std::to_string(next->keys.size())},
                                            {"deployments", std::to_string(next->targetsById.size())},
                                            {"micros", std::to_string(clock.monotonic() - begin)}});
    return next;
}

void Rules::Private::takeKeys(Snapshot &next, const Changes &changes)
{
    if (changes.allKeys)
        next.keys = {};
    KeyIndexEdit keys(next.keys);
    if (changes.allKeys) {
        for (Key &key : registry.keys())
            addKey(keys, std::move(key));
        return;
    }
    Digest digest{};
    // all that go, then all that come: a former secret of one may be the token of another change
    for (const std::string &token : changes.keys) {
        if (parseDigest(token, &digest))
            dropKey(keys, digest);
    }
    for (const std::string &token : changes.keys) {
        if (auto key = registry.key(token))
            addKey(keys, std::move(*key));
    }
}

// With its former secrets that are good yet; authenticate() looks at the clock again.
void Rules::Private::addKey(KeyIndexEdit &keys, Key key) const
{
    const auto shared = std::make_shared<const Key>(std::move(key));
    Digest digest{};
    if (!parseDigest(shared->token, &digest))
        return;
    keys.put(digest, shared);
    for (const FormerToken &former : formerTokens(*shared)) {
        if (former.until > clock.wall() && parseDigest(former.token, &digest))
            keys.put(digest, shared);
    }
}

void Rules::Private::dropKey(KeyIndexEdit &keys, const Digest &digest)
{
    const auto key = keys.drop(digest);
    if (!key)
        return;
    Digest former{};
    for (const FormerToken &token : formerTokens(*key)) {
        if (parseDigest(token.token, &former))
            keys.drop(former);
    }
}

void Rules::Private::tellShadowed(const std::set<std::string> &now)
{
    for (const std::string &id : now) {
        if (!shadowed.contains(id))
            log(LogLevel::Warning, "records.shadowed", {{"record", id}, {"text", "the file's entry is used, the database's is not"}});
    }
    shadowed = now;
}

// One that fails must not keep the others from the news.
void Rules::Private::publish(const SnapshotPtr &next, const std::vector<Publish> &to) const
{
    for (const Publish &publisher : to) {
        try {
            publisher(next);
        } catch (const std::exception &error) {
            log(LogLevel::Error, "snapshot.not_taken", {{"version", std::to_string(next->version)}, {"why", error.what()}});
        }
    }
}

Rules::Rules(Registry &registry, Environment environment, const Clock &clock)
    : d(std::make_shared<Private>(registry, std::move(environment), clock))
{
    d->configs.push_back(d->parts.config);
}

void Rules::onPublish(Publish publish)
{
    const std::scoped_lock lock(d->mutex);
    d->publishers.push_back(std::move(publish));
}

void Rules::setConfig(Config config)
{
    Changes changes;
    changes.config = std::make_shared<const Config>(std::move(config));
    {
        const std::scoped_lock lock(d->mutex);
        d->configs.push_back(changes.config);
        if (d->configs.size() > keptConfigs + 1)
            d->configs.pop_front();
    }
    d->change(std::move(changes));
}

const Config &Rules::config() const
{
    const std::scoped_lock lock(d->mutex);
    return *d->configs.back();
}

void Rules::reloadRecords()
{
    Changes changes;
    changes.allKeys = true;
    changes.records = true;
    d->change(std::move(changes));
}

void Rules::keyChanged(const std::string &token) { keysChanged({token}); }

void Rules::keysChanged(std::set<std::string> tokens)
{
    Changes changes;
    changes.keys = std::move(tokens);
    d->change(std::move(changes));
}

void Rules::recordsChanged()
{
    Changes changes;
    changes.records = true;
    d->change(std::move(changes));
}

SnapshotPtr Rules::current() const
{
    const std::scoped_lock lock(d->mutex);
    return d->current;
}

} // namespace portreeve
