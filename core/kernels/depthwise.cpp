#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/depthwise.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "core/kernels/depthwise.h"
#include "core/kernels/epilogue-inl.h"

#include <algorithm>

HWY_BEFORE_NAMESPACE();
namespace convlens {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

using Full = hn::CappedTag<float, 16>;

// Pixels of one row that are summed together: 7 sums, 5 weights and one input fit into 16 registers, and 7 divides the
// sides 112, 56, 28, 14 and 7. Each input is loaded once for the up to kKernel outputs that need it.
constexpr int kRun = 7;

/// The part of a filter row that lies inside the map.
struct Edges {
    int firstTapRow, endTapRow;
    std::ptrdiff_t inRow; ///< map row of tap row 0; may be negative
    std::ptrdiff_t inCol; ///< map column of the first output's tap 0; may be negative
};

/// Up to Lanes channels from c on, for kCount neighbouring outputs of one row. With kEdge some taps lie outside the map
/// and are left out; with kSome fewer channels than lanes are left.
template <int kKernel, int kStride, int kCount, bool kEdge, bool kSome>
HWY_INLINE void channelRun(const DepthwiseArgs& args, const Edges& e, const float* HWY_RESTRICT corner,
                           float* HWY_RESTRICT out, std::size_t c) {
    constexpr int kColumns = (kCount - 1) * kStride + kKernel;
    const Full d;
    using V = hn::Vec<Full>;
    const std::ptrdiff_t inStride = std::ptrdiff_t(args.inStride);
    const std::ptrdiff_t rowStride = std::ptrdiff_t(args.inWidth) * inStride;
    const std::ptrdiff_t width = std::ptrdiff_t(args.inWidth);
    const std::size_t left = args.channels - c;
    const auto load = [&](const float* from) HWY_ATTR {
        if constexpr (kSome)
            return loadSome(d, from, left);
        else
            return hn::LoadU(d, from);
    };

    const V start = args.bias ? load(args.bias + c) : hn::Zero(d);
    V sum[kCount];
#pragma GCC unroll 8
    for (int i = 0; i < kCount; ++i)
        sum[i] = start;
    for (int ky = e.firstTapRow; ky < e.endTapRow; ++ky) {
        const float* row = corner + ky * rowStride + std::ptrdiff_t(c);
        V w[kKernel];
#pragma GCC unroll 8
        for (int kx = 0; kx < kKernel; ++kx)
            w[kx] = load(args.weights + std::size_t(ky * kKernel + kx) * args.channels + c);
#pragma GCC unroll 32
        for (int col = 0; col < kColumns; ++col) {
            if constexpr (kEdge) {
                if (e.inCol + col < 0 || e.inCol + col >= width) continue;
            }
            const V x = load(row + col * inStride);
#pragma GCC unroll 8
            for (int kx = 0; kx < kKernel; ++kx) {
                const int at = col - kx;
                if (at >= 0 && at % kStride == 0 && at / kStride < kCount)
                    sum[at / kStride] = hn::MulAdd(x, w[kx], sum[at / kStride]);
            }
        }
    }
#pragma GCC unroll 8
    for (int i = 0; i < kCount; ++i) {
        const V value = activate(d, sum[i], args.activation);
        if constexpr (kSome)
            storeSome(value, d, out + std::size_t(i) * args.outStride + c, left);
        else
            hn::StoreU(value, d, out + std::size_t(i) * args.outStride + c);
    }
}

template <int kKernel, int kStride, int kCount, bool kEdge>
HWY_NOINLINE void run(const DepthwiseArgs& args, const Edges& e, const float* image, float* out) {
    const std::size_t lanes = hn::Lanes(Full());
    const std::ptrdiff_t inStride = std::ptrdiff_t(args.inStride);
    const float* corner = image + (e.inRow * std::ptrdiff_t(args.inWidth) + e.inCol) * inStride;
    std::size_t c = 0;
    for (; c + lanes <= args.channels; c += lanes)
        channelRun<kKernel, kStride, kCount, kEdge, false>(args, e, corner, out, c);
    if (c < args.channels) channelRun<kKernel, kStride, kCount, kEdge, true>(args, e, corner, out, c);
}

/// Any kernel, stride and dilation, one output at a time.
void anyWindow(const DepthwiseArgs& args, const Edges& e, const float* image, float* HWY_RESTRICT out) {
    const Full d;
    using V = hn::Vec<Full>;
    const std::size_t lanes = hn::Lanes(d);
    const std::ptrdiff_t inStride = std::ptrdiff_t(args.inStride);
    const std::ptrdiff_t rowStride = std::ptrdiff_t(args.inWidth) * inStride;
    for (std::size_t c = 0; c < args.channels; c += lanes) {
        const std::size_t left = args.channels - c;
        V sum = args.bias ? loadSome(d, args.bias + c, left) : hn::Zero(d);
        for (int ky = e.firstTapRow; ky < e.endTapRow; ++ky) {
            for (int kx = 0; kx < args.kernel; ++kx) {
                const std::ptrdiff_t col = e.inCol + kx * args.dilation;
                if (col < 0 || col >= std::ptrdiff_t(args.inWidth)) continue;
                const float* x =
                    image + (e.inRow + ky * args.dilation) * rowStride + col * inStride + std::ptrdiff_t(c);
                const V w = loadSome(d, args.weights + std::size_t(ky * args.kernel + kx) * args.channels + c, left);
                sum = hn::MulAdd(loadSome(d, x, left), w, sum);
            }
        }
        storeSome(activate(d, sum, args.activation), d, out + c, left);
    }
}

template <int kKernel, int kStride>
void row(const DepthwiseArgs& args, Edges e, const float* image, float* out) {
    for (std::size_t x = 0; x < args.outWidth;) {
        // Few lengths only, because each is compiled for every window and instruction set: a rest of 6 is 4 + 2.
        const std::size_t rest = args.outWidth - x;
        const int count = rest >= kRun ? kRun : rest >= 4 ? 4 : rest >= 2 ? 2 : 1;
        e.inCol = std::ptrdiff_t(x) * kStride - args.padLeft;
        const bool edge = e.inCol < 0 || e.inCol + (count - 1) * kStride + kKernel > std::ptrdiff_t(args.inWidth);
        float* to = out + x * args.outStride;
        switch (count) {
        case 1:
            edge ? run<kKernel, kStride, 1, true>(args, e, image, to)
                 : run<kKernel, kStride, 1, false>(args, e, image, to);
            break;
        case 2:
            edge ? run<kKernel, kStride, 2, true>(args, e, image, to)
                 : run<kKernel, kStride, 2, false>(args, e, image, to);
            break;
        case 4:
            edge ? run<kKernel, kStride, 4, true>(args, e, image, to)
                 : run<kKernel, kStride, 4, false>(args, e, image, to);
            break;
        default:
            edge ? run<kKernel, kStride, kRun, true>(args, e, image, to)
                 : run<kKernel, kStride, kRun, false>(args, e, image, to);
            break;
        }
        x += std::size_t(count);
    }
}

} // namespace

