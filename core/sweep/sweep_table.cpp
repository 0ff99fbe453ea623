#include "core/sweep/sweep_table.h"

#include "core/analysis/published.h"
#include "core/analysis/published_accuracy.h"
#include "core/engine/engine.h"
#include "core/export/count_titles.h"
#include "core/measure/denormals_flushed.h"
#include "core/measure/machine.h"
#include "core/measure/measure.h"
#include "core/measure/timing_input.h"
#include "core/networks/registry.h"
#include "core/weights/seeded.h"
#include "core/weights/weights.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace convlens {

namespace {

bool contains(const std::vector<int>& values, int value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

double idealCost(const NetworkSpec& spec) {
    const double side = spec.width * spec.resolution;
    return side * side;
}

} // namespace

bool sameKind(const NetworkSpec& a, const NetworkSpec& b) {
    NetworkSpec x = normalized(a);
    const NetworkSpec y = normalized(b);
    x.width = y.width;
    x.resolution = y.resolution;
    return x == y;
}

double idealRatio(const Sweep& sweep, int network) {
    const auto& own = sweep.records[std::size_t(network)];
    if (!own) return std::numeric_limits<double>::quiet_NaN();
    const NetworkSpec& spec = sweep.networks[std::size_t(network)].spec;
    std::size_t largest = std::size_t(network);
    for (std::size_t i = 0; i < sweep.networks.size(); ++i)
        if (sweep.records[i] && sameKind(sweep.networks[i].spec, spec) &&
            idealCost(sweep.networks[i].spec) > idealCost(sweep.networks[largest].spec))
            largest = i;
    const double ideal =
        sweep.records[largest]->total.medianMs * idealCost(spec) / idealCost(sweep.networks[largest].spec);
    return own->total.medianMs / ideal;
}

Passport sweepPassport(const Sweep& sweep) {
    Passport passport;
    passport.input = kTimingInput;
    passport.convention = kPapersConvention;
    passport.weights = seededInfo(kSweepSeed);
    passport.engine = sweep.conditions.engine;
    passport.engineVersion = sweep.conditions.engineVersion;
    passport.plan = toString(sweep.conditions.plan);
    passport.threads = sweep.conditions.threads;
    passport.denormalsFlushed = denormalsFlushed(sweep.conditions.engine, sweep.conditions.threads);
    passport.machine = sweep.machine;
    passport.time = sweep.startedAt;
    passport.further = {{{"visit_seconds", "seconds a visit", true}, sweep.conditions.visitSeconds},
                        {{"visits", "visits to each network", true}, std::int64_t(sweep.conditions.visits)},
                        {{"interleaved", "measured in turn", false}, sweep.conditions.visits > 1}};
    return passport;
}

SweepFronts sweepFronts(const Sweep& sweep) {
    SweepFronts fronts;
    std::vector<TradeOff> byMacs, byTime;
    std::vector<int> rated, timedIndex;
    std::vector<TimedCost> timed;
    for (std::size_t i = 0; i < sweep.networks.size(); ++i) {
        if (!sweep.records[i]) continue;
        const TimingSummary& t = sweep.records[i]->total;
        timed.push_back({double(sweep.networks[i].macs), t.medianMs, t.madMs});
        timedIndex.push_back(int(i));
        const PublishedAccuracy* accuracy = publishedAccuracy(sweep.networks[i].spec);
        if (!accuracy) continue;
        byMacs.push_back({double(sweep.networks[i].macs), accuracy->top1Percent});
        byTime.push_back({t.medianMs, accuracy->top1Percent});
        rated.push_back(int(i));
    }
    for (const std::size_t i : paretoFront(byMacs))
        fronts.byMacs.push_back(rated[i]);
    for (const std::size_t i : paretoFront(byTime))
        fronts.byTime.push_back(rated[i]);
    for (const int i : fronts.byMacs)
        if (!contains(fronts.byTime, i)) fronts.onlyByMacs.push_back(i);
    for (const int i : fronts.byTime)
        if (!contains(fronts.byMacs, i)) fronts.onlyByTime.push_back(i);
    fronts.inversions = rankInversions(timed);
    for (RankInversion& pair : fronts.inversions.pairs) {
        pair.fewer = std::size_t(timedIndex[pair.fewer]);
        pair.more = std::size_t(timedIndex[pair.more]);
    }
    return fronts;
}

Table inversionTable(const Sweep& sweep, const SweepFronts& fronts) {
    Table table{{{"fewer_macs", "with fewer multiply-adds", false},
                 {"more_macs", "with more multiply-adds", false},
                 {"macs_ratio", "multiply-adds, first to second", true},
                 {"time_ratio", "time, first to second", true}},
                {}};
    for (const RankInversion& pair : fronts.inversions.pairs)
        table.rows.push_back({toString(sweep.networks[pair.fewer].spec), toString(sweep.networks[pair.more].spec),
                              pair.macsRatio, pair.timeRatio});
    return table;
}

Table sweepTable(const Sweep& sweep) {
    Table table{{{"network", "network", false},
                 {"family", "family", false},
                 {"width", "width", true},
                 {"resolution", "resolution", true},
                 {"groups", "groups", true},
                 {"params", "parameters", true},
                 {"macs", kMacsTitle, true},
                 {"visits", "visits", true},
                 {"iterations", "runs", true},
                 {"median_ms", "median (ms)", true},
                 {"mad_ms", "MAD (ms)", true},
                 {"min_ms", "minimum (ms)", true},
                 {"p95_ms", "95th percentile (ms)", true},
                 {"first_ms", "first (ms)", true},
                 {"ideal_ratio", "time against the ideal", true},
                 {"top1_percent", "published ImageNet top-1 (%)", true},
                 {"top1_source", "source of the accuracy", false},
                 {"front_macs", "on the front by multiply-adds", false},
                 {"front_time", "on the front by time", false},
                 {"doubtful", "doubtful", false},
                 {"doubt", "why doubtful", false}},
                {}};
    const SweepFronts fronts = sweepFronts(sweep);
    for (std::size_t i = 0; i < sweep.networks.size(); ++i) {
        const NetworkSpec& spec = sweep.networks[i].spec;
        std::vector<Cell> row{toString(spec), std::string(toString(spec.family)), spec.width,
                              std::int64_t(spec.resolution)};
        row.push_back(familyInfo(spec.family).groups.empty() ? Cell() : Cell(std::int64_t(spec.groups)));
        row.push_back(sweep.networks[i].params);
        row.push_back(sweep.networks[i].macs);
        const auto& record = sweep.records[i];
        if (record) {
            const TimingSummary& t = record->total;
            row.insert(row.end(), {std::int64_t(record->visits), std::int64_t(t.iterations), t.medianMs, t.madMs,
                                   t.minMs, t.p95Ms, t.firstMs, idealRatio(sweep, int(i))});
        } else {
            row.push_back(std::int64_t(0));
            row.resize(row.size() + 7);
        }
        if (const PublishedAccuracy* accuracy = publishedAccuracy(spec)) {
            row.push_back(accuracy->top1Percent);
            row.push_back(accuracy->row->source);
        } else {
            row.resize(row.size() + 2);
        }
        row.push_back(contains(fronts.byMacs, int(i)));
        row.push_back(contains(fronts.byTime, int(i)));
        if (record) {
            row.push_back(record->total.doubtful);
            row.push_back(record->total.doubt);
        } else {
            row.resize(row.size() + 2);
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace convlens
