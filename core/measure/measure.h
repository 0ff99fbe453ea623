#pragma once
#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/graph/graph.h"
#include "core/tensor/tensor.h"

#include <span>
#include <string>
#include <vector>

namespace convlens {

/// Robust summary of repeated timings of the same thing, in milliseconds.
struct TimingSummary {
    int iterations = 0; ///< runs counted; warm-up and the first run are not
    double medianMs = 0;
    double madMs = 0; ///< median absolute deviation from the median
    double minMs = 0;
    double p95Ms = 0;
    double firstMs = 0; ///< the first, cold run, kept apart
    int warmupRuns = 0;
    std::vector<double> warmupMs;  ///< the runs between the first and the counted ones, in order; empty if not kept
    int outliers = 0;              ///< runs further than 5 scaled MAD (MAD * 1.4826) from the median
    bool doubtful = false;         ///< the spread is too wide to trust; why is in `doubt`
    std::string doubt;             ///< one sentence for a person; empty unless doubtful
    std::vector<double> samplesMs; ///< counted runs in the order they were made
};

/// Computes the summary of counted samples (not empty). When a series is doubtful: statistics.h, with the numbers.
TimingSummary summarise(std::vector<double> samplesMs, double firstMs, int warmupRuns);

/// Time of one plan step over the profiled runs.
struct StepTiming {
    std::string name;
    std::vector<LayerId> layers;
    double medianUs = 0;
    double madUs = 0;
};

/// Whole-network time without profiling, and per-step time with it; both, because profiling costs something.
struct Measurement {
    TimingSummary total;
    std::vector<StepTiming> steps; ///< empty unless asked for
    double stepSumMs = 0;          ///< sum of the steps' medians
    double profiledMs = 0;         ///< median whole-network time of the profiled runs
    double unexplainedMs() const { return total.medianMs - stepSumMs; }
    /// How much longer a run takes whose steps are timed.
    double timingCostMs() const { return profiledMs - total.medianMs; }
};

struct MeasureOptions {
    double minSeconds = 1.0; ///< at least this long for each target, and at least minIterations runs
    int minIterations = 10;
    int maxIterations = 10000;
    bool profileSteps = true;
    CancelToken cancel;    ///< asked between runs
    ProgressSink progress; ///< told between rounds, never inside a run
};

/// One compiled plan to be timed on one input.
struct MeasureTarget {
    Plan* plan = nullptr;
    const Tensor* input = nullptr;
};

/// Times the targets interleaved round by round (A B A B ...), so that a drifting machine treats them alike. A slow
/// target's few runs are spread over all rounds of a fast one. After one first run each, all are run until each has
/// warmed up (warm_up.h); then rounds without and with profiling alternate, and are counted apart. Flushes
/// denormals on the calling thread meanwhile. Nothing else should run. One Measurement a target, in order.
Result<std::vector<Measurement>> measure(std::span<const MeasureTarget> targets, const MeasureOptions& options);

} // namespace convlens
