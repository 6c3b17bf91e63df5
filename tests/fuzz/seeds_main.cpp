// SPDX-License-Identifier: GPL-3.0-or-later
// fuzz_seeds DIRECTORY [MUTATIONS]: every target over the seeds of DIRECTORY/TARGET/, as they are and with MUTATIONS changes
// (20,000) of them, the same in every run. No crash, and no input takes a second.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

#include "tests/fuzz/target.h"

using namespace portreeve::fuzz;

namespace {

// What is tried now, for the last words.
char current[4096];
std::string_view currentBytes;
constexpr const char *fallenFile = "fuzz_seeds.fallen";

void say(int file, std::string_view text)
{
    if (write(file, text.data(), text.size()) < 0)
        _exit(4);
}

void lastWords(int signal)
{
    say(STDERR_FILENO, "\nfell over ");
    say(STDERR_FILENO, current);
    say(STDERR_FILENO, "; its bytes are in ");
    say(STDERR_FILENO, fallenFile);
    say(STDERR_FILENO, "\n");
    say(open(fallenFile, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600), currentBytes);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

std::string readFile(const std::filesystem::path &path)
{
    std::ifstream file(path, std::ios::binary);
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

// A few bytes changed, left out, said twice, or taken from another seed.
std::string mutated(std::string bytes, const std::string &other, std::mt19937_64 &random)
{
    const auto below = [&random](std::size_t count) { return count ? std::size_t(random() % count) : 0; };
    for (std::size_t times = 1 + below(4); times > 0; --times) {
        const std::size_t at = below(bytes.size() + 1), size = below(std::min<std::size_t>(bytes.size() - at, 16) + 1);
        switch (below(6)) {
        case 0: bytes.insert(at, 1, char(random())); break;
        case 1: bytes.erase(at, size); break;
        case 2: bytes.insert(at, bytes.substr(at, size)); break;
        case 3: bytes.insert(at, other.substr(below(other.size() + 1), below(64))); break;
        case 4: bytes.resize(at); break;
        default:
            if (at < bytes.size())
                bytes[at] = char(bytes[at] ^ (1 << below(8)));
        }
    }
    return bytes;
}

int slow = 0;

void tryOne(const Reader &target, const std::string &name, int mutation, const std::string &bytes)
{
    std::snprintf(current, sizeof current, "%s, seed %s, mutation %d", std::string(target.name).c_str(), name.c_str(), mutation);
    currentBytes = bytes;
    const auto began = std::chrono::steady_clock::now();
    target.run(bytes);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    if (took.count() > 1) {
        std::cerr << "took " << took.count() << " s: " << current << "\n";
        ++slow;
    }
}

std::size_t tryTarget(const Reader &target, const std::filesystem::path &directory, int mutations)
{
    std::vector<std::filesystem::path> files;
    for (const auto &entry : std::filesystem::directory_iterator(directory / target.name))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::mt19937_64 random(20261121);
    std::vector<std::string> seeds;
    for (const auto &file : files)
        seeds.push_back(readFile(file));
    for (std::size_t i = 0; i < seeds.size(); ++i)
        tryOne(target, files[i].filename(), 0, seeds[i]);
    for (int k = 1; k <= mutations && !seeds.empty(); ++k) {
        const std::size_t i = std::size_t(k) % seeds.size();
        if (seeds[i].size() < 20'000)
            tryOne(target, files[i].filename(), k, mutated(seeds[i], seeds[random() % seeds.size()], random));
    }
    return seeds.size();
}

} // namespace

int main(int count, char **arguments)
{
    if (count < 2) {
        std::cerr << "fuzz_seeds DIRECTORY [MUTATIONS]\n";
        return 2;
    }
    for (const int signal : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL})
        std::signal(signal, lastWords);
    const int mutations = count > 2 ? std::stoi(arguments[2]) : 20'000;
    std::size_t missing = 0;
    for (const Reader &target : allTargets()) {
        const std::size_t seeds = tryTarget(target, arguments[1], mutations);
        std::cout << target.name << ": " << seeds << " seeds, " << mutations << " mutations\n" << std::flush;
        missing += seeds == 0;
    }
    return slow || missing ? 1 : 0;
}
