#pragma once
#include "core/kernels/epilogue.h"

#include <cstddef>
#include <cstdint>

namespace convlens {

/// Kernels over NHWC pixels that touch each value once: they cost memory traffic, not arithmetic. `rows` are pixels,
/// strides are floats from one pixel to the next. All are safe on any range of pixels from any thread.

/// out = activation(in * scale[c] + shift[c]); scale and shift may be null (batch norm; plain activation).
struct AffineArgs {
    const float* in = nullptr;
    std::size_t inStride = 0;
    float* out = nullptr;
    std::size_t outStride = 0;
    const float* scale = nullptr;
    const float* shift = nullptr;
    std::size_t channels = 0;
    KernelActivation activation = KernelActivation::None;
};
void affine(const AffineArgs& args, std::size_t firstRow, std::size_t endRow) noexcept;

/// out = activation(a + b), or activation((a + b) + c).
struct AddArgs {
    const float* a = nullptr;
    std::size_t aStride = 0;
    const float* b = nullptr;
    std::size_t bStride = 0;
    const float* c = nullptr; ///< null for none
    std::size_t cStride = 0;
    float* out = nullptr; ///< may be a, b or c
    std::size_t outStride = 0;
    std::size_t channels = 0;
    KernelActivation activation = KernelActivation::None;
};
void add(const AddArgs& args, std::size_t firstRow, std::size_t endRow) noexcept;

/// Copies runs of channels: concat, split.
void copyChannels(const float* in, std::size_t inStride, float* out, std::size_t outStride, std::size_t channels,
                  std::size_t firstRow, std::size_t endRow) noexcept;

/// out[row][i] = in[row][index[i]]: channel shuffle by permutation.
void gatherChannels(const float* in, std::size_t inStride, const std::int32_t* index, float* out, std::size_t outStride,
                    std::size_t channels, std::size_t firstRow, std::size_t endRow) noexcept;

/// out[row][b * groups + a] = in[row][a * groupDistance + b] for b < each: channel shuffle by transposition.
struct InterleaveArgs {
    const float* in = nullptr;
    std::size_t inStride = 0;
    std::size_t groupDistance = 0; ///< floats from a pixel's part of one group to its part of the next
    std::size_t groups = 1, each = 0;
    float* out = nullptr;
    std::size_t outStride = 0;
};
void interleaveGroups(const InterleaveArgs& args, std::size_t firstRow, std::size_t endRow) noexcept;

/// Pooling over NHWC maps; rows and images follow each other without gaps.
struct PoolArgs {
    const float* in = nullptr;
    std::size_t inStride = 0;
    float* out = nullptr;
    std::size_t outStride = 0;
    std::size_t images = 1, channels = 0;
    std::size_t inHeight = 0, inWidth = 0, outHeight = 0, outWidth = 0;
    int kernel = 3, stride = 2, dilation = 1, padTop = 0, padLeft = 0;
    bool average = false;
    bool countPadding = true; ///< average: divide by k * k, not by the taps inside
    KernelActivation activation = KernelActivation::None;
};
/// Whole output rows [firstRow, endRow) of images * outHeight.
void pool(const PoolArgs& args, std::size_t firstRow, std::size_t endRow) noexcept;

/// out[image][c] = mean of in over the image's pixels, for channels [firstChannel, endChannel) of every image.
void globalAverage(const float* in, std::size_t inStride, std::size_t images, std::size_t pixels, float* out,
                   std::size_t outStride, std::size_t firstChannel, std::size_t endChannel) noexcept;

/// Softmax over the channels of each row, maximum subtracted first.
void softmax(const float* in, std::size_t inStride, float* out, std::size_t outStride, std::size_t channels,
             std::size_t firstRow, std::size_t endRow) noexcept;

/// NHWC pixels, each channel at its own offset, to an NCHW map and back. `index` null means in order.
void toPlanar(const float* in, std::size_t inStride, const std::int32_t* index, float* out, std::size_t images,
              std::size_t channels, std::size_t pixels) noexcept;
void toInterleaved(const float* in, float* out, std::size_t outStride, std::size_t images, std::size_t channels,
                   std::size_t pixels) noexcept;

} // namespace convlens
