#pragma once
#include "core/graph/graph.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace convlens {

/// Seeded weights, written down so that another program can make the same bits (tests/parity does, in Python).
/// All integers are unsigned 64-bit and wrap around; all other arithmetic is IEEE double, in the order given, without
/// fused multiply-add, and rounded to float32 once at the end. No library function but sqrt is used.
///
/// 1. finalise(z): z ^= z >> 30; z *= 0xBF58476D1CE4E5B9; z ^= z >> 27; z *= 0x94D049BB133111EB; z ^= z >> 31.
///    (Steele, Lea, Flood 2014: splitmix64.) GOLDEN = 0x9E3779B97F4A7C15.
/// 2. fnv(name): h = 0xCBF29CE484222325; for each byte: h ^= byte; h *= 0x100000001B3 (FNV-1a).
///    key = finalise(seed + GOLDEN) ^ fnv(name), the name being the parameter's ("block3.expand.conv.weight").
/// 3. Value i of a parameter (row-major) draws r = finalise(key + (i + 1) * GOLDEN), takes its four 16-bit parts as
///    numbers a, b, c, d, and z = (a + b + c + d - 131070) / sqrt((2^32 - 1) / 3): mean 0, variance 1, nearly normal,
///    never beyond 3.4642.
/// 4. The value by what the parameter is:
///      weight of a convolution or fully connected layer    z * sqrt(1 / (fanIn * m))
///      bias of one                                         0.1 * z
///      batch norm weight                                   1 + 0.1 * z
///      batch norm bias, running_mean                       0.1 * z
///      batch norm running_var                              1 + 0.1 * z
///    fanIn = product of the weight's dims but the first; m is the mean square that the layer's input is expected to
///    have (step 5). So every convolution gives about unit variance, as in a trained network with batch norm, at any
///    depth: neither ReLU6's ceiling nor vanishing maps hide what the layers do. Batch norm's epsilon is 1e-5.
/// 5. m of every value that flows through the graph: the input 1; convolution, fully connected 1; batch norm m of
///    its input; ReLU, ReLU6 m / 2; h-swish m (m + 3) / 12; h-sigmoid (m + 9) / 36; add the sum, scale the product of
///    its two inputs' m; concat the sum of channels * m divided by the sum of channels; split and shuffle m; max pool 3
///    m; average pool m / 2; global pool m / 3; softmax 1. (The mean square of a function of a centred normal value,
///    ceilings left out: E[(z (z + 3) / 6)^2] and so on.)
std::vector<double> expectedMeanSquares(const Graph& graph); ///< m by TensorId

std::uint64_t seededKey(std::uint64_t seed, std::string_view parameterName);
/// z of step 3: nearly normal, mean 0, variance 1.
double seededNormal(std::uint64_t key, std::uint64_t index);

} // namespace convlens
