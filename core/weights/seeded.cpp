#include "core/weights/seeded.h"

#include "core/graph/ops.h"
#include "core/graph/parameters.h"
#include "core/tensor/shape.h"
#include "core/weights/weights.h"

#include <cmath>
#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <variant>

// Compiled with -ffp-contract=off (CMakeLists.txt): a fused multiply-add would change the last bit on some processors.

namespace convlens {

namespace {

constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15u;

constexpr std::uint64_t finalise(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/// Mean square that a layer's weights are scaled to give. Deviation 2 before a batch norm: h-swish is the more
/// linear, the larger its input, and with 1 it amplified every error of this forecast (mean squares of MobileNetV3
/// Small ran from 1 to 2000 at seed 1; now 4 to 50); with 3, ReLU6 cut off every twentieth value of MobileNetV1's stem.
double target(const Op& op) {
    const auto* convolution = std::get_if<Convolution>(&op);
    return convolution && !convolution->bias ? 4 : 1;
}

/// Expected mean square of a value, and the part of it that belongs to values which are never negative (seeded.h, step
/// 5).
struct Moments {
    double m = 1, p = 0;
};

Moments momentsAfter(const Activation& activation, const Moments& in) {
    switch (activation.kind) {
    case ActivationKind::ReLU:
    case ActivationKind::ReLU6: {
        const double m = in.p + (in.m - in.p) / 2;
        return {m, m};
    }
    case ActivationKind::HSwish:
        return {in.m * 0.44, 0};
    case ActivationKind::HSigmoid:
        return {0.28, 0.28};
    }
    return in;
}

/// `channels` are the inputs' channel counts.
Moments momentsAfter(const Op& op, const std::vector<Moments>& in, const std::vector<int>& channels) {
    const auto scaled = [&](double factor) { return Moments{in[0].m * factor, in[0].p * factor}; };
    return std::visit(Overloaded{[&](const Convolution&) {
                                     return Moments{target(op), 0};
                                 },
                                 [&](const FullyConnected&) {
                                     return Moments{target(op), 0};
                                 },
                                 [](const Softmax&) {
                                     return Moments{1, 1};
                                 },
                                 [&](const BatchNorm&) {
                                     return Moments{in[0].m, 0};
                                 },
                                 [&](const Activation& activation) { return momentsAfter(activation, in[0]); },
                                 [&](const Add&) {
                                     return Moments{in[0].m + in[1].m, in[0].p + in[1].p};
                                 },
                                 [&](const ScaleChannels&) { return scaled(in[1].m); },
                                 [&](const Concat&) {
                                     Moments sum{0, 0};
                                     double all = 0;
                                     for (std::size_t i = 0; i < in.size(); ++i) {
                                         sum.m += channels[i] * in[i].m;
                                         sum.p += channels[i] * in[i].p;
                                         all += channels[i];
                                     }
                                     return Moments{sum.m / all, sum.p / all};
                                 },
                                 [&](const ChannelSplit&) { return in[0]; },
                                 [&](const ChannelShuffle&) { return in[0]; },
                                 [&](const MaxPool&) { return scaled(3); },
                                 [&](const AveragePool&) {
                                     return Moments{in[0].m / 2, in[0].p / 2};
                                 },
                                 [&](const GlobalAveragePool&) {
                                     return Moments{in[0].m * 0.4, in[0].p * 0.4};
                                 }},
                      op);
}

} // namespace

std::uint64_t seededKey(std::uint64_t seed, std::string_view parameterName) {
    std::uint64_t name = 0xCBF29CE484222325u;
    for (const char c : parameterName)
        name = (name ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
    return finalise(seed + kGolden) ^ name;
}

double seededNormal(std::uint64_t key, std::uint64_t index) {
    const std::uint64_t r = finalise(key + (index + 1) * kGolden);
    const std::int64_t sum = std::int64_t((r & 0xFFFF) + ((r >> 16) & 0xFFFF) + ((r >> 32) & 0xFFFF) + (r >> 48));
    return double(sum - 131070) / std::sqrt(4294967295.0 / 3.0);
}

std::vector<double> expectedMeanSquares(const Graph& graph) {
    std::vector<Moments> moments(graph.tensors().size());
    for (const Layer& layer : graph.layers()) {
        std::vector<Moments> inputs;
        std::vector<int> channels;
        for (const TensorId id : layer.inputs) {
            inputs.push_back(moments[std::size_t(id.value)]);
            channels.push_back(graph.tensor(id).shape.c);
        }
        const Moments after = momentsAfter(layer.op, inputs, channels);
        for (const TensorId id : layer.outputs)
            moments[std::size_t(id.value)] = after;
    }
    std::vector<double> expected;
    for (const Moments& value : moments)
        expected.push_back(value.m);
    return expected;
}

WeightsInfo seededInfo(std::uint64_t seed) {
    WeightsInfo info;
    info.kind = WeightsInfo::Kind::Random;
    info.seed = seed;
    info.hash = "seed:" + std::to_string(seed);
    info.naming = "convlens";
    return info;
}

LoadedWeights seededWeights(const Graph& graph, std::uint64_t seed) {
    const std::vector<double> expected = expectedMeanSquares(graph);
    auto parameters = std::make_shared<Parameters>();
    for (const ParameterSpec& spec : graph.parameters()) {
        double centre = 0, spread = 0.1;
        switch (spec.role) {
        case ParameterRole::ConvolutionWeight:
        case ParameterRole::FullyConnectedWeight: {
            const TensorId input = graph.layer(spec.layer).inputs.front();
            spread = std::sqrt(target(graph.layer(spec.layer).op) /
                               (double(spec.fanIn()) * expected[std::size_t(input.value)]));
            break;
        }
        case ParameterRole::NormWeight:
        case ParameterRole::NormVariance:
            centre = 1;
            break;
        case ParameterRole::NormBias:
        case ParameterRole::NormMean:
            spread = 0.2;
            break;
        case ParameterRole::Bias:
            break;
        }
        ParameterArray array;
        array.dims = spec.dims;
        array.values.resize(std::size_t(spec.elements()));
        const std::uint64_t key = seededKey(seed, spec.name);
        for (std::size_t i = 0; i < array.values.size(); ++i)
            array.values[i] = float(centre + spread * seededNormal(key, i));
        parameters->arrays.emplace(spec.name, std::move(array));
    }
    LoadedWeights weights;
    weights.info = seededInfo(seed);
    weights.parameters = std::move(parameters);
    return weights;
}

} // namespace convlens
