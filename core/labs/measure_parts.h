#pragma once
#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/graph/graph.h"
#include "core/labs/guidelines.h"
#include "core/measure/measure.h"

#include <memory>
#include <span>
#include <vector>

namespace convlens {

/// A network of a lab, and which of its layers are timed: none for all of them.
struct PartTarget {
    std::shared_ptr<const Graph> graph;
    std::vector<LayerId> part;
};

struct PartTiming {
    TimingSummary timing;
    TimeInterval interval; ///< of the median, in milliseconds
};

struct PartOptions {
    PlanKind plan = PlanKind::AsDrawn; ///< of the native engine
    int threads = 1;
    double minSeconds = 0.5; ///< for each target
    CancelToken cancel;
    ProgressSink progress;
};

/// Times the targets on the native engine, interleaved, with random weights (seed 1) and timingInput(): values do not
/// change times. One timing a target, in order.
Result<std::vector<PartTiming>> measureParts(std::span<const PartTarget> targets, const PartOptions& options);

/// As above for anything that runs as a plan.
Result<std::vector<PartTiming>> measurePlans(std::span<const MeasureTarget> targets, const PartOptions& options);

} // namespace convlens
