#include "core/export/measurement_table.h"

#include "core/analysis/step_work.h"
#include "core/analysis/trust.h"
#include "core/base/message.h"
#include "core/export/count_titles.h"
#include "core/export/json.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace convlens {

namespace {

std::int64_t stepMacs(const MeasuredNetwork& network, const StepTiming& step) {
    std::int64_t macs = 0;
    for (const LayerId id : step.layers)
        macs += network.cost.layers[std::size_t(id.value)].macs;
    return macs;
}

std::string stepOperators(const MeasuredNetwork& network, const StepTiming& step) {
    std::string text;
    for (const LayerId id : step.layers)
        text += (text.empty() ? "" : " + ") + operatorName(*network.graph, id);
    return text;
}

double percentOf(double part, double whole) {
    return whole > 0 ? 100.0 * part / whole : 0.0;
}

} // namespace

Table measurementTable(std::span<const MeasuredNetwork> networks) {
    Table table{{{"network", "network", false},
                 {"engine", "engine", false},
                 {"engine_version", "engine version", false},
                 {"plan", "plan", false},
                 {"threads", "threads", true},
                 {"macs", kMacsTitle, true},
                 {"iterations", "runs", true},
                 {"warmup_runs", "warm-up runs", true},
                 {"median_ms", "median (ms)", true},
                 {"mad_ms", "MAD (ms)", true},
                 {"min_ms", "minimum (ms)", true},
                 {"p95_ms", "95th percentile (ms)", true},
                 {"first_ms", "first (ms)", true},
                 {"outliers", "outliers", true},
                 {"doubtful", "doubtful", false},
                 {"doubt", "why doubtful", false}},
                {}};
    for (const MeasuredNetwork& n : networks) {
        const TimingSummary& t = n.measurement.total;
        table.rows.push_back({n.network, n.engine, n.engineVersion, std::string(toString(n.plan)),
                              std::int64_t(n.threads), n.cost.total.macs, std::int64_t(t.iterations),
                              std::int64_t(t.warmupRuns), t.medianMs, t.madMs, t.minMs, t.p95Ms, t.firstMs,
                              std::int64_t(t.outliers), t.doubtful, t.doubt});
    }
    return table;
}

Table stepTable(std::span<const MeasuredNetwork> networks) {
    Table table{{{"network", "network", false},
                 {"engine", "engine", false},
                 {"plan", "plan", false},
                 {"threads", "threads", true},
                 {"name", "layer", false},
                 {"op", "operator", false},
                 {"median_us", "median (us)", true},
                 {"mad_us", "MAD (us)", true},
                 {"time_share", "share of time (%)", true},
                 {"macs", kMacsTitle, true},
                 {"macs_share", kMacsShareTitle, true}},
                {}};
    for (const MeasuredNetwork& n : networks) {
        for (const StepTiming& step : n.measurement.steps) {
            const std::int64_t macs = stepMacs(n, step);
            table.rows.push_back({n.network, n.engine, std::string(toString(n.plan)), std::int64_t(n.threads),
                                  step.name, stepOperators(n, step), step.medianUs, step.madUs,
                                  percentOf(step.medianUs, n.measurement.stepSumMs * 1000.0), macs,
                                  percentOf(double(macs), double(n.cost.total.macs))});
        }
    }
    return table;
}

Json measurementJson(const MeasuredNetwork& network) {
    Json json = toJson(measurementTable({&network, 1})).front();
    const Measurement& m = network.measurement;
    const bool profiled = !m.steps.empty();
    json["layer_sum_ms"] = profiled ? Json(m.stepSumMs) : Json();
    json["profiled_ms"] = profiled ? Json(m.profiledMs) : Json();
    json["unexplained_ms"] = profiled ? Json(m.unexplainedMs()) : Json();
    json["timing_cost_ms"] = profiled ? Json(m.timingCostMs()) : Json();
    json["warmup_ms"] = m.total.warmupMs;
    json["findings"] = Json::array();
    for (const TrustFinding& finding : trustFindings(m, {}, network.threads))
        json["findings"].push_back(
            {{"doubtful", finding.doubtful}, {"what", finding.what.english()}, {"advice", finding.advice.english()}});
    json["layers"] = Json::array();
    std::vector<std::vector<LayerId>> steps;
    for (const StepTiming& step : m.steps)
        steps.push_back(step.layers);
    const std::vector<StepWork> works = stepWork(*network.graph, network.cost, steps);
    for (std::size_t i = 0; i < m.steps.size(); ++i) {
        const StepTiming& step = m.steps[i];
        Json object;
        object["name"] = step.name;
        object["layers"] = Json::array();
        for (const LayerId id : step.layers)
            object["layers"].push_back(network.graph->layer(id).name);
        object["op"] = stepOperators(network, step);
        object["median_us"] = step.medianUs;
        object["mad_us"] = step.madUs;
        object["macs"] = stepMacs(network, step);
        object["operations"] = works[i].operations;
        object["read_bytes"] = works[i].readBytes;
        object["write_bytes"] = works[i].writeBytes;
        json["layers"].push_back(std::move(object));
    }
    return json;
}

} // namespace convlens
