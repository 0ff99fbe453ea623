#pragma once
#include "core/kernels/aligned.h"
#include "core/kernels/epilogue.h"
#include "core/kernels/fetch.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace convlens {

/// Weights [n][k] of a pointwise convolution or fully connected layer, cut into panels of output channels for the
/// instruction set in use when they were packed. Panel p holds k rows of `width` values; the last panel of a matrix is
/// narrower, so that 24 or 58 channels do not pay for 32 or 64.
struct PackedMatrix {
    struct Panel {
        std::uint32_t first = 0; ///< first output channel
        std::uint32_t count = 0; ///< output channels that exist
        std::uint32_t width = 0; ///< values a row: count rounded up to what a register holds
        std::size_t offset = 0;  ///< into values
    };
    std::size_t n = 0, k = 0;
    std::vector<Panel> panels;
    AlignedFloats values;
    AlignedFloats bias; ///< a padded row a panel, in panel order; zero where there is none
    std::vector<std::size_t> biasOffset;
};

/// `bias` may be null. `scale` (or null) multiplies row i of the weights, to fold a batch norm.
PackedMatrix packMatrix(const float* weight, const float* bias, const float* scale, std::size_t n, std::size_t k);

/// out[m][n] = activation(in[m][k] * weights + bias + residual[m][n]). Rows are pixels: NHWC maps.
struct PointwiseArgs {
    const float* in = nullptr;
    std::size_t inStride = 0;              ///< floats from one pixel to the next
    const std::int32_t* inIndex = nullptr; ///< where input channel i lies inside a pixel; null for i itself
    const float* inScale = nullptr;        ///< a factor for each input channel (squeeze-and-excitation), or null
    float* out = nullptr;
    std::size_t outStride = 0;
    const float* residual = nullptr; ///< null for none
    std::size_t residualStride = 0;
    std::size_t rows = 0;
    /// The whole product has this one row, and no inScale: it is summed in four parts, which is another rounding than
    /// that of a row among others, so the caller decides and not the cut among threads.
    bool isOnlyRow = false;
    const PackedMatrix* weights = nullptr;
    /// Input channels before `cut` are summed apart from those behind it, and the two sums added: the rounding that two
    /// threads get when each sums its own channels. 0 for one sum.
    std::size_t cut = 0;
    /// With `inputs` only a part of the sum: weights of input channels [firstInput, firstInput + inputs), `in`, inIndex
    /// and inScale being those of the first. Without bias, unless it begins with channel 0.
    std::size_t firstInput = 0, inputs = 0;
    const float* before =
        nullptr; ///< the first part of such a sum, laid out as `out` is, which it may be; null for none
    KernelActivation activation = KernelActivation::None;
    Fetch later; ///< by all tiles of one call together
};

/// The work is cut into tiles, which any threads may do in any order: the result does not depend on the split.
std::size_t pointwiseTiles(const PointwiseArgs& args) noexcept;
void pointwise(const PointwiseArgs& args, std::size_t firstTile, std::size_t endTile) noexcept;

} // namespace convlens
