// Depthwise windows whose size the compiler knows; included once for every instruction set (Highway's per-target
// include guard). Each size is a source of its own, because compiling one takes a quarter of a minute.
#if defined(CONVLENS_KERNELS_DEPTHWISE_WINDOW_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef CONVLENS_KERNELS_DEPTHWISE_WINDOW_INL_H_
#undef CONVLENS_KERNELS_DEPTHWISE_WINDOW_INL_H_
#else
#define CONVLENS_KERNELS_DEPTHWISE_WINDOW_INL_H_
#endif

#include "core/kernels/depthwise.h"
#include "core/kernels/epilogue-inl.h"

#include <hwy/highway.h>

#include <algorithm>
#include <cstddef>

HWY_BEFORE_NAMESPACE();
namespace convlens {
namespace HWY_NAMESPACE {
namespace {

using Full = hn::CappedTag<float, 16>;

// Pixels of one row that are summed together: 7 sums, 5 weights and one input fit into 16 registers, and 7 divides the
// sides 112, 56, 28, 14 and 7. Each input is loaded once for the up to kKernel outputs that need it.
constexpr int kRun = 7;

/// Floats in a cache line, and lines fetched for later beside a vector of channels: more would wait for each other.
constexpr std::size_t kLine = 16, kMostLines = 12;

// Output rows that are summed together. With 32 registers two: their windows share all input rows but a stride's, which
// come from the second-level cache.
#if (HWY_TARGET <= HWY_AVX3 && HWY_ARCH_X86) || HWY_ARCH_ARM_A64
constexpr int kRowsAtOnce = 2;
#else
constexpr int kRowsAtOnce = 1;
#endif

/// Where a run's windows lie in the map.
struct Corner {
    std::ptrdiff_t inRow;         ///< map row of the first output row's tap row 0; may be negative
    std::ptrdiff_t inCol;         ///< map column of the first output's tap 0; may be negative
    const float* later = nullptr; ///< what to fetch meanwhile
    std::size_t lines = 0;        ///< of it, for each vector of channels
};

/// Which columns of a run's windows lie outside the map: none; half a window on one side or on both, as padding of the
/// same size gives; or to be found out column by column.
enum class Outside { None, Left, Right, Both, Any };

/// Up to Lanes channels from c on, for kRows x kCount neighbouring outputs. With kSome fewer channels than lanes are
/// left. Each output sums its taps row by row and from left to right, whatever is summed along with it.
template <int kKernel, int kStride, int kCount, int kRows, Outside kOutside, bool kSome>
HWY_INLINE void channelRun(const DepthwiseArgs& args, const Corner& e, const float* HWY_RESTRICT corner,
                           float* HWY_RESTRICT out, std::size_t c) {
    constexpr int kColumns = (kCount - 1) * kStride + kKernel;
    constexpr int kInRows = (kRows - 1) * kStride + kKernel;
    constexpr int kHalf = kKernel / 2;
    constexpr int kFirst = kOutside == Outside::Left || kOutside == Outside::Both ? kHalf : 0;
    constexpr int kEnd = kColumns - (kOutside == Outside::Right || kOutside == Outside::Both ? kHalf : 0);
    const Full d;
    using V = hn::Vec<Full>;
    const std::ptrdiff_t inStride = std::ptrdiff_t(args.inStride);
    const std::ptrdiff_t rowStride = std::ptrdiff_t(args.inWidth) * inStride;
    const std::ptrdiff_t width = std::ptrdiff_t(args.inWidth), height = std::ptrdiff_t(args.inHeight);
    const std::size_t left = args.channels - c;
    const auto load = [&](const float* from) HWY_ATTR {
        if constexpr (kSome)
            return loadSome(d, from, left);
        else
            return hn::LoadU(d, from);
    };

    const V start = args.bias ? load(args.bias + c) : hn::Zero(d);
    V sum[kRows][kCount];
#pragma GCC unroll 8
    for (int r = 0; r < kRows; ++r) {
#pragma GCC unroll 8
        for (int i = 0; i < kCount; ++i)
            sum[r][i] = start;
    }
    const auto addRow = [&](int inRow) HWY_ATTR __attribute__((always_inline)) {
        if (e.inRow + inRow < 0 || e.inRow + inRow >= height) return;
        // The tap row that this input row meets in each of the output rows.
        const int tap0 = inRow, tap1 = inRow - kStride;
        const bool meets0 = tap0 < kKernel;
        const bool meets1 = kRows > 1 && tap1 >= 0;
        V w0[kKernel], w1[kKernel];
#pragma GCC unroll 8
        for (int kx = 0; kx < kKernel; ++kx) {
            if (meets0) w0[kx] = load(args.weights + std::size_t(tap0 * kKernel + kx) * args.channels + c);
            if (meets1) w1[kx] = load(args.weights + std::size_t(tap1 * kKernel + kx) * args.channels + c);
        }
        const float* row = corner + inRow * rowStride + std::ptrdiff_t(c);
#pragma GCC unroll 32
        for (int col = kFirst; col < kEnd; ++col) {
            if (kOutside == Outside::Any && (e.inCol + col < 0 || e.inCol + col >= width)) continue;
            const V x = load(row + col * inStride);
#pragma GCC unroll 8
            for (int kx = 0; kx < kKernel; ++kx) {
                const int at = col - kx;
                if (at >= 0 && at % kStride == 0 && at / kStride < kCount) {
                    if (meets0) sum[0][at / kStride] = hn::MulAdd(x, w0[kx], sum[0][at / kStride]);
                    if (meets1) sum[kRows - 1][at / kStride] = hn::MulAdd(x, w1[kx], sum[kRows - 1][at / kStride]);
                }
            }
        }
    };
    if constexpr (kRows > 1) {
#pragma GCC unroll 8
        for (int inRow = 0; inRow < kInRows; ++inRow)
            addRow(inRow);
    } else { // every input row does the same: unrolled it would only be compiled several times
#pragma GCC unroll 1
        for (int inRow = 0; inRow < kInRows; ++inRow)
            addRow(inRow);
    }
    activateAll(d, sum, args.activation);
#pragma GCC unroll 8
    for (int r = 0; r < kRows; ++r) {
        float* to = out + std::size_t(r) * args.outWidth * args.outStride + c;
#pragma GCC unroll 8
        for (int i = 0; i < kCount; ++i) {
            if constexpr (kSome)
                storeSome(sum[r][i], d, to + std::size_t(i) * args.outStride, left);
            else
                hn::StoreU(sum[r][i], d, to + std::size_t(i) * args.outStride);
        }
    }
}

/// The last channels where they do not fill a vector: compiled once for a window, not once for each Outside.
template <int kKernel, int kStride, int kCount, int kRows>
HWY_NOINLINE void lastChannels(const DepthwiseArgs& args, const Corner& e, const float* corner, float* out,
                               std::size_t c) {
    channelRun<kKernel, kStride, kCount, kRows, Outside::Any, true>(args, e, corner, out, c);
}

template <int kKernel, int kStride, int kCount, int kRows, Outside kOutside>
HWY_NOINLINE void run(const DepthwiseArgs& args, const Corner& e, const float* image, float* out) {
    const std::size_t lanes = hn::Lanes(Full());
    const std::ptrdiff_t inStride = std::ptrdiff_t(args.inStride);
    const float* corner = image + (e.inRow * std::ptrdiff_t(args.inWidth) + e.inCol) * inStride;
    std::size_t c = 0;
    const float* later = e.later;
    for (; c + lanes <= args.channels; c += lanes) {
        for (std::size_t line = 0; line < e.lines; ++line, later += kLine)
            __builtin_prefetch(later, 0, 2);
        channelRun<kKernel, kStride, kCount, kRows, kOutside, false>(args, e, corner, out, c);
    }
    if (c < args.channels) lastChannels<kKernel, kStride, kCount, kRows>(args, e, corner, out, c);
}

template <int kKernel, int kStride, int kRows>
void wholeRun(const DepthwiseArgs& args, const Corner& e, const float* image, float* out) {
    if constexpr (kRows == kRowsAtOnce) { // else a map's last row, for which less is compiled
        constexpr int kHalf = kKernel / 2;
        const std::ptrdiff_t before = -e.inCol;
        const std::ptrdiff_t behind = e.inCol + (kRun - 1) * kStride + kKernel - std::ptrdiff_t(args.inWidth);
        if (before <= 0 && behind <= 0) return run<kKernel, kStride, kRun, kRows, Outside::None>(args, e, image, out);
        if (before == kHalf && behind <= 0)
            return run<kKernel, kStride, kRun, kRows, Outside::Left>(args, e, image, out);
        if (before <= 0 && behind == kHalf)
            return run<kKernel, kStride, kRun, kRows, Outside::Right>(args, e, image, out);
        if (before == kHalf && behind == kHalf)
            return run<kKernel, kStride, kRun, kRows, Outside::Both>(args, e, image, out);
    }
    run<kKernel, kStride, kRun, kRows, Outside::Any>(args, e, image, out);
}

template <int kKernel, int kStride, int kRows>
void rows(const DepthwiseArgs& args, std::ptrdiff_t inRow, const Fetch& later, const float* image, float* out) {
    std::size_t x = 0;
    for (; x + kRun <= args.outWidth; x += kRun) {
        Corner e{inRow, std::ptrdiff_t(x) * kStride - args.padLeft};
        if (later.list) {
            const Fetch share = later.share(x, x + kRun, args.outWidth);
            const std::size_t vectors = args.channels / hn::Lanes(Full());
            if (vectors > 0 && share.floats() > 0) {
                e.later = share.list->at(share.begin);
                e.lines = std::min(kMostLines, (share.floats() + vectors * kLine - 1) / (vectors * kLine));
            }
        }
        wholeRun<kKernel, kStride, kRows>(args, e, image, out + x * args.outStride);
    }
    // What is left of a row's end goes in few lengths and row by row, because each is compiled for every window and
    // instruction set: a rest of 6 is 4 + 2.
    while (x < args.outWidth) {
        const std::size_t rest = args.outWidth - x;
        const int count = rest >= 4 ? 4 : rest >= 2 ? 2 : 1;
        for (int r = 0; r < kRows; ++r) {
            const Corner e{inRow + r * kStride, std::ptrdiff_t(x) * kStride - args.padLeft};
            float* to = out + (std::size_t(r) * args.outWidth + x) * args.outStride;
            if (count == 4)
                run<kKernel, kStride, 4, 1, Outside::Any>(args, e, image, to);
            else if (count == 2)
                run<kKernel, kStride, 2, 1, Outside::Any>(args, e, image, to);
            else
                run<kKernel, kStride, 1, 1, Outside::Any>(args, e, image, to);
        }
        x += std::size_t(count);
    }
}

/// Whole output rows [firstRow, endRow) of images * outHeight, kRowsAtOnce at a time; stride 1 or 2, no dilation.
template <int kKernel>
void rowsOfWindow(const DepthwiseArgs& args, std::size_t firstRow, std::size_t endRow) {
    const std::size_t imageSize = args.inHeight * args.inWidth * args.inStride;
    for (std::size_t r = firstRow; r < endRow;) {
        const std::size_t y = r % args.outHeight;
        const float* image = args.in + r / args.outHeight * imageSize;
        float* out = args.out + r * args.outWidth * args.outStride;
        const std::ptrdiff_t inRow = std::ptrdiff_t(y) * args.stride - args.padTop;
        const bool several = std::min(args.outHeight - y, endRow - r) >= kRowsAtOnce;
        const std::size_t end = r + (several ? kRowsAtOnce : 1);
        const Fetch later = args.later.share(r - firstRow, end - firstRow, endRow - firstRow);
        if (several)
            args.stride == 1 ? rows<kKernel, 1, kRowsAtOnce>(args, inRow, later, image, out)
                             : rows<kKernel, 2, kRowsAtOnce>(args, inRow, later, image, out);
        else
            args.stride == 1 ? rows<kKernel, 1, 1>(args, inRow, later, image, out)
                             : rows<kKernel, 2, 1>(args, inRow, later, image, out);
        r = end;
    }
}

} // namespace
} // namespace HWY_NAMESPACE
} // namespace convlens
HWY_AFTER_NAMESPACE();

#endif
