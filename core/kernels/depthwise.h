#pragma once
#include "core/kernels/aligned.h"
#include "core/kernels/epilogue.h"
#include "core/kernels/fetch.h"

#include <cstddef>

namespace convlens {

/// Depthwise convolution, one k x k filter a channel (MobileNetV1, arXiv 1704.04861, section 3.1), over NHWC maps.
/// Strides are in floats; rows and images follow each other without gaps (row stride = width * pixel stride).
struct DepthwiseArgs {
    const float* in = nullptr;
    std::size_t inStride = 0; ///< from one pixel to the next
    float* out = nullptr;
    std::size_t outStride = 0;
    const float* weights = nullptr; ///< [k * k][channels]: packDepthwise()
    const float* bias = nullptr;    ///< [channels], or null
    std::size_t images = 1, channels = 0;
    std::size_t inHeight = 0, inWidth = 0, outHeight = 0, outWidth = 0;
    int kernel = 3, stride = 1, dilation = 1, padTop = 0, padLeft = 0;
    KernelActivation activation = KernelActivation::None;
    Fetch later; ///< each row of outputs fetches its share
};

/// [channels][k * k], as frameworks store it, to [k * k][channels]; `scale` (or null) multiplies each channel's filter.
AlignedFloats packDepthwise(const float* weight, const float* scale, std::size_t channels, int kernel);

/// Whole output rows [firstRow, endRow) of images * outHeight. Any threads may do any rows in any order.
void depthwise(const DepthwiseArgs& args, std::size_t firstRow, std::size_t endRow) noexcept;

} // namespace convlens
