#pragma once
#include "core/graph/graph.h"
#include "core/weights/weights.h"

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
///      weight of a convolution or fully connected layer    z * sqrt(t / (fanIn * m))
///      bias of one                                         0.1 * z
///      batch norm weight, running_var                      1 + 0.1 * z
///      batch norm bias, running_mean                       0.2 * z
///    fanIn = product of the weight's dims but the first, as a double; t, the mean square aimed at, is 4 for a
///    convolution without a bias (a batch norm follows) and 1 for a convolution with one and for every fully connected
///    layer; m is the mean square that the layer's input is expected to have (step 5). Batch norm's epsilon is 1e-5. So
///    every layer gives about the same spread at any depth, as in a trained network: neither ReLU6's ceiling nor
///    vanishing maps hide what the layers do.
/// 5. Of every value that flows through the graph, m and the part p of it that belongs to values which are never
/// negative:
///      input                         m = 1, p = 0
///      convolution, fully connected  m = t, p = 0
///      softmax                       m = 1, p = 1
///      batch norm                    m of its input, p = 0
///      ReLU, ReLU6                   m' = p + (m - p) / 2, p' = m'
///      h-swish                       m' = m * 0.44, p' = 0
///      h-sigmoid                     m' = p' = 0.28
///      add                           the sums of its inputs' m and p
///      scale                         the map's m and p, each times the factor's m
///      concat                        the sum of channels * m (and of channels * p) divided by the sum of channels
///      split, shuffle                as the input
///      max pool                      m * 3, p * 3
///      average pool                  m / 2, p / 2
///      global pool                   m * 0.4, p * 0.4
///    (Mean squares of functions of a centred normal value of mean square 4, gates of mean square 1; the factors of the
///    pools lie between those of equal and of independent pixels.)
std::vector<double> expectedMeanSquares(const Graph& graph); ///< m by TensorId

std::uint64_t seededKey(std::uint64_t seed, std::string_view parameterName);
/// z of step 3: nearly normal, mean 0, variance 1.
double seededNormal(std::uint64_t key, std::uint64_t index);

/// What seededWeights() says of the parameters that it makes.
WeightsInfo seededInfo(std::uint64_t seed);

} // namespace convlens
