#pragma once
#include "core/base/result.h"
#include "core/cost/cost_model.h"
#include "core/engine/engine.h"
#include "core/graph/graph.h"
#include "core/labs/lab.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace convlens {

/// One thing to be timed. Its reading is the sum of the medians of the steps that cover the graph's stage "lab"
/// (LabGraph), the spread the sum of their median absolute deviations.
struct LabCase {
    std::string id;
    LabText title;
    std::shared_ptr<const Graph> graph;
    PlanKind plan = PlanKind::AsDrawn;
    ShuffleMethod shuffle = ShuffleMethod::Permutation;
    /// A whole network instead: its reading is the time of runs whose steps are not timed.
    bool whole = false;
};

/// Runs every case on the native engine, interleaved by core/measure, and hands the readings over in order, with the
/// conditions. Weights are seeded, the input is noise.
Result<LabRun> measureCases(const std::string& lab, const LabSettings& settings, const std::vector<LabCase>& cases,
                            const LabMeasureOptions& options);

/// The time of those steps of a reading that cover only layers whose name begins with `prefix`; NaN where there is
/// none. For a part of what was measured, in the reading's unit (ms).
double partOf(const LabReading& reading, const Graph& graph, std::string_view prefix);

/// Cost of the layers of the stage "lab".
LayerCost labCost(const Graph& graph);

} // namespace convlens
