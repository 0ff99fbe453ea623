#include "core/analysis/channel_kernel.h"

#include "core/analysis/layer_unit.h"
#include "core/graph/ops.h"
#include "core/tensor/shape.h"

#include <cmath>
#include <string>
#include <utility>
#include <variant>

namespace convlens {

namespace {

/// The array of parameter `<layer>.<suffix>` if it holds `elements` values.
Result<const ParameterArray*> arrayOf(const Graph& graph, const Parameters& parameters, LayerId layer,
                                      const char* suffix, std::size_t elements) {
    const std::string name = graph.layer(layer).name + "." + suffix;
    const ParameterArray* array = parameters.find(name);
    if (!array || array->values.size() != elements)
        return Error{ErrorCode::Mismatch,
                     "the weights at hand have no " + name + " of " + std::to_string(elements) + " values"};
    return array;
}

} // namespace

double ChannelKernel::strength(int input) const {
    const std::size_t window = std::size_t(side) * std::size_t(side);
    double sum = 0;
    for (std::size_t i = 0; i < window; ++i) {
        const double w = weights[std::size_t(input) * window + i];
        sum += w * w;
    }
    return std::sqrt(sum);
}

Result<std::optional<ChannelKernel>> kernelOf(const Graph& graph, const Parameters& parameters, LayerId layer,
                                              int channel) {
    const std::vector<LayerId> unit = unitOf(graph, layer);
    ChannelKernel kernel;
    kernel.layer = unit.front();
    const int inChannels = graph.inputShapeOf(kernel.layer).c;
    bool hasBias = false;
    int outputs = 0;
    if (const auto* conv = std::get_if<Convolution>(&graph.layer(kernel.layer).op)) {
        kernel.side = conv->window.kernel;
        kernel.inputs = inChannels / conv->groups;
        outputs = conv->outChannels;
        kernel.firstInput = channel / (outputs / conv->groups) * kernel.inputs;
        hasBias = conv->bias;
    } else if (const auto* full = std::get_if<FullyConnected>(&graph.layer(kernel.layer).op)) {
        kernel.inputs = inChannels;
        outputs = full->outFeatures;
        hasBias = full->bias;
    } else {
        return std::optional<ChannelKernel>();
    }
    if (channel < 0 || channel >= outputs)
        return Error{ErrorCode::InvalidArgument,
                     graph.layer(kernel.layer).name + " has no channel " + std::to_string(channel)};
    const std::size_t each = std::size_t(kernel.inputs) * std::size_t(kernel.side) * std::size_t(kernel.side);
    const auto weights = arrayOf(graph, parameters, kernel.layer, "weight", each * std::size_t(outputs));
    if (!weights) return weights.error();
    const auto first = (*weights)->values.begin() + std::ptrdiff_t(each) * channel;
    kernel.weights.assign(first, first + std::ptrdiff_t(each));
    if (hasBias) {
        const auto bias = arrayOf(graph, parameters, kernel.layer, "bias", std::size_t(outputs));
        if (!bias) return bias.error();
        kernel.bias = (*bias)->values[std::size_t(channel)];
    }
    // Epsilon 0 marks weights with the norm folded in.
    const bool normed = unit.size() > 1 && std::holds_alternative<BatchNorm>(graph.layer(unit[1]).op);
    if (normed && parameters.batchNormEpsilon > 0) {
        const auto gamma = arrayOf(graph, parameters, unit[1], "weight", std::size_t(outputs));
        if (!gamma) return gamma.error();
        const auto variance = arrayOf(graph, parameters, unit[1], "running_var", std::size_t(outputs));
        if (!variance) return variance.error();
        kernel.normScale =
            float((*gamma)->values[std::size_t(channel)] /
                  std::sqrt(double((*variance)->values[std::size_t(channel)]) + double(parameters.batchNormEpsilon)));
    }
    return std::optional<ChannelKernel>(std::move(kernel));
}

} // namespace convlens
