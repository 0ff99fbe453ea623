#pragma once
#include "core/graph/graph.h"
#include "core/graph/ops.h"

#include <array>
#include <cstdint>
#include <vector>

namespace convlens {

/// Theoretical cost of one layer, for the graph's batch. What is counted: conventions.h.
struct LayerCost {
    std::int64_t params = 0;     ///< trained values: weights, biases, batch norm's two
    std::int64_t macs = 0;       ///< multiply-adds of convolutions and fully connected layers, without biases
    std::int64_t flopsAll = 0;   ///< operations of every operator, by the table in conventions.h
    std::int64_t readBytes = 0;  ///< input maps and parameters (batch norm's four values a channel), each touched once
    std::int64_t writeBytes = 0; ///< output maps
    /// flopsAll per byte read and written.
    double arithmeticIntensity() const {
        const double bytes = double(readBytes) + double(writeBytes);
        return bytes > 0 ? double(flopsAll) / bytes : 0.0;
    }
    LayerCost& operator+=(const LayerCost& other);
};

/// Cost of a whole graph, its layers run one by one as drawn. A channel split is a view of its input: it reads and
/// writes nothing and takes no memory. Concat and channel shuffle are counted as copies.
struct NetworkCost {
    std::vector<LayerCost> layers; ///< by LayerId
    LayerCost total;
    std::array<LayerCost, kOperatorGroupCount> byGroup{}; ///< by OperatorGroup
    std::int64_t activationBytes = 0;                     ///< all layers' outputs together
    /// Most bytes of maps alive at once when layers run in order: a map lives from the layer that makes it (the
    /// network's input from the start) to the last layer that reads it, and a layer's inputs and outputs live together.
    std::int64_t peakActivationBytes = 0;
};

NetworkCost computeCost(const Graph& graph);

/// Bytes of maps alive while each layer runs, by LayerId: the course of which peakActivationBytes is the highest.
std::vector<std::int64_t> aliveActivationBytes(const Graph& graph);

} // namespace convlens
