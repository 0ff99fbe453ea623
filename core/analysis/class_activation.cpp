#include "core/analysis/class_activation.h"

#include "core/graph/ops.h"

#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace convlens {

namespace {

/// The logit as a linear form of one value on the way: logit = weights . value + offset.
struct LinearForm {
    std::vector<double> weights;
    double offset = 0;
    bool exact = true;
};

Error missing(const std::string& what) {
    return {ErrorCode::Mismatch, "a class activation map needs " + what + ", which is not at hand"};
}

double derivative(ActivationKind kind, double x) {
    switch (kind) {
    case ActivationKind::ReLU:
        return x > 0 ? 1 : 0;
    case ActivationKind::ReLU6:
        return x > 0 && x < 6 ? 1 : 0;
    case ActivationKind::HSwish:
        return x <= -3 ? 0 : x >= 3 ? 1 : (2 * x + 3) / 6;
    case ActivationKind::HSigmoid:
        return x > -3 && x < 3 ? 1.0 / 6 : 0;
    }
    return 0;
}

class Walk {
public:
    Walk(const Graph& graph, const Parameters& parameters, const RecordedLookup& recorded)
        : m_graph(graph), m_parameters(parameters), m_recorded(recorded) {}

    /// Replaces the form over `layer`'s output by one over its first input.
    std::optional<Error> back(LayerId id, LinearForm& form) {
        const Layer& layer = m_graph.layer(id);
        const int inputs = m_graph.inputShapeOf(id).c;
        const auto unsupported = [&]() -> std::optional<Error> {
            return Error{ErrorCode::Unsupported, "a class activation map needs global pooling followed by linear "
                                                 "layers, but " +
                                                     layer.name + " (" + operatorName(m_graph, id) +
                                                     ") stands between pooling and classes"};
        };
        const auto linear = [&](int groups, bool bias) -> std::optional<Error> {
            const ParameterArray* weight = array(layer, "weight");
            const ParameterArray* biases = bias ? array(layer, "bias") : nullptr;
            const int outputs = int(form.weights.size());
            const int each = inputs / groups;
            if (!weight || weight->values.size() != std::size_t(outputs) * std::size_t(each))
                return missing("the parameter " + layer.name + ".weight");
            if (bias && (!biases || biases->values.size() != std::size_t(outputs)))
                return missing("the parameter " + layer.name + ".bias");
            std::vector<double> before(std::size_t(inputs), 0.0);
            for (int o = 0; o < outputs; ++o) {
                const double w = form.weights[std::size_t(o)];
                if (w == 0) continue;
                const int first = o / (outputs / groups) * each;
                for (int i = 0; i < each; ++i)
                    before[std::size_t(first + i)] +=
                        w * double(weight->values[std::size_t(o) * std::size_t(each) + std::size_t(i)]);
                if (bias) form.offset += w * double(biases->values[std::size_t(o)]);
            }
            form.weights = std::move(before);
            return std::nullopt;
        };
        return std::visit(
            Overloaded{
                [&](const Convolution& op) -> std::optional<Error> {
                    // On a 1 x 1 map only a 1 x 1 window is the plain product of weights and values.
                    return op.window.kernel == 1 ? linear(op.groups, op.bias) : unsupported();
                },
                [&](const FullyConnected& op) -> std::optional<Error> { return linear(1, op.bias); },
                [&](const BatchNorm&) -> std::optional<Error> {
                    const ParameterArray *gamma = array(layer, "weight"), *beta = array(layer, "bias"),
                                         *mean = array(layer, "running_mean"), *variance = array(layer, "running_var");
                    for (const ParameterArray* a : {gamma, beta, mean, variance})
                        if (!a || int(a->values.size()) != inputs)
                            return missing("the four parameters of " + layer.name);
                    for (std::size_t c = 0; c < form.weights.size(); ++c) {
                        const double scale =
                            double(gamma->values[c]) /
                            std::sqrt(double(variance->values[c]) + double(m_parameters.batchNormEpsilon));
                        form.offset += form.weights[c] * (double(beta->values[c]) - scale * double(mean->values[c]));
                        form.weights[c] *= scale;
                    }
                    return std::nullopt;
                },
                [&](const Activation& op) -> std::optional<Error> {
                    const LayerId producer = m_graph.tensor(layer.inputs[0]).producer;
                    const Tensor* values = m_recorded(producer);
                    if (!values) return missing("the recorded output of " + m_graph.layer(producer).name);
                    for (std::size_t c = 0; c < form.weights.size(); ++c)
                        form.weights[c] *= derivative(op.kind, double(values->at(0, int(c), 0, 0)));
                    form.exact = false;
                    return std::nullopt;
                },
                [&](const Add&) { return unsupported(); },
                [&](const Concat&) { return unsupported(); },
                [&](const ChannelSplit&) { return unsupported(); },
                [&](const ChannelShuffle&) { return unsupported(); },
                [&](const MaxPool&) { return unsupported(); },
                [&](const AveragePool&) { return unsupported(); },
                [&](const GlobalAveragePool&) { return unsupported(); },
                [&](const ScaleChannels&) { return unsupported(); },
                [&](const Softmax&) { return unsupported(); },
            },
            layer.op);
    }

private:
    const ParameterArray* array(const Layer& layer, const char* suffix) const {
        return m_parameters.find(layer.name + "." + suffix);
    }

