#pragma once
#include "core/engine/native/steps.h"
#include "core/kernels/pointwise.h"

#include <cstddef>
#include <vector>

namespace convlens::native {

inline const float* partOf(const std::vector<float>& values, std::size_t first) {
    return values.empty() ? nullptr : values.data() + first;
}

/// Outputs [first, first + n) of a convolution's weights, of k inputs each, with the inputs in the given order.
inline PackedMatrix packRows(const float* weight, const Epilogue& epilogue, std::size_t first, std::size_t n,
                             std::size_t k, const std::vector<int>& order) {
    std::vector<float> ordered(n * k);
    const float* from = weight + first * k;
    for (std::size_t row = 0; row < n; ++row) {
        for (std::size_t i = 0; i < k; ++i)
            ordered[row * k + i] = from[row * k + std::size_t(order[i])];
    }
    return packMatrix(ordered.data(), partOf(epilogue.shift, first), partOf(epilogue.scale, first), n, k);
}

/// Group `group` of a convolution's weights, n outputs of k inputs each.
inline PackedMatrix packGroup(const float* weight, const Epilogue& epilogue, std::size_t group, std::size_t n,
                              std::size_t k, const std::vector<int>& order) {
    return packRows(weight, epilogue, group * n, n, k, order);
}

} // namespace convlens::native
