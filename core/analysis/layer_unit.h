#pragma once
#include "core/graph/graph.h"

#include <optional>
#include <vector>

namespace convlens {

/// The layers that work on one map in turn: a convolution (or another maker of a new map), then its batch norm and
/// activation where they follow directly and nothing else reads the map in between. `layer` is one of them.
/// In order of execution; never empty.
std::vector<LayerId> unitOf(const Graph& graph, LayerId layer);

/// The layers that read this value, in order of execution.
std::vector<LayerId> consumersOf(const Graph& graph, TensorId tensor);

/// One channel of one value.
struct ChannelRef {
    TensorId tensor;
    int channel = 0;
    bool operator==(const ChannelRef&) const = default;
};

/// The channels that one channel of a layer's output is computed from: one for layers that keep or move channels
/// (batch norm, activation, pooling, shuffle, split, concat, depthwise), two for add and scale, the group's for a
/// convolution, all for a fully connected layer and softmax.
std::vector<ChannelRef> channelSources(const Graph& graph, LayerId layer, int outputIndex, int channel);

/// For a layer that only moves channels (shuffle, split, concat): where each output channel came from.
/// Nothing for other layers.
std::optional<std::vector<ChannelRef>> channelMoves(const Graph& graph, LayerId layer, int outputIndex = 0);

} // namespace convlens
