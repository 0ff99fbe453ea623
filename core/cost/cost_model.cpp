#include "core/cost/cost_model.h"

#include "core/cost/conventions.h"
#include "core/tensor/shape.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <variant>

namespace convlens {

namespace {

bool isView(const Layer& layer) {
    return std::holds_alternative<ChannelSplit>(layer.op);
}

bool isTrained(ParameterRole role) {
    return role != ParameterRole::NormMean && role != ParameterRole::NormVariance;
}

LayerCost costOf(const Graph& graph, LayerId id) {
    LayerCost cost;
    for (const ParameterSpec& parameter : graph.parametersOf(id)) {
        if (isTrained(parameter.role)) cost.params += parameter.elements();
        cost.readBytes += parameter.elements() * std::int64_t(sizeof(float));
    }
    cost.macs = multiplyAdds(graph, id);
    cost.flopsAll = allOperations(graph, id);
    const Layer& layer = graph.layer(id);
    if (isView(layer)) return cost;
    for (const TensorId input : layer.inputs)
        cost.readBytes += graph.tensor(input).shape.bytes();
    for (const TensorId output : layer.outputs)
        cost.writeBytes += graph.tensor(output).shape.bytes();
    return cost;
}

/// The tensor whose memory a tensor lies in: itself, or what a channel split was made of.
TensorId storageOf(const Graph& graph, TensorId id) {
    for (;;) {
        const LayerId producer = graph.tensor(id).producer;
        if (producer.value < 0 || !isView(graph.layer(producer))) return id;
        id = graph.layer(producer).inputs.front();
    }
}

} // namespace

std::vector<std::int64_t> aliveActivationBytes(const Graph& graph) {
    // By tensor: the last layer that touches its memory.
    std::vector<int> lastUse(graph.tensors().size(), -1);
    for (int i = 0; i < graph.layerCount(); ++i) {
        const Layer& layer = graph.layer(LayerId{i});
        for (const TensorId id : layer.inputs)
            lastUse[std::size_t(storageOf(graph, id).value)] = i;
        for (const TensorId id : layer.outputs)
            lastUse[std::size_t(storageOf(graph, id).value)] = i;
    }
    std::vector<std::vector<int>> dying(std::size_t(graph.layerCount()));
    for (std::size_t t = 0; t < lastUse.size(); ++t)
        if (lastUse[t] >= 0) dying[std::size_t(lastUse[t])].push_back(int(t));

    std::vector<std::int64_t> byLayer;
    std::int64_t alive = graph.inputShape().bytes();
    for (int i = 0; i < graph.layerCount(); ++i) {
        const Layer& layer = graph.layer(LayerId{i});
        if (!isView(layer))
            for (const TensorId id : layer.outputs)
                alive += graph.tensor(id).shape.bytes();
        byLayer.push_back(alive);
        for (const int t : dying[std::size_t(i)])
            alive -= graph.tensor(TensorId{t}).shape.bytes();
    }
    return byLayer;
}

LayerCost& LayerCost::operator+=(const LayerCost& other) {
    params += other.params;
    macs += other.macs;
    flopsAll += other.flopsAll;
    readBytes += other.readBytes;
    writeBytes += other.writeBytes;
    return *this;
}

NetworkCost computeCost(const Graph& graph) {
    NetworkCost cost;
    cost.layers.reserve(std::size_t(graph.layerCount()));
    for (int i = 0; i < graph.layerCount(); ++i) {
        const LayerId id{i};
        const LayerCost layer = costOf(graph, id);
        cost.layers.push_back(layer);
        cost.total += layer;
        cost.byGroup[std::size_t(graph.groupOf(id))] += layer;
        cost.activationBytes += layer.writeBytes;
    }
    const std::vector<std::int64_t> alive = aliveActivationBytes(graph);
    cost.peakActivationBytes = alive.empty() ? graph.inputShape().bytes() : *std::ranges::max_element(alive);
    return cost;
}

} // namespace convlens
