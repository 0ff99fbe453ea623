#include "core/cost/conventions.h"

#include "core/base/check.h"

namespace convlens {

namespace {

std::int64_t windowSize(const Window& window) {
    return std::int64_t(window.kernel) * window.kernel;
}

std::int64_t operationsPerValue(ActivationKind kind) {
    switch (kind) {
    case ActivationKind::ReLU:
        return 1;
    case ActivationKind::ReLU6:
        return 2;
    case ActivationKind::HSwish:
        return 5;
    case ActivationKind::HSigmoid:
        return 4;
    }
    CONVLENS_CHECK(false);
}

} // namespace

std::int64_t multiplyAdds(const Graph& graph, LayerId id) {
    const Layer& layer = graph.layer(id);
    const Shape &in = graph.inputShapeOf(id), &out = graph.outputShapeOf(id);
    if (const auto* conv = std::get_if<Convolution>(&layer.op))
        return out.elements() * (in.c / conv->groups) * windowSize(conv->window);
    if (std::holds_alternative<FullyConnected>(layer.op)) return out.elements() * in.c;
    return 0;
}

std::int64_t allOperations(const Graph& graph, LayerId id) {
    const Shape &in = graph.inputShapeOf(id), &out = graph.outputShapeOf(id);
    const std::int64_t values = out.elements();
    return std::visit(Overloaded{
                          [&](const Convolution& o) { return 2 * multiplyAdds(graph, id) + (o.bias ? values : 0); },
                          [&](const FullyConnected& o) { return 2 * multiplyAdds(graph, id) + (o.bias ? values : 0); },
                          [&](const BatchNorm&) { return 2 * values; },
                          [&](const Activation& o) { return operationsPerValue(o.kind) * values; },
                          [&](const Add&) { return values; },
                          [&](const ScaleChannels&) { return values; },
                          [&](const MaxPool& o) { return (windowSize(o.window) - 1) * values; },
                          [&](const AveragePool& o) { return windowSize(o.window) * values; },
                          [&](const GlobalAveragePool&) { return in.elements(); },
                          [&](const Softmax&) { return 5 * values; },
                          [](const Concat&) { return std::int64_t(0); },
                          [](const ChannelSplit&) { return std::int64_t(0); },
                          [](const ChannelShuffle&) { return std::int64_t(0); },
                      },
                      graph.layer(id).op);
}

} // namespace convlens
