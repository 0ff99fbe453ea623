#include "core/graph/graph.h"

#include "core/base/check.h"

#include <variant>

namespace convlens {

std::int64_t ParameterSpec::elements() const {
    std::int64_t product = 1;
    for (const int d : dims)
        product *= d;
    return product;
}

std::int64_t ParameterSpec::fanIn() const {
    if (role != ParameterRole::ConvolutionWeight && role != ParameterRole::FullyConnectedWeight) return 1;
    return elements() / dims.front();
}

const Shape& Graph::inputShapeOf(LayerId id, int index) const {
    return tensor(layer(id).inputs[std::size_t(index)]).shape;
}

const Shape& Graph::outputShapeOf(LayerId id, int index) const {
    return tensor(layer(id).outputs[std::size_t(index)]).shape;
}

std::optional<LayerId> Graph::findLayer(std::string_view name) const {
    const auto found = m_byName.find(std::string(name));
    if (found == m_byName.end()) return std::nullopt;
    return LayerId{found->second};
}

std::span<const ParameterSpec> Graph::parametersOf(LayerId id) const {
    const auto [first, count] = m_parameterRange[std::size_t(id.value)];
    return std::span<const ParameterSpec>(m_parameters).subspan(std::size_t(first), std::size_t(count));
}

OperatorGroup Graph::groupOf(LayerId id) const {
    const Layer& l = layer(id);
    if (l.inSqueezeExcitation) return OperatorGroup::SqueezeExcitation;
    return std::visit(Overloaded{
                          [&](const Convolution& o) {
                              if (o.groups > 1)
                                  return o.groups == inputShapeOf(id).c ? OperatorGroup::Depthwise
                                                                        : OperatorGroup::GroupConvolution;
                              return o.window.kernel == 1 ? OperatorGroup::Pointwise : OperatorGroup::Convolution;
                          },
                          [](const BatchNorm&) { return OperatorGroup::Elementwise; },
                          [](const Activation&) { return OperatorGroup::Elementwise; },
                          [](const Add&) { return OperatorGroup::Elementwise; },
                          [](const Concat&) { return OperatorGroup::DataMovement; },
                          [](const ChannelSplit&) { return OperatorGroup::DataMovement; },
                          [](const ChannelShuffle&) { return OperatorGroup::DataMovement; },
                          [](const MaxPool&) { return OperatorGroup::PoolingClassifier; },
                          [](const AveragePool&) { return OperatorGroup::PoolingClassifier; },
                          [](const GlobalAveragePool&) { return OperatorGroup::PoolingClassifier; },
                          [](const ScaleChannels&) { return OperatorGroup::SqueezeExcitation; },
                          [](const FullyConnected&) { return OperatorGroup::PoolingClassifier; },
                          [](const Softmax&) { return OperatorGroup::PoolingClassifier; },
                      },
                      l.op);
}

std::string_view toString(OperatorGroup group) {
    switch (group) {
    case OperatorGroup::Convolution:
        return "convolution";
    case OperatorGroup::Pointwise:
        return "pointwise";
    case OperatorGroup::Depthwise:
        return "depthwise";
    case OperatorGroup::GroupConvolution:
        return "group convolution";
    case OperatorGroup::DataMovement:
        return "shuffle, split, concat";
    case OperatorGroup::Elementwise:
        return "norm, activation, add";
    case OperatorGroup::SqueezeExcitation:
        return "squeeze-and-excitation";
    case OperatorGroup::PoolingClassifier:
        return "pooling and classifier";
    }
    CONVLENS_CHECK(false);
}

std::string_view toString(ActivationKind kind) {
    switch (kind) {
    case ActivationKind::ReLU:
        return "relu";
    case ActivationKind::ReLU6:
        return "relu6";
    case ActivationKind::HSwish:
        return "h-swish";
    case ActivationKind::HSigmoid:
        return "h-sigmoid";
    }
    CONVLENS_CHECK(false);
}

std::string operatorName(const Graph& graph, LayerId id) {
    const Layer& layer = graph.layer(id);
    return std::visit(Overloaded{
                          [&](const Convolution& o) -> std::string {
                              if (o.groups > 1)
                                  return o.groups == graph.inputShapeOf(id).c ? "depthwise" : "group convolution";
                              return o.window.kernel == 1 ? "pointwise" : "convolution";
                          },
                          [](const BatchNorm&) -> std::string { return "batch norm"; },
                          [](const Activation& o) -> std::string { return std::string(toString(o.kind)); },
                          [](const Add&) -> std::string { return "add"; },
                          [](const Concat&) -> std::string { return "concat"; },
                          [](const ChannelSplit&) -> std::string { return "channel split"; },
                          [](const ChannelShuffle&) -> std::string { return "channel shuffle"; },
                          [](const MaxPool&) -> std::string { return "max pool"; },
                          [](const AveragePool&) -> std::string { return "average pool"; },
                          [](const GlobalAveragePool&) -> std::string { return "global pool"; },
                          [](const ScaleChannels&) -> std::string { return "scale"; },
                          [](const FullyConnected&) -> std::string { return "fully connected"; },
                          [](const Softmax&) -> std::string { return "softmax"; },
                      },
                      layer.op);
}

} // namespace convlens
