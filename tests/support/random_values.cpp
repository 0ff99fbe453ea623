#include "tests/support/random_values.h"

#include <cmath>
#include <random>

namespace convlens::test {

namespace {

/// std::uniform_real_distribution differs between libraries; the engine's own output does not.
float uniform(std::mt19937& random, float low, float high) {
    return low + (high - low) * float(random() >> 8) / float(1 << 24);
}

} // namespace

Tensor randomTensor(const Shape& shape, std::uint32_t seed) {
    std::mt19937 random(seed);
    Tensor tensor(shape);
    for (float& value : tensor.values())
        value = uniform(random, -2.0f, 2.0f);
    return tensor;
}

Parameters randomParameters(const Graph& graph, std::uint32_t seed) {
    std::mt19937 random(seed);
    Parameters parameters;
    for (const ParameterSpec& spec : graph.parameters()) {
        ParameterArray array{spec.dims, std::vector<float>(std::size_t(spec.elements()))};
        const float range = std::sqrt(3.0f / float(spec.fanIn()));
        for (float& value : array.values) {
            switch (spec.role) {
            case ParameterRole::ConvolutionWeight:
            case ParameterRole::FullyConnectedWeight:
                value = uniform(random, -range, range);
                break;
            case ParameterRole::Bias:
            case ParameterRole::NormBias:
            case ParameterRole::NormMean:
                value = uniform(random, -0.5f, 0.5f);
                break;
            case ParameterRole::NormWeight:
            case ParameterRole::NormVariance:
                value = uniform(random, 0.5f, 1.5f);
                break;
            }
        }
        parameters.arrays.emplace(spec.name, std::move(array));
    }
    return parameters;
}

} // namespace convlens::test
