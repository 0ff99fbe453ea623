#pragma once
#include "core/graph/graph.h"

#include <cstdint>

namespace convlens {

/// Our own count of every operation, behind LayerCost::flopsAll. A multiplication, an addition, a comparison, a
/// division and an exponential are one operation each, so a multiply-add is two. Per output value unless said
/// otherwise:
///
/// | operator          | operations                                                                       |
/// |-------------------|----------------------------------------------------------------------------------|
/// | convolution       | 2 C_in / groups k k, and 1 for a bias; padding counts as the papers count it     |
/// | fully connected   | 2 C_in, and 1 for a bias                                                         |
/// | batch norm        | 2 (scale and shift; folding the running statistics is done once, not a value)    |
/// | ReLU              | 1                                                                                |
/// | ReLU6             | 2 (two comparisons)                                                              |
/// | h-sigmoid         | 4 (add, two comparisons, multiply)                                               |
/// | h-swish           | 5 (h-sigmoid and a multiplication)                                               |
/// | add, scale        | 1                                                                                |
/// | max pool          | k k - 1 comparisons                                                              |
/// | average pool      | k k (k k - 1 additions and a division)                                           |
/// | global pool       | H W of the input (H W - 1 additions and a division)                              |
/// | softmax           | 5 (comparison for the maximum, subtraction, exponential, addition, division)     |
/// | concat, channel split, channel shuffle | 0: they only move values                                    |
std::int64_t allOperations(const Graph& graph, LayerId id);

/// Multiply-adds of a convolution or fully connected layer, 0 for every other operator; biases are not counted. What
/// the papers of all families count: H_o W_o k k C_in C_out / groups, windows over padding included.
std::int64_t multiplyAdds(const Graph& graph, LayerId id);

} // namespace convlens
