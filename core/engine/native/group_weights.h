#pragma once
#include "core/engine/native/steps.h"
#include "core/kernels/pointwise.h"

#include <vector>

namespace convlens::native {

inline const float* partOf(const std::vector<float>& values, std::size_t first) {
    return values.empty() ? nullptr : values.data() + first;
}

/// Group `group` of a convolution's weights, n outputs of k inputs each, with the inputs in the given order.
inline PackedMatrix packGroup(const float* weight, const Epilogue& epilogue, std::size_t group, std::size_t n,
                              std::size_t k, const std::vector<int>& order) {
    std::vector<float> ordered(n * k);
    const float* from = weight + group * n * k;
    for (std::size_t row = 0; row < n; ++row) {
        for (std::size_t i = 0; i < k; ++i)
            ordered[row * k + i] = from[row * k + std::size_t(order[i])];
    }
    return packMatrix(ordered.data(), partOf(epilogue.shift, group * n), partOf(epilogue.scale, group * n), n, k);
}

} // namespace convlens::native