void depthwiseRows(const DepthwiseArgs& args, std::size_t firstRow, std::size_t endRow) {
    const std::size_t imageSize = args.inHeight * args.inWidth * args.inStride;
    for (std::size_t r = firstRow; r < endRow; ++r) {
        const std::size_t y = r % args.outHeight;
        const float* image = args.in + r / args.outHeight * imageSize;
        float* out = args.out + r * args.outWidth * args.outStride;
        Edges e{};
        e.inRow = std::ptrdiff_t(y) * args.stride - args.padTop;
        e.firstTapRow = 0;
        while (e.firstTapRow < args.kernel && e.inRow + e.firstTapRow * args.dilation < 0)
            ++e.firstTapRow;
        e.endTapRow = args.kernel;
        while (e.endTapRow > e.firstTapRow &&
               e.inRow + (e.endTapRow - 1) * args.dilation >= std::ptrdiff_t(args.inHeight))
            --e.endTapRow;
        if (args.dilation == 1 && args.kernel == 3 && args.stride == 1)
            row<3, 1>(args, e, image, out);
        else if (args.dilation == 1 && args.kernel == 3 && args.stride == 2)
            row<3, 2>(args, e, image, out);
        else if (args.dilation == 1 && args.kernel == 5 && args.stride == 1)
            row<5, 1>(args, e, image, out);
        else if (args.dilation == 1 && args.kernel == 5 && args.stride == 2)
            row<5, 2>(args, e, image, out);
        else
            for (std::size_t x = 0; x < args.outWidth; ++x) {
                e.inCol = std::ptrdiff_t(x) * args.stride - args.padLeft;
                anyWindow(args, e, image, out + x * args.outStride);
            }
    }
}

} // namespace HWY_NAMESPACE
} // namespace convlens
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace convlens {
namespace {
HWY_EXPORT(depthwiseRows);
} // namespace

AlignedFloats packDepthwise(const float* weight, const float* scale, std::size_t channels, int kernel) {
    const auto taps = std::size_t(kernel * kernel);
    AlignedFloats packed(taps * channels);
    for (std::size_t c = 0; c < channels; ++c) {
        for (std::size_t t = 0; t < taps; ++t)
            packed[t * channels + c] = weight[c * taps + t] * (scale ? scale[c] : 1.0f);
    }
    return packed;
}

void depthwise(const DepthwiseArgs& args, std::size_t firstRow, std::size_t endRow) noexcept {
    HWY_DYNAMIC_DISPATCH(depthwiseRows)(args, firstRow, endRow);
}

} // namespace convlens
#endif
