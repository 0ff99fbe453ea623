#include "core/export/network_table.h"

#include "core/base/check.h"
#include "core/base/version.h"
#include "core/export/count_titles.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace convlens {

namespace {

LayerGeometry ofWindow(const Window& window) {
    return {window.kernel, window.stride, {}};
}

Cell cellOf(const std::optional<int>& value) {
    return value ? Cell(std::int64_t(*value)) : Cell();
}

/// Whole, but for pytorchcv's halves; a whole number is written as one.
Cell cellOf(double counted) {
    const auto whole = std::int64_t(counted);
    return double(whole) == counted ? Cell(whole) : Cell(counted);
}

Json numberOf(double counted) {
    const auto whole = std::int64_t(counted);
    return double(whole) == counted ? Json(whole) : Json(counted);
}

Json jsonOf(const std::optional<int>& value) {
    return value ? Json(*value) : Json();
}

std::string shapesText(const Graph& graph, const std::vector<TensorId>& tensors) {
    std::string text;
    for (const TensorId id : tensors)
        text += (text.empty() ? "" : " + ") + toString(graph.tensor(id).shape);
    return text;
}

Json shapesJson(const Graph& graph, const std::vector<TensorId>& tensors) {
    Json list = Json::array();
    for (const TensorId id : tensors)
        list.push_back(toJson(graph.tensor(id).shape));
    return list;
}

} // namespace

Json toJson(const Shape& shape) {
    return Json::array({shape.n, shape.c, shape.h, shape.w});
}

LayerGeometry layerGeometry(const Op& op) {
    return std::visit(Overloaded{
                          [](const Convolution& o) {
                              LayerGeometry geometry = ofWindow(o.window);
                              geometry.groups = o.groups;
                              return geometry;
                          },
                          [](const MaxPool& o) { return ofWindow(o.window); },
                          [](const AveragePool& o) { return ofWindow(o.window); },
                          [](const ChannelShuffle& o) {
                              return LayerGeometry{{}, {}, o.groups};
                          },
                          [](const BatchNorm&) { return LayerGeometry{}; },
                          [](const Activation&) { return LayerGeometry{}; },
                          [](const Add&) { return LayerGeometry{}; },
                          [](const Concat&) { return LayerGeometry{}; },
                          [](const ChannelSplit&) { return LayerGeometry{}; },
                          [](const GlobalAveragePool&) { return LayerGeometry{}; },
                          [](const ScaleChannels&) { return LayerGeometry{}; },
                          [](const FullyConnected&) { return LayerGeometry{}; },
                          [](const Softmax&) { return LayerGeometry{}; },
                      },
                      op);
}

Table layerTable(const Graph& graph, const NetworkCost& cost, Convention convention) {
    CONVLENS_CHECK(int(cost.layers.size()) == graph.layerCount());
    const ConventionCount counted = countNetwork(convention, graph);
    const ConventionInfo& info = conventionInfo(convention);
    Table table{{{"name", "layer", false},
                 {"op", "operator", false},
                 {"stage", "stage", false},
                 {"input", "input", false},
                 {"output", "output", false},
                 {"kernel", "kernel", true},
                 {"stride", "stride", true},
                 {"groups", "groups", true},
                 {"params", "parameters", true},
                 {"macs", kMacsTitle, true},
                 {"flops_all", "operations (all)", true},
                 {"read_bytes", "bytes read", true},
                 {"write_bytes", "bytes written", true},
                 {"count", std::string(info.unit) + " (" + std::string(info.id) + ")", true},
                 {"share", "share (%, " + std::string(info.id) + ")", true}},
                {}};
    for (int i = 0; i < graph.layerCount(); ++i) {
        const Layer& layer = graph.layer(LayerId{i});
        const LayerCost& c = cost.layers[std::size_t(i)];
        const LayerGeometry geometry = layerGeometry(layer.op);
        table.rows.push_back({layer.name, operatorName(graph, LayerId{i}), layer.stage, shapesText(graph, layer.inputs),
                              shapesText(graph, layer.outputs), cellOf(geometry.kernel), cellOf(geometry.stride),
                              cellOf(geometry.groups), c.params, c.macs, c.flopsAll, c.readBytes, c.writeBytes,
                              cellOf(counted.layers[std::size_t(i)]), 100.0 * counted.shareOf(LayerId{i})});
    }
    return table;
}

Json networkJson(const std::string& network, Convention convention, const Graph& graph, const NetworkCost& cost) {
    CONVLENS_CHECK(int(cost.layers.size()) == graph.layerCount());
    Json json;
    json["network"] = network;
    json["version"] = kVersion;
    json["convention"] = describe(convention);
    const ConventionCount counted = countNetwork(convention, graph);
    const ConventionInfo& info = conventionInfo(convention);
    Json groups = Json::object();
    for (int i = 0; i < kOperatorGroupCount; ++i)
        groups[std::string(toString(OperatorGroup(i)))] = counted.shareOf(OperatorGroup(i));
    json["counting"] = {{"convention", info.id},
                        {"name", info.name},
                        {"unit", info.unit},
                        {"total", numberOf(counted.total)},
                        {"shares", std::move(groups)}};
    json["input"] = toJson(graph.inputShape());
    json["params"] = cost.total.params;
    json["macs"] = cost.total.macs;
    json["flops_all"] = cost.total.flopsAll;
    json["read_bytes"] = cost.total.readBytes;
    json["write_bytes"] = cost.total.writeBytes;
    json["activation_bytes"] = cost.activationBytes;
    json["peak_activation_bytes"] = cost.peakActivationBytes;
    json["layers"] = Json::array();
    for (int i = 0; i < graph.layerCount(); ++i) {
        const Layer& layer = graph.layer(LayerId{i});
        const LayerCost& c = cost.layers[std::size_t(i)];
        const LayerGeometry geometry = layerGeometry(layer.op);
        Json object;
        object["name"] = layer.name;
        object["op"] = operatorName(graph, LayerId{i});
        object["stage"] = layer.stage;
        object["block"] = layer.block;
        object["input"] = toJson(graph.inputShapeOf(LayerId{i}));
        object["output"] = toJson(graph.outputShapeOf(LayerId{i}));
        object["inputs"] = shapesJson(graph, layer.inputs);
        object["outputs"] = shapesJson(graph, layer.outputs);
        object["kernel"] = jsonOf(geometry.kernel);
        object["stride"] = jsonOf(geometry.stride);
        object["groups"] = jsonOf(geometry.groups);
        object["params"] = c.params;
        object["macs"] = c.macs;
        object["flops_all"] = c.flopsAll;
        object["read_bytes"] = c.readBytes;
        object["write_bytes"] = c.writeBytes;
        object["count"] = numberOf(counted.layers[std::size_t(i)]);
        object["share"] = counted.shareOf(LayerId{i});
        json["layers"].push_back(std::move(object));
    }
    return json;
}

} // namespace convlens
