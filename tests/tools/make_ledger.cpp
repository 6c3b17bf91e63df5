// SPDX-License-Identifier: GPL-3.0-or-later
// make_ledger --data-dir DIR [--rows N] [--days D] [--seed S]: a data directory with N requests over the D days that end now,
// written through the ledger itself, so that rows, attempts, sums and spends are what a gateway's would be.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <iostream>

#include "gateway/base/text.h"
#include "gateway/engine/data_directory.h"
#include "gateway/gate/rules.h"
#include "gateway/store/config_file.h"
#include "invented_requests.h"

using namespace portreeve;

namespace {

struct Options {
    std::string directory;
    std::int64_t rows = 1000, days = 30, seed = 1;
};

constexpr std::int64_t atOnce = 20'000;              // requests between two looks whether the books have caught up
constexpr Micros slot = 900 * microsPerSecond;

std::string usage() { return "usage: make_ledger --data-dir DIR [--rows N] [--days D] [--seed S]   (DIR must not hold a ledger yet)"; }

bool readOptions(int argc, char **argv, Options &options)
{
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string name = argv[i];
        const auto number = toInteger(argv[i + 1]);
        if (name == "--data-dir")
            options.directory = argv[i + 1];
        else if (name == "--rows" && number && *number >= 0)
            options.rows = *number;
        else if (name == "--days" && number && *number > 0)
            options.days = *number;
        else if (name == "--seed" && number)
            options.seed = *number;
        else
            return false;
    }
    return argc % 2 == 1 && !options.directory.empty();
}

// How busy a quarter of an hour is: office hours, fewer at weekends, growing over the weeks, uneven.
double load(Micros at, double age, Dice &dice)
{
    const double hour = double(at % microsPerDay) / double(microsPerDay) * 24;
    const std::int64_t weekday = (at / microsPerDay + 4) % 7;          // 0: Sunday
    const double office = 0.12 + std::exp(-std::pow((hour - 10.5) / 2.6, 2)) + 0.9 * std::exp(-std::pow((hour - 15) / 2.8, 2));
    const double batch = hour >= 1 && hour < 3 ? 0.5 : 0;
    const double week = weekday == 0 || weekday == 6 ? 0.35 : 1;
    return (office * week + batch) * (0.55 + 0.45 * age) * (0.75 + 0.5 * chance(dice));
}

// When each request comes, rising.
std::vector<Micros> arrivals(const Options &options, Micros now, Dice &dice)
{
    const std::int64_t slots = options.days * (microsPerDay / slot);
    const Micros first = now - slots * slot;
    std::vector<double> weights;
    for (std::int64_t i = 0; i < slots; ++i)
        weights.push_back(load(first + i * slot, double(i) / double(slots), dice));
    std::discrete_distribution<std::int64_t> pick(weights.begin(), weights.end());
    std::vector<Micros> times;
    times.reserve(std::size_t(options.rows));
    for (std::int64_t i = 0; i < options.rows; ++i)
        times.push_back(first + pick(dice) * slot + between(dice, 0, slot - 1));
    std::sort(times.begin(), times.end());
    return times;
}

void fill(const Options &options, DataDirectory &directory, const Seal &seal)
{
    auto opened = Database::open(directory.file("portreeve.db"));
    if (!opened)
        throw std::runtime_error(opened.refusal().message);
    Database &database = **opened;
    const Micros now = SystemClock().wall();
    Dice dice(std::uint64_t(options.seed));
    const auto times = arrivals(options, now, dice);
    StoryClock clock;
    clock.set(times.empty() ? now : times.front());
    Registry registry(database, seal);
    registry.prepare();
    Rules rules(registry, [](const std::string &) -> std::optional<std::string> { return std::nullopt; }, clock);
    rules.setConfig(Config());
    const InventedWorld world = inventWorld(registry, rules, dice, now);
    LedgerOptions books;
    books.directory = directory.file("journal");
    books.priceVersion = PriceBook::builtIn().version();
    Ledger ledger(database, clock, books);
    ledger.open();
    InventedRequests requests(world, ledger, clock, dice);
    std::int64_t done = 0;
    for (const Micros at : times) {
        requests.admit(at);
        if (++done % atOnce == 0)
            ledger.drained();
    }
    requests.finish();
    ledger.drained();
}

} // namespace

int main(int argc, char **argv)
try {
    Options options;
    if (!readOptions(argc, argv, options)) {
        std::cerr << usage() << '\n';
        return 2;
    }
    if (std::filesystem::exists(options.directory + "/portreeve.db")) {
        std::cerr << options.directory << " holds a ledger already: remove it, or name another directory.\n";
        return 2;
    }
    DataDirectory directory;
    if (const auto fault = directory.take(options.directory)) {
        std::cerr << *fault << '\n';
        return 5;
    }
    const auto begin = std::chrono::steady_clock::now();
    const Random random = systemRandom();
    Secret text;
    if (const auto fault = directory.secretFile("seal_key", [&] { return randomToken(random, 32); }, &text)) {
        std::cerr << *fault << '\n';
        return 5;
    }
    fill(options, directory, Seal(Secret(fromBase64(text.reveal()).value()), random));
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::printf("%lld requests over %lld days in %s, %.1f s\n", static_cast<long long>(options.rows), static_cast<long long>(options.days), options.directory.c_str(), seconds);
    return 0;
} catch (const std::exception &error) {
    std::cerr << "make_ledger: " << error.what() << '\n';
    return 1;
}
