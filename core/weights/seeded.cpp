#include "core/weights/seeded.h"

#include "core/weights/weights.h"

#include <cmath>

// Compiled with -ffp-contract=off (CMakeLists.txt): a fused multiply-add would change the last bit on some processors.

namespace convlens {

namespace {

constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15u;

constexpr std::uint64_t finalise(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/// Mean square of a layer's outputs from those of its inputs; `channels` are the inputs' channel counts.
double meanSquareAfter(const Op& op, const std::vector<double>& m, const std::vector<int>& channels) {
    return std::visit(Overloaded{[](const Convolution&) { return 1.0; }, [](const FullyConnected&) { return 1.0; },
                                 [](const Softmax&) { return 1.0; }, [&](const BatchNorm&) { return m[0]; },
                                 [&](const Activation& activation) {
                                     switch (activation.kind) {
                                     case ActivationKind::ReLU:
                                     case ActivationKind::ReLU6:
                                         return m[0] / 2;
                                     case ActivationKind::HSwish:
                                         return m[0] * (m[0] + 3) / 12;
                                     case ActivationKind::HSigmoid:
                                         return (m[0] + 9) / 36;
                                     }
                                     return m[0];
                                 },
                                 [&](const Add&) { return m[0] + m[1]; },
                                 [&](const ScaleChannels&) { return m[0] * m[1]; },
                                 [&](const Concat&) {
                                     double sum = 0, all = 0;
                                     for (std::size_t i = 0; i < m.size(); ++i) {
                                         sum += channels[i] * m[i];
                                         all += channels[i];
                                     }
                                     return sum / all;
                                 },
                                 [&](const ChannelSplit&) { return m[0]; }, [&](const ChannelShuffle&) { return m[0]; },
                                 [&](const MaxPool&) { return 3 * m[0]; }, [&](const AveragePool&) { return m[0] / 2; },
                                 [&](const GlobalAveragePool&) { return m[0] / 3; }},
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
    std::vector<double> expected(graph.tensors().size(), 1.0);
    for (const Layer& layer : graph.layers()) {
        std::vector<double> inputs;
        std::vector<int> channels;
        for (const TensorId id : layer.inputs) {
            inputs.push_back(expected[std::size_t(id.value)]);
            channels.push_back(graph.tensor(id).shape.c);
        }
        const double after = meanSquareAfter(layer.op, inputs, channels);
        for (const TensorId id : layer.outputs)
            expected[std::size_t(id.value)] = after;
    }
    return expected;
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
            spread = std::sqrt(1.0 / (double(spec.fanIn()) * expected[std::size_t(input.value)]));
            break;
        }
        case ParameterRole::NormWeight:
        case ParameterRole::NormVariance:
            centre = 1;
            break;
        case ParameterRole::Bias:
        case ParameterRole::NormBias:
        case ParameterRole::NormMean:
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
    weights.info.kind = WeightsInfo::Kind::Random;
    weights.info.seed = seed;
    weights.info.hash = "seed:" + std::to_string(seed);
    weights.info.naming = "convlens";
    weights.parameters = std::move(parameters);
    return weights;
}

} // namespace convlens
