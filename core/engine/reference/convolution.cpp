#include "core/engine/reference/convolution.h"

#include "core/engine/reference/planes.h"

#include <Eigen/Core>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace convlens::reference {

namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Strided = Eigen::OuterStride<>;
using MatrixMap = Eigen::Map<RowMajor, 0, Strided>;
using ConstMatrixMap = Eigen::Map<const RowMajor, 0, Strided>;

/// Patches of this many floats are multiplied at a time: they stay in the second-level cache, and memory stays small.
constexpr std::int64_t kPatchFloats = 256 * 1024;
/// At most this many multiply-adds between two questions to the cancel token: some 10 ms on a slow core.
constexpr std::int64_t kBlockMacs = 32'000'000;

/// One output channel at a time; every tap of the filter adds a scaled, shifted row of the input to a row of the
/// output.
void depthwise(const Convolution& op, const Tensor& in, const float* weight, const float* bias, Tensor& out,
               const CancelToken& cancel) {
    const Window& w = op.window;
    const Shape& is = in.shape();
    const Shape& os = out.shape();
    const int multiplier = os.c / is.c;
    forEachPlane(os, cancel, [&](int n, int c) {
        const float* source = in.plane(n, c / multiplier).data();
        const float* filter = weight + std::ptrdiff_t(c) * w.kernel * w.kernel;
        float* target = out.plane(n, c).data();
        std::fill_n(target, os.plane(), bias ? bias[c] : 0.0f);
        for (int ky = 0; ky < w.kernel; ++ky) {
            const int offsetY = ky * w.dilation - w.padding.top;
            const TapRange rows = tapRange(offsetY, w.stride, is.h, os.h);
            for (int kx = 0; kx < w.kernel; ++kx) {
                const int offsetX = kx * w.dilation - w.padding.left;
                const TapRange columns = tapRange(offsetX, w.stride, is.w, os.w);
                const float tap = filter[ky * w.kernel + kx];
                for (int y = rows.first; y < rows.last; ++y) {
                    const float* from = source + std::ptrdiff_t(y * w.stride + offsetY) * is.w + offsetX;
                    float* to = target + std::ptrdiff_t(y) * os.w;
                    if (w.stride == 1) { // apart, so that the compiler sees contiguous rows
                        for (int x = columns.first; x < columns.last; ++x)
                            to[x] += tap * from[x];
                    } else {
                        for (int x = columns.first; x < columns.last; ++x)
                            to[x] += tap * from[x * w.stride];
                    }
                }
            }
        }
    });
}

/// Writes the patches under output rows [firstRow, lastRow): one matrix row for each (channel, ky, kx), one column for
/// each output pixel.
void gatherPatches(const Window& w, const Shape& is, const float* firstPlane, int channels, int firstRow, int lastRow,
                   int outWidth, float* patches) {
    for (int c = 0; c < channels; ++c) {
        const float* plane = firstPlane + std::ptrdiff_t(c) * is.plane();
        for (int ky = 0; ky < w.kernel; ++ky) {
            for (int kx = 0; kx < w.kernel; ++kx) {
                const int offsetX = kx * w.dilation - w.padding.left;
                const TapRange columns = tapRange(offsetX, w.stride, is.w, outWidth);
                for (int y = firstRow; y < lastRow; ++y, patches += outWidth) {
                    std::fill_n(patches, outWidth, 0.0f);
                    const int iy = y * w.stride + ky * w.dilation - w.padding.top;
                    if (iy < 0 || iy >= is.h) continue;
                    const float* from = plane + std::ptrdiff_t(iy) * is.w + offsetX;
                    for (int x = columns.first; x < columns.last; ++x)
                        patches[x] = from[std::ptrdiff_t(x) * w.stride];
                }
            }
        }
    }
}

/// Each group as a matrix product: filters [O / groups, K] times patches [K, pixels], with K = C / groups * k * k.
void grouped(const Convolution& op, const Tensor& in, const float* weight, const float* bias, Tensor& out,
             const CancelToken& cancel) {
    const Window& w = op.window;
    const Shape& is = in.shape();
    const Shape& os = out.shape();
    const int inChannels = is.c / op.groups, outChannels = os.c / op.groups;
    const std::int64_t depth = std::int64_t(inChannels) * w.kernel * w.kernel;
    // A 1x1 window at stride 1 without padding reads the map itself as its patch matrix.
    const bool isPatchMatrix = w.kernel == 1 && w.stride == 1 && w.padding == Padding2d{};

    std::int64_t rows = kBlockMacs / std::max<std::int64_t>(1, depth * outChannels * os.w);
    if (!isPatchMatrix) rows = std::min(rows, kPatchFloats / std::max<std::int64_t>(1, depth * os.w));
    const int blockRows = int(std::clamp<std::int64_t>(rows, 1, os.h));
    std::vector<float> patches(isPatchMatrix ? 0 : std::size_t(depth * blockRows * os.w));

    for (int n = 0; n < os.n; ++n) {
        for (int g = 0; g < op.groups; ++g) {
            const ConstMatrixMap filters(weight + std::ptrdiff_t(g) * outChannels * depth, outChannels, depth,
                                         Strided(depth));
            const float* source = in.plane(n, g * inChannels).data();
            float* target = out.plane(n, g * outChannels).data();
            for (int y = 0; y < os.h; y += blockRows) {
                if (cancel.isCancelled()) return;
                const int lastRow = std::min(y + blockRows, os.h);
                const std::ptrdiff_t first = std::ptrdiff_t(y) * os.w;
                const std::ptrdiff_t pixels = std::ptrdiff_t(lastRow - y) * os.w;
                if (!isPatchMatrix) gatherPatches(w, is, source, inChannels, y, lastRow, os.w, patches.data());
                const ConstMatrixMap columns = isPatchMatrix
                                                   ? ConstMatrixMap(source + first, depth, pixels, Strided(is.plane()))
                                                   : ConstMatrixMap(patches.data(), depth, pixels, Strided(pixels));
                MatrixMap block(target + first, outChannels, pixels, Strided(os.plane()));
                block.noalias() = filters * columns;
                if (bias) block.colwise() += Eigen::Map<const Eigen::VectorXf>(bias + g * outChannels, outChannels);
            }
        }
    }
}

} // namespace

void convolution(const Convolution& op, const Tensor& in, const float* weight, const float* bias, Tensor& out,
                 const CancelToken& cancel) {
    if (op.groups == in.shape().c)
        depthwise(op, in, weight, bias, out, cancel);
    else
        grouped(op, in, weight, bias, out, cancel);
}

} // namespace convlens::reference
