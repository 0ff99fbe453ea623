#include "core/analysis/ablation.h"

#include "core/analysis/layer_unit.h"
#include "core/graph/ops.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <variant>

namespace convlens {

namespace {

bool makes(const Op& op) {
    return std::holds_alternative<Convolution>(op) || std::holds_alternative<FullyConnected>(op);
}

/// Sets what belongs to `channel` to zero: the array's first dimension is the output channel.
Result<void> silence(Parameters& parameters, const ParameterSpec& spec, int channel) {
    const auto found = parameters.arrays.find(spec.name);
    if (found == parameters.arrays.end() || found->second.values.size() != std::size_t(spec.elements()))
        return Error{ErrorCode::Mismatch,
                     "the weights at hand have no " + spec.name + " of " + std::to_string(spec.elements()) + " values"};
    const auto channels = std::size_t(spec.dims.at(0));
    if (channel < 0 || std::size_t(channel) >= channels)
        return Error{ErrorCode::InvalidArgument, spec.name + " has no channel " + std::to_string(channel)};
    std::vector<float>& values = found->second.values;
    const std::size_t each = values.size() / channels;
    std::fill_n(values.begin() + std::ptrdiff_t(each * std::size_t(channel)), each, 0.0f);
    return {};
}

} // namespace

Result<MadeChannel> madeBy(const Graph& graph, LayerId layer, int outputIndex, int channel) {
    const std::string asked = graph.layer(layer).name;
    for (;;) {
        const Layer& here = graph.layer(layer);
        if (makes(here.op)) return MadeChannel{layer, channel};
        const std::vector<ChannelRef> sources = channelSources(graph, layer, outputIndex, channel);
        if (sources.size() != 1 || std::holds_alternative<Softmax>(here.op))
            return Error{ErrorCode::Unsupported,
                         "a channel of " + asked + " cannot be switched off alone: in " + here.name +
                             " several channels flow into it; switch them off where they are made"};
        const TensorInfo& source = graph.tensor(sources.front().tensor);
        if (source.producer.value < 0)
            return Error{ErrorCode::Unsupported,
                         "a channel of " + asked + " cannot be switched off: it comes from the picture itself"};
        layer = source.producer;
        outputIndex = source.outputIndex;
        channel = sources.front().channel;
    }
}

Result<Parameters> withoutChannels(const Graph& graph, const Parameters& parameters,
                                   const std::vector<MadeChannel>& channels) {
    Parameters reduced = parameters;
    for (const MadeChannel& off : channels) {
        if (off.layer.value < 0 || off.layer.value >= graph.layerCount() || !makes(graph.layer(off.layer).op))
            return Error{ErrorCode::InvalidArgument, "only the channels of layers with weights can be switched off"};
        for (const ParameterSpec& spec : graph.parametersOf(off.layer))
            if (auto done = silence(reduced, spec, off.channel); !done) return done.error();
        // The norm would lift the zero to its own constant. Its mean and variance no longer matter.
        for (const LayerId reader : consumersOf(graph, graph.layer(off.layer).outputs.front())) {
            if (!std::holds_alternative<BatchNorm>(graph.layer(reader).op)) continue;
            for (const ParameterSpec& spec : graph.parametersOf(reader))
                if (spec.role == ParameterRole::NormWeight || spec.role == ParameterRole::NormBias)
                    if (auto done = silence(reduced, spec, off.channel); !done) return done.error();
        }
    }
    return reduced;
}

} // namespace convlens
