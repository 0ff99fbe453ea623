#pragma once
#include "core/weights/weights.h"

#include <array>
#include <cstdint>
#include <span>

namespace convlens {

/// What a panel shows about one stored tensor. Minimum to histogram are over the finite values only.
struct TensorStatistics {
    std::int64_t count = 0; ///< values, finite or not; 0 for integer tensors
    std::int64_t nans = 0, infinities = 0;
    float minimum = 0, maximum = 0;
    double mean = 0, standardDeviation = 0;   ///< of the population
    std::array<std::int64_t, 32> histogram{}; ///< equal bins from minimum to maximum; one value alone fills the first
};

TensorStatistics tensorStatistics(std::span<const float> values);
TensorStatistics statisticsOf(const StoredTensor& tensor);

} // namespace convlens
