// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/sinks/metrics.h"

#include <array>
#include <map>
#include <mutex>
#include <unordered_map>

#include "gateway/base/json.h"

namespace portreeve {

namespace {

constexpr std::array<double, 17> bounds = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 420, 600};
constexpr std::size_t mostSeries = 10'000;

struct Histogram {
    std::array<std::uint64_t, bounds.size() + 1> counts{};
    Micros sum = 0;
    std::uint64_t count = 0;

    void add(Micros time)
    {
        std::size_t i = 0;
        while (i < bounds.size() && double(time) > bounds[i] * 1e6)
            ++i;
        ++counts[i];
        sum += time;
        ++count;
    }
    void add(const Histogram &other)
    {
        for (std::size_t i = 0; i < counts.size(); ++i)
            counts[i] += other.counts[i];
        sum += other.sum;
        count += other.count;
    }
};

// What a series is told apart by. Pointers first, compared as such on the way; texts are made when asked for.
struct SeriesKey {
    const Key *key = nullptr;
    const Target *target = nullptr;
    std::string route, model, errorClass;
    int status = 0;
    bool operator==(const SeriesKey &) const = default;
};

struct SeriesHash {
    std::size_t operator()(const SeriesKey &series) const
    {
        const std::hash<std::string> text;
        return std::hash<const void *>()(series.key) * 31 + std::hash<const void *>()(series.target) * 17 + text(series.model) * 7 + text(series.route)
            + std::size_t(series.status);
    }
};

struct Series {
    std::shared_ptr<const Key> key;         // keeps what the pointers name alive
    std::shared_ptr<const Target> target;
    std::uint64_t requests = 0, failures = 0, attemptsFailed = 0;
    std::uint64_t input = 0, output = 0, cached = 0, reasoning = 0;
    Nanos spend = 0;
    Histogram total, upstream, firstToken, overhead;
};

struct Table {
    mutable std::mutex lock;
    std::unordered_map<SeriesKey, Series, SeriesHash> series;
    std::map<int, std::uint64_t> unknown;
};

std::string orNone(const OptionalText &text) { return text.value_or("None"); }

std::string labelsOf(const SeriesKey &id, const Series &series)
{
    std::string out = "{";
    const auto add = [&out](std::string_view name, const std::string &value) {
        if (out.size() > 1)
            out += ',';
        out += name;
        out += '=';
        out += quoted(value);
    };
    const Target *target = series.target.get();
    add("hashed_api_key", series.key ? series.key->token : "litellm_proxy_master_key");
    add("api_key_alias", series.key ? orNone(series.key->keyAlias) : "None");
    add("team", series.key ? orNone(series.key->teamId) : "None");
    add("user", series.key ? orNone(series.key->userId) : "default_user_id");
    add("requested_model", id.model);
    add("model", target ? target->upstreamModel : "None");
    add("model_id", target ? target->record->id : "None");
    add("api_provider", target ? target->provider->slug : "None");
    add("route", id.route);
    add("status_code", std::to_string(id.status));
    return out + "}";
}

void writeHistogram(std::string &out, const std::string &name, const std::string &labels, const Histogram &histogram)
{
    const std::string start = name + "_bucket" + labels.substr(0, labels.size() - 1) + ",le=\"";
    std::uint64_t sum = 0;
    char bound[32];
    for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
        sum += histogram.counts[i];
        if (i < bounds.size())
            std::snprintf(bound, sizeof bound, "%g", bounds[i]);
        else
            std::snprintf(bound, sizeof bound, "+Inf");
        out += start + bound + "\"} " + std::to_string(sum) + "\n";
    }
    std::snprintf(bound, sizeof bound, "%.6f", double(histogram.sum) / 1e6);
    out += name + "_sum" + labels + " " + bound + "\n" + name + "_count" + labels + " " + std::to_string(histogram.count) + "\n";
}

void merge(Series &into, const Series &from)
{
    into.key = from.key;
    into.target = from.target;
    for (auto member : {&Series::requests, &Series::failures, &Series::attemptsFailed, &Series::input, &Series::output, &Series::cached, &Series::reasoning})
        into.*member += from.*member;
    into.spend += from.spend;
    for (auto member : {&Series::total, &Series::upstream, &Series::firstToken, &Series::overhead})
        (into.*member).add(from.*member);
}

} // namespace

struct Metrics::Private {
    explicit Private(std::size_t workers) : tables(workers) {}
    std::vector<Table> tables;
};

Metrics::Metrics(std::size_t workers) : d(std::make_unique<Private>(workers)) {}
Metrics::~Metrics() = default;

