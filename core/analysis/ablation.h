#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/graph/parameters.h"

#include <compare> // IWYU pragma: keep
#include <vector>

namespace convlens {

/// One channel where it is made: an output channel of a layer with weights.
struct MadeChannel {
    LayerId layer;
    int channel = 0;
    auto operator<=>(const MadeChannel&) const = default;
};

/// Where `channel` of a layer's output is made: the convolution or fully connected layer that it comes from through
/// batch norm, activation, pooling and layers that move channels. Unsupported, with the layer's name, where more than
/// one channel flows into it (an addition, a gate) or where it is the network's input: it cannot be switched off alone.
Result<MadeChannel> madeBy(const Graph& graph, LayerId layer, int outputIndex, int channel);

/// The same parameters with these channels switched off: zero behind their convolution, and behind its batch norm. An
/// activation keeps the zero (ReLU, ReLU6, h-swish); behind h-sigmoid, the gate of squeeze-and-excitation, zero becomes
/// one half. Mismatch for parameters that the graph lacks.
Result<Parameters> withoutChannels(const Graph& graph, const Parameters& parameters,
                                   const std::vector<MadeChannel>& channels);

} // namespace convlens
