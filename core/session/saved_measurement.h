#pragma once
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/graph/graph.h"
#include "core/measure/machine.h"
#include "core/measure/measure.h"

#include <string>
#include <vector>

namespace convlens {

/// A step's time with its layers by name, so that it outlives the graph.
struct SavedStep {
    std::string name;
    std::vector<std::string> layers;
    double medianUs = 0, madUs = 0;
};

/// A measurement as a session keeps it: every figure with the conditions under which it was taken.
struct SavedMeasurement {
    std::string engine, engineVersion;
    PlanKind plan = PlanKind::AsDrawn;
    int threads = 1;
    std::string takenAt; ///< ISO 8601
    MachineInfo machine;
    TimingSummary total;
    std::vector<SavedStep> steps; ///< empty if the steps were not timed
    double stepSumMs = 0, profiledMs = 0;
};

/// `engine` to `machine` are left for the caller to fill in.
SavedMeasurement saveMeasurement(const Measurement& measurement, const Graph& graph);

/// The layers of every step found again in `graph`. A Mismatch names a layer that the graph does not have, or that two
/// steps claim: the measurement is of another network.
Result<Measurement> restoreMeasurement(const SavedMeasurement& saved, const Graph& graph);

} // namespace convlens
