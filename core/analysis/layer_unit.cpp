#include "core/analysis/layer_unit.h"

#include "core/graph/ops.h"
#include "core/tensor/shape.h"

#include <algorithm>
#include <cstddef>
#include <variant>

namespace convlens {

namespace {

bool followsItsMaker(const Layer& layer) {
    return std::holds_alternative<BatchNorm>(layer.op) || std::holds_alternative<Activation>(layer.op);
}

} // namespace

std::vector<LayerId> consumersOf(const Graph& graph, TensorId tensor) {
    std::vector<LayerId> readers;
    for (int i = 0; i < graph.layerCount(); ++i) {
        const auto& inputs = graph.layer(LayerId{i}).inputs;
        if (std::find(inputs.begin(), inputs.end(), tensor) != inputs.end()) readers.push_back(LayerId{i});
    }
    return readers;
}

std::vector<LayerId> unitOf(const Graph& graph, LayerId layer) {
    LayerId maker = layer;
    while (followsItsMaker(graph.layer(maker))) {
        const TensorId input = graph.layer(maker).inputs.front();
        const LayerId before = graph.tensor(input).producer;
        if (before.value < 0 || consumersOf(graph, input).size() != 1) break;
        maker = before;
    }
    std::vector<LayerId> unit{maker};
    while (graph.layer(unit.back()).outputs.size() == 1) {
        const std::vector<LayerId> readers = consumersOf(graph, graph.layer(unit.back()).outputs.front());
        if (readers.size() != 1 || !followsItsMaker(graph.layer(readers.front()))) break;
        unit.push_back(readers.front());
    }
    return unit;
}

std::vector<ChannelRef> channelSources(const Graph& graph, LayerId id, int outputIndex, int channel) {
    const Layer& layer = graph.layer(id);
    const auto same = [&]() { return std::vector<ChannelRef>{{layer.inputs[0], channel}}; };
    const auto both = [&]() { return std::vector<ChannelRef>{{layer.inputs[0], channel}, {layer.inputs[1], channel}}; };
    const auto range = [&](int first, int count) {
        std::vector<ChannelRef> refs;
        refs.reserve(std::size_t(count));
        for (int c = first; c < first + count; ++c)
            refs.push_back({layer.inputs[0], c});
        return refs;
    };
    const auto all = [&]() { return range(0, graph.inputShapeOf(id).c); };
    return std::visit(
        Overloaded{
            [&](const Convolution& op) {
                const int inPerGroup = graph.inputShapeOf(id).c / op.groups;
                const int group = channel / (op.outChannels / op.groups);
                return range(group * inPerGroup, inPerGroup);
            },
            [&](const BatchNorm&) { return same(); },
            [&](const Activation&) { return same(); },
            [&](const Add&) { return both(); },
            [&](const Concat&) {
                int rest = channel;
                for (const TensorId input : layer.inputs) {
                    const int here = graph.tensor(input).shape.c;
                    if (rest < here) return std::vector<ChannelRef>{{input, rest}};
                    rest -= here;
                }
                return std::vector<ChannelRef>{};
            },
            [&](const ChannelSplit& op) {
                int first = 0;
                for (int i = 0; i < outputIndex; ++i)
                    first += op.sizes[std::size_t(i)];
                return std::vector<ChannelRef>{{layer.inputs[0], first + channel}};
            },
            [&](const ChannelShuffle& op) {
                const int each = graph.inputShapeOf(id).c / op.groups;
                return std::vector<ChannelRef>{{layer.inputs[0], channel % op.groups * each + channel / op.groups}};
            },
            [&](const MaxPool&) { return same(); },
            [&](const AveragePool&) { return same(); },
            [&](const GlobalAveragePool&) { return same(); },
            [&](const ScaleChannels&) { return both(); },
            [&](const FullyConnected&) { return all(); },
            [&](const Softmax&) { return all(); },
        },
        layer.op);
}

std::optional<std::vector<ChannelRef>> channelMoves(const Graph& graph, LayerId id, int outputIndex) {
    const Op& op = graph.layer(id).op;
    if (!std::holds_alternative<ChannelShuffle>(op) && !std::holds_alternative<ChannelSplit>(op) &&
        !std::holds_alternative<Concat>(op))
        return std::nullopt;
    const int channels = graph.outputShapeOf(id, outputIndex).c;
    std::vector<ChannelRef> moves;
    moves.reserve(std::size_t(channels));
    for (int c = 0; c < channels; ++c)
        moves.push_back(channelSources(graph, id, outputIndex, c).front());
    return moves;
}

} // namespace convlens
