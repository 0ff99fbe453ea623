#pragma once
#include "core/cost/cost_model.h"
#include "core/graph/graph.h"

#include <cstdint>
#include <span>
#include <vector>

namespace convlens {

/// What a plan step has to do: the work of its layers, and the bytes that must come from and go to outside of it.
struct StepWork {
    std::int64_t macs = 0;
    std::int64_t operations = 0; ///< LayerCost::flopsAll of its layers: of the network as drawn, folded or not
    std::int64_t readBytes = 0;  ///< parameters, and maps that other steps made; each touched once
    std::int64_t writeBytes = 0; ///< maps that other steps read, and the network's results
    std::int64_t bytes() const { return readBytes + writeBytes; }
    /// Operations per byte; 0 where nothing is moved.
    double intensity() const { return bytes() > 0 ? double(operations) / double(bytes()) : 0.0; }
};

/// One a step, each a set of layers in order. A step of one layer is as LayerCost has it. In a step of several, maps
/// that only its own layers read stay inside, and concat, split and shuffle are addressing beside the layers that
/// compute: they move nothing. Steps of nothing but those are copies.
std::vector<StepWork> stepWork(const Graph& graph, const NetworkCost& cost,
                               std::span<const std::vector<LayerId>> steps);

} // namespace convlens
