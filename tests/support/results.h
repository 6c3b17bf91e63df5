// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>

#include <QtTest>

namespace portreeve {

// How often a test does what it does: `usual` in each test run, more where PORTREEVE_PROOF asks for the long one.
inline int timesOf(int usual, int proof)
{
    return std::getenv("PORTREEVE_PROOF") ? proof : usual;
}

// Evidence for a goal, as tests/clients/results.py writes it: a line of JSON when the test function ends, into the file that
// PORTREEVE_RESULTS names. "part": what ran passed, and was less than the goal asks for.
class Proof {
public:
    explicit Proof(std::string goal, std::optional<std::uint64_t> seed = std::nullopt) : m_goal(std::move(goal)), m_seed(seed) {}
    Proof(const Proof &) = delete;
    ~Proof()
    {
        const char *file = std::getenv("PORTREEVE_RESULTS");
        if (!file)
            return;
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - m_began;
        const char *commit = std::getenv("PORTREEVE_COMMIT");
        const std::string line = "{\"goal\": \"" + m_goal + "\", \"commit\": \"" + (commit ? commit : "unknown") + "\", \"seed\": "
            + (m_seed ? std::to_string(*m_seed) : "null") + ", \"counts\": {" + m_counts + "}, \"verdict\": \""
            + (QTest::currentTestFailed() ? "fail" : m_isWhole ? "pass" : "part") + "\", \"seconds\": " + std::to_string(took.count()) + "}\n";
        std::ofstream(file, std::ios::app) << line;
    }

    // `name` is a plain word.
    void count(const std::string &name, std::int64_t value)
    {
        m_counts += (m_counts.empty() ? "\"" : ", \"") + name + "\": " + std::to_string(value);
    }
    void isPart() { m_isWhole = false; }

private:
    std::string m_goal;
    std::optional<std::uint64_t> m_seed;
    std::string m_counts;
    bool m_isWhole = true;
    std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
};

} // namespace portreeve
