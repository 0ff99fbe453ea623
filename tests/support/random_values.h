#pragma once
#include "core/graph/graph.h"
#include "core/graph/parameters.h"
#include "core/tensor/tensor.h"

#include <cstdint>

namespace convlens::test {

/// Evenly spread in [-2, 2), the same for the same seed on every machine.
Tensor randomTensor(const Shape& shape, std::uint32_t seed);

/// Weights scaled by their fan-in so that maps keep their size; variances in [0.5, 1.5).
Parameters randomParameters(const Graph& graph, std::uint32_t seed);

} // namespace convlens::test