    const Graph& m_graph;
    const Parameters& m_parameters;
    const RecordedLookup& m_recorded;
};

} // namespace

std::vector<LayerId> layersOfClassActivation(const Graph& graph) {
    std::vector<LayerId> read;
    LayerId at = graph.tensor(graph.logits()).producer;
    while (at.value >= 0) {
        const Layer& layer = graph.layer(at);
        const LayerId before = graph.tensor(layer.inputs[0]).producer;
        const bool pooling = std::holds_alternative<GlobalAveragePool>(layer.op);
        if (before.value >= 0 && (pooling || std::holds_alternative<Activation>(layer.op)))
            read.insert(read.begin(), before);
        if (pooling) return read;
        at = before;
    }
    return {};
}

Result<ClassActivation> classActivation(const Graph& graph, const Parameters& parameters,
                                        const RecordedLookup& recorded, int classIndex) {
    const int classes = graph.tensor(graph.logits()).shape.c;
    if (classIndex < 0 || classIndex >= classes)
        return Error{ErrorCode::InvalidArgument, "class " + std::to_string(classIndex) + " is not among the " +
                                                     std::to_string(classes) + " of " + graph.title()};
    LinearForm form;
    form.weights.assign(std::size_t(classes), 0.0);
    form.weights[std::size_t(classIndex)] = 1;
    Walk walk(graph, parameters, recorded);
    LayerId at = graph.tensor(graph.logits()).producer;
    while (at.value >= 0 && !std::holds_alternative<GlobalAveragePool>(graph.layer(at).op)) {
        if (auto error = walk.back(at, form)) return *error;
        at = graph.tensor(graph.layer(at).inputs[0]).producer;
    }
    if (at.value < 0) return Error{ErrorCode::Unsupported, graph.title() + " has no global pooling before its classes"};

    ClassActivation result;
    result.pooling = at;
    result.map = graph.layer(at).inputs[0];
    result.offset = form.offset;
    result.exact = form.exact;
    const LayerId producer = graph.tensor(result.map).producer;
    const Tensor* map = producer.value >= 0 ? recorded(producer) : nullptr;
    if (!map) return missing("the recorded input of " + graph.layer(at).name);
    auto made = Tensor::create({1, 1, map->shape().h, map->shape().w});
    if (!made) return made.error();
    result.activation = std::move(*made);
    const auto out = result.activation.plane(0, 0);
    std::vector<double> sum(out.size(), 0.0);
    for (int c = 0; c < map->shape().c; ++c) {
        const double w = form.weights[std::size_t(c)];
        const auto plane = map->plane(0, c);
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] += w * double(plane[i]);
    }
    for (std::size_t i = 0; i < sum.size(); ++i)
        out[i] = float(sum[i]);
    return result;
}

} // namespace convlens
