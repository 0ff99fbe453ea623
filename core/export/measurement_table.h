#pragma once
#include "core/base/json.h"
#include "core/cost/cost_model.h"
#include "core/engine/engine.h"
#include "core/export/table.h"
#include "core/graph/graph.h"
#include "core/measure/measure.h"

#include <memory>
#include <span>
#include <string>

namespace convlens {

/// One measured network with what is needed to print it.
struct MeasuredNetwork {
    std::string network; ///< specification text
    std::string engine;  ///< id
    std::string engineVersion;
    PlanKind plan = PlanKind::AsDrawn;
    int threads = 1;
    std::shared_ptr<const Graph> graph;
    NetworkCost cost;
    Measurement measurement;
};

/// One row a network: network, engine, engine_version, plan, threads, macs, iterations, warmup_runs, median_ms, mad_ms,
/// min_ms, p95_ms, first_ms, outliers, doubtful, doubt.
Table measurementTable(std::span<const MeasuredNetwork> networks);

/// One row a plan step of every network: network, engine, plan, threads, name, op, median_us, mad_us, time_share, macs,
/// macs_share. A fused step is one row; its `op` joins the operators of its layers. Shares are of the step sum and of
/// the network's multiply-adds, in percent.
Table stepTable(std::span<const MeasuredNetwork> networks);

/// The same as `convlens-cli bench --json` prints a result: the row's keys, then `layer_sum_ms`, `profiled_ms`,
/// `unexplained_ms`, `timing_cost_ms` (null where the steps were not profiled), `warmup_ms` (the runs of the warm-up),
/// `findings` (what speaks against the time: `doubtful`, `what`, `advice`) and `layers` (empty without profiling) with
/// `name`, `layers`, `median_us`, `mad_us`, `macs`, and by StepWork `operations`, `read_bytes`, `write_bytes`.
Json measurementJson(const MeasuredNetwork& network);

} // namespace convlens
