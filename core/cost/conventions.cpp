#include "core/cost/conventions.h"

#include "core/base/check.h"
#include "core/tensor/shape.h"

#include <string>
#include <variant>

namespace convlens {

namespace {

constexpr std::array<ConventionInfo, kConventionCount> kConventions{{
    {Convention::Papers, "papers", "as the papers", "multiply-adds",
     "Multiply-adds of convolutions and fully connected layers, squeeze-and-excitation's two included; no bias, batch "
     "norm, activation, pooling, addition or shuffle."},
    {Convention::Torchvision, "torchvision", "as torchvision", "multiply-adds",
     "Multiply-adds of convolutions and matrix products, as the figure 'GFLOPS' of torchvision's weights: the same "
     "layers as the papers count."},
    {Convention::Fvcore, "fvcore", "as fvcore", "multiply-adds and others",
     "Multiply-adds of convolutions and fully connected layers, 2 for each value of a batch norm, 1 for each input "
     "value "
     "of a global pool; no bias, activation, other pooling, addition or shuffle. timm's tables use it."},
    {Convention::Ptflops, "ptflops", "as ptflops (pytorch backend)", "multiply-adds and others",
     "Multiply-adds of convolutions and fully connected layers, 1 for each bias, 2 for each value of a batch norm, 1 "
     "for "
     "each value of ReLU and ReLU6, 1 for each input value of a pool; no h-swish, h-sigmoid, addition or shuffle."},
    {Convention::Thop, "thop", "as thop", "multiply-adds and others",
     "Multiply-adds of convolutions and fully connected layers without biases, 4 for each value of a batch norm, "
     "window "
     "and 1 for each output of a global pool, 1 for each output of an average pool; no activation, max pool, addition "
     "or "
     "shuffle."},
    {Convention::Pytorchcv, "pytorchcv", "as pytorchcv", "half operations",
     "Half of: 2 for each multiply-add (less one for each weight where there is no bias), 4 for each value of a batch "
     "norm, 1 for ReLU, ReLU6 and h-sigmoid, 2 for h-swish, the window for each output of a pool, 1 for each value "
     "shuffled; no addition, scaling or concat. The 'FLOPs/2' of its README."},
    {Convention::AllOperations, "all", "all operations", "operations",
     "Every multiplication, addition, comparison, division and exponential of every operator, a multiply-add being "
     "two; "
     "moving values costs none."},
}};

constexpr bool isInOrder() {
    for (int i = 0; i < kConventionCount; ++i)
        if (int(kConventions[std::size_t(i)].convention) != i) return false;
    return true;
}
static_assert(isInOrder(), "conventionInfo() finds a row by its convention's number");

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

/// What a tool adds for the operators that the papers leave out. One function a tool, because each has its own habits.
double fvcore(const Graph& graph, LayerId id) {
    const Op& op = graph.layer(id).op;
    if (std::holds_alternative<BatchNorm>(op)) return 2.0 * double(graph.outputShapeOf(id).elements());
    if (std::holds_alternative<GlobalAveragePool>(op)) return double(graph.inputShapeOf(id).elements());
    return double(multiplyAdds(graph, id));
}

double ptflops(const Graph& graph, LayerId id) {
    const double in = double(graph.inputShapeOf(id).elements()), out = double(graph.outputShapeOf(id).elements());
    const double macs = double(multiplyAdds(graph, id));
    return std::visit(Overloaded{
                          [&](const Convolution& o) { return macs + (o.bias ? out : 0.0); },
                          [&](const FullyConnected& o) { return macs + (o.bias ? out : 0.0); },
                          [&](const BatchNorm&) { return 2.0 * out; },
                          [&](const Activation& o) {
                              return o.kind == ActivationKind::ReLU || o.kind == ActivationKind::ReLU6 ? out : 0.0;
                          },
                          [&](const MaxPool&) { return in; }, [&](const AveragePool&) { return in; },
                          [&](const GlobalAveragePool&) { return in; },
                          // Written as operators in the ports (x + y, x * y), which its hooks do not see.
                          [](const Add&) { return 0.0; }, [](const ScaleChannels&) { return 0.0; },
                          [](const Concat&) { return 0.0; }, [](const ChannelSplit&) { return 0.0; },
                          [](const ChannelShuffle&) { return 0.0; },
                          [](const Softmax&) { return 0.0; }, // the ports' networks end at the logits
                      },
                      graph.layer(id).op);
}

double thop(const Graph& graph, LayerId id) {
    const Op& op = graph.layer(id).op;
    const double out = double(graph.outputShapeOf(id).elements());
    if (std::holds_alternative<BatchNorm>(op)) return 4.0 * out;
    if (std::holds_alternative<GlobalAveragePool>(op)) return double(graph.inputShapeOf(id).elements()) + out;
    if (std::holds_alternative<AveragePool>(op)) return out;
    return double(multiplyAdds(graph, id));
}

/// Before halving.
double pytorchcv(const Graph& graph, LayerId id) {
    const Shape &in = graph.inputShapeOf(id), &shape = graph.outputShapeOf(id);
    const double out = double(shape.elements()), macs = double(multiplyAdds(graph, id));
    // An addition fewer for each weight where there is no bias to add to, over the whole map at once.
    const auto product = [&](bool bias, double weights) { return 2.0 * macs - (bias ? 0.0 : shape.n * weights); };
    return std::visit(
        Overloaded{
            [&](const Convolution& o) { return product(o.bias, double(in.c) * o.outChannels / o.groups); },
            [&](const FullyConnected& o) { return product(o.bias, double(in.c) * o.outFeatures); },
            [&](const BatchNorm&) { return 4.0 * out; },
            [&](const Activation& o) { return o.kind == ActivationKind::HSwish ? 2.0 * out : out; },
            [&](const MaxPool& o) { return double(windowSize(o.window)) * out; },
            [&](const AveragePool& o) { return double(windowSize(o.window)) * out; },
            [&](const GlobalAveragePool&) { return double(in.elements()); },
            [&](const ChannelShuffle&) { return out; },
            [](const Add&) { return 0.0; },
            [](const ScaleChannels&) { return 0.0; },
            [](const Concat&) { return 0.0; },
            [](const ChannelSplit&) { return 0.0; },
            [](const Softmax&) { return 0.0; },
        },
        graph.layer(id).op);
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

std::span<const ConventionInfo> conventions() {
    return kConventions;
}

const ConventionInfo& conventionInfo(Convention convention) {
    const auto index = std::size_t(convention);
    CONVLENS_CHECK(index < kConventions.size());
    return kConventions[index];
}

std::string describe(Convention convention) {
    const ConventionInfo& info = conventionInfo(convention);
    return std::string(info.id) + ": " + std::string(info.counted);
}

Result<Convention> parseConvention(std::string_view id) {
    std::string allowed;
    for (const ConventionInfo& info : kConventions) {
        if (info.id == id) return info.convention;
        // What the column and key of this count are called everywhere is a name for it too.
        if (id == "flops_all") return Convention::AllOperations;
        allowed += (allowed.empty() ? "" : ", ") + std::string(info.id);
    }
    return Error{ErrorCode::InvalidArgument,
                 "counting convention '" + std::string(id.substr(0, 60)) + "' is unknown; allowed: " + allowed};
}

double countLayer(Convention convention, const Graph& graph, LayerId id) {
    switch (convention) {
    case Convention::Papers:
    case Convention::Torchvision:
        return double(multiplyAdds(graph, id));
    case Convention::Fvcore:
        return fvcore(graph, id);
    case Convention::Ptflops:
        return ptflops(graph, id);
    case Convention::Thop:
        return thop(graph, id);
    case Convention::Pytorchcv:
        return pytorchcv(graph, id) / 2.0;
    case Convention::AllOperations:
        return double(allOperations(graph, id));
    }
    CONVLENS_CHECK(false);
}

ConventionCount countNetwork(Convention convention, const Graph& graph) {
    ConventionCount count;
    count.convention = convention;
    count.layers.reserve(std::size_t(graph.layerCount()));
    for (int i = 0; i < graph.layerCount(); ++i) {
        const LayerId id{i};
        const double counted = countLayer(convention, graph, id);
        count.layers.push_back(counted);
        count.byGroup[std::size_t(graph.groupOf(id))] += counted;
        count.total += counted;
    }
    return count;
}

} // namespace convlens