void Metrics::settled(std::size_t worker, const Exchange &x)
{
    Table &table = d->tables[worker];
    const std::lock_guard guard(table.lock);
    const Attempt *last = x.attempts.empty() ? nullptr : &x.attempts.back();
    SeriesKey id{x.key.get(), last ? last->target.get() : nullptr, x.route, x.modelGroup, {}, x.status};
    if (!last)
        id.model = x.snapshot->resolve(x.modelGroup) ? x.modelGroup : "unknown";     // what a client invents is no label
    if (table.series.size() >= mostSeries && !table.series.contains(id))
        id = SeriesKey{nullptr, nullptr, "other", "other", {}, x.status};
    Series &series = table.series[id];
    if (!series.requests) {
        series.key = id.key ? x.key : nullptr;
        series.target = id.target ? last->target : nullptr;
    }
    const bool failed = x.status >= 400;
    ++series.requests;
    series.failures += failed;
    series.attemptsFailed += x.attempts.size() - (failed || x.attempts.empty() ? 0 : 1);
    const Usage usage = x.usage();
    series.input += std::uint64_t(usage.prompt());
    series.output += std::uint64_t(usage.completion());
    series.cached += std::uint64_t(usage.cacheRead);
    series.reasoning += std::uint64_t(usage.reasoning);
    series.spend += x.cost().value_or(0);
    series.total.add(x.duration);
    if (!last)
        return;
    series.upstream.add(last->duration);
    series.overhead.add(std::max<Micros>(0, x.duration - last->duration));
    if (x.stream && last->firstByte > 0)
        series.firstToken.add(last->firstByte);
}

void Metrics::refusedUnknown(std::size_t worker, int status)
{
    Table &table = d->tables[worker];
    const std::lock_guard guard(table.lock);
    ++table.unknown[status];
}

std::uint64_t Metrics::requestsTotal() const
{
    std::uint64_t sum = 0;
    for (const auto &table : d->tables) {
        const std::lock_guard guard(table.lock);
        for (const auto &[id, series] : table.series)
            sum += series.requests;
    }
    return sum;
}

std::string Metrics::text(std::size_t inFlight) const
{
    std::map<std::string, Series> all;       // by labels, over the workers
    std::map<int, std::uint64_t> unknown;
    for (const auto &table : d->tables) {
        const std::lock_guard guard(table.lock);
        for (const auto &[id, series] : table.series)
            merge(all[labelsOf(id, series)], series);
        for (const auto &[status, count] : table.unknown)
            unknown[status] += count;
    }
    std::string out;
    const auto head = [&out](const std::string &name, std::string_view kind, std::string_view help) {
        out += "# HELP " + name + " " + std::string(help) + "\n# TYPE " + name + " " + std::string(kind) + "\n";
    };
    const auto counter = [&](const std::string &name, std::string_view help, auto value) {
        head(name, "counter", help);
        for (const auto &[labels, series] : all)
            out += name + "_total" + labels + " " + value(series) + "\n";
    };
    const auto histogram = [&](const std::string &name, std::string_view help, Histogram Series::*member) {
        head(name, "histogram", help);
        for (const auto &[labels, series] : all) {
            if ((series.*member).count)
                writeHistogram(out, name, labels, series.*member);
        }
    };
    const auto number = [](std::uint64_t Series::*member) { return [member](const Series &series) { return std::to_string(series.*member); }; };
    counter("litellm_proxy_total_requests_metric", "Requests that came with a valid key", number(&Series::requests));
    for (const auto &[status, count] : unknown)
        out += "litellm_proxy_total_requests_metric_total{hashed_api_key=\"None\",status_code=\"" + std::to_string(status) + "\"} " + std::to_string(count) + "\n";
    counter("litellm_proxy_failed_requests_metric", "Requests whose client got an error", number(&Series::failures));
    counter("litellm_requests_metric", "Requests", number(&Series::requests));
    counter("litellm_llm_api_failed_requests_metric", "Attempts at a provider that failed", number(&Series::attemptsFailed));
    counter("litellm_spend_metric", "Spend in USD", [](const Series &series) { return nanosText(series.spend); });
    counter("litellm_total_tokens_metric", "Tokens, input and output", [](const Series &series) { return std::to_string(series.input + series.output); });
    counter("litellm_input_tokens_metric", "Input tokens", number(&Series::input));
    counter("litellm_output_tokens_metric", "Output tokens", number(&Series::output));
    counter("litellm_input_cached_tokens_metric", "Input tokens read from the provider's cache", number(&Series::cached));
    counter("litellm_output_reasoning_tokens_metric", "Output tokens spent on thinking", number(&Series::reasoning));
    histogram("litellm_request_total_latency_metric", "Seconds from a request to the end of its answer", &Series::total);
    histogram("litellm_llm_api_latency_metric", "Seconds the provider took", &Series::upstream);
    histogram("litellm_llm_api_time_to_first_token_metric", "Seconds to the first piece of a stream", &Series::firstToken);
    histogram("litellm_overhead_latency_metric", "Seconds that the gateway added", &Series::overhead);
    head("litellm_in_flight_requests", "gauge", "Requests being answered now");
    out += "litellm_in_flight_requests " + std::to_string(inFlight) + "\n";
    return out;
}

} // namespace portreeve
