#include "core/engine/native/concat_placement.h"

#include "core/tensor/shape.h"

#include <span>
#include <variant>

namespace convlens::native {

namespace {

/// A value that one step writes anew for this concat alone, and that may therefore be written anywhere.
bool isFresh(const Graph& graph, const std::vector<std::vector<LayerId>>& readers, TensorId tensor) {
    const LayerId producer = graph.tensor(tensor).producer;
    if (producer.value < 0 || readers[std::size_t(tensor.value)].size() != 1) return false;
    const Op& op = graph.layer(producer).op;
    return std::holds_alternative<Convolution>(op) || std::holds_alternative<BatchNorm>(op) ||
           std::holds_alternative<Activation>(op) || std::holds_alternative<MaxPool>(op) ||
           std::holds_alternative<AveragePool>(op);
}

} // namespace

ConcatPlacement placeConcats(const Graph& graph, const std::vector<std::vector<LayerId>>& readers) {
    ConcatPlacement result;
    result.spots.resize(graph.tensors().size());
    result.groupOf.assign(graph.tensors().size(), -1);
    result.byAddress.assign(std::size_t(graph.layerCount()), false);
    result.activationMoved.assign(std::size_t(graph.layerCount()), false);
    std::vector<std::size_t> filled; // channels used in the last region, by group

    for (int i = 0; i < graph.layerCount(); ++i) {
        const Layer& layer = graph.layer(LayerId{i});
        const auto inherit = [&](TensorId from) {
            for (const TensorId out : layer.outputs)
                result.groupOf[std::size_t(out.value)] = result.groupOf[std::size_t(from.value)];
        };
        if (std::holds_alternative<ChannelSplit>(layer.op) || std::holds_alternative<ChannelShuffle>(layer.op))
            inherit(layer.inputs.front());
        if (result.activationMoved[std::size_t(i)]) inherit(layer.inputs.front());
        if (!std::holds_alternative<Concat>(layer.op)) continue;

        const Shape& shape = graph.outputShapeOf(LayerId{i});
        const auto stride = std::size_t(shape.c);
        const std::size_t region = std::size_t(shape.n) * std::size_t(shape.plane()) * stride;
        int group = -1;
        bool possible = true, allFresh = true;
        for (const TensorId in : layer.inputs) {
            const int lies = result.groupOf[std::size_t(in.value)];
            if (lies < 0) {
                possible = possible && isFresh(graph, readers, in);
                continue;
            }
            allFresh = false;
            possible = possible && (group < 0 || group == lies) && result.groups[std::size_t(lies)].stride == stride;
            group = lies;
        }
        if (!possible) continue;
        if (group < 0) {
            group = int(result.groups.size());
            result.groups.push_back({stride, 0});
            filled.push_back(stride); // the first value opens the first region
        }
        const TensorId out = layer.outputs.front();
        std::optional<ActivationKind> activation;
        const auto& outReaders = readers[std::size_t(out.value)];
        if (allFresh && outReaders.size() == 1) {
            if (const auto* op = std::get_if<Activation>(&graph.layer(outReaders.front()).op)) {
                activation = op->kind;
                result.activationMoved[std::size_t(outReaders.front().value)] = true;
            }
        }
        for (const TensorId in : layer.inputs) {
            if (result.groupOf[std::size_t(in.value)] >= 0) continue;
            ConcatPlacement::Group& g = result.groups[std::size_t(group)];
            const auto channels = std::size_t(graph.tensor(in).shape.c);
            std::size_t& used = filled[std::size_t(group)];
            if (used + channels > stride) {
                g.floats += region;
                used = 0;
            }
            result.spots[std::size_t(in.value)] = ConcatPlacement::Spot{group, g.floats - region + used, activation};
            result.groupOf[std::size_t(in.value)] = group;
            used += channels;
        }
        result.groupOf[std::size_t(out.value)] = group;
        result.byAddress[std::size_t(i)] = true;
    }
    return result;
}

} // namespace convlens::native
