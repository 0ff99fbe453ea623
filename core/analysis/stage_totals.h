#pragma once
#include "core/cost/cost_model.h"
#include "core/graph/graph.h"
#include "core/measure/measure.h"

#include <cstdint>
#include <vector>

/// Networks of different families taken apart alike: by the resolution of their maps, since their own stages differ.
namespace convlens {

/// All layers whose maps have the same share of the input's side.
struct StageTotal {
    static constexpr int kHead = -1;
    int halvings = 0; ///< of the input's side: 1 for 112 of 224, 2 for 56, ...; kHead from the global pooling on
    int layers = 0;
    std::int64_t macs = 0, params = 0;
    double microseconds = 0; ///< sum of the steps' medians; NaN where nothing of it was timed
};

/// In the order of the network. A step of several stages counts where it ends, with all of its layers: it is never
/// split by guess, and multiply-adds and time of a stage stay those of the same layers. What a step does outside the
/// network's layers (an engine's conversions) counts with the head.
std::vector<StageTotal> stageTotals(const Graph& graph, const NetworkCost& cost, const Measurement* measurement);

/// One stage of two networks; null where one of them has no such stage. The pointers live as long as both lists.
struct StagePair {
    int halvings = 0;
    const StageTotal *a = nullptr, *b = nullptr;
};
std::vector<StagePair> pairStages(const std::vector<StageTotal>& a, const std::vector<StageTotal>& b);

} // namespace convlens
