#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/depthwise.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "core/kernels/depthwise.h"
#include "core/kernels/depthwise_windows.h"
#include "core/kernels/epilogue-inl.h"

HWY_BEFORE_NAMESPACE();
namespace convlens {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

using Full = hn::CappedTag<float, 16>;

/// Any kernel, stride and dilation, one output at a time. (inRow, inCol) is where its window begins.
void anyWindow(const DepthwiseArgs& args, std::ptrdiff_t inRow, std::ptrdiff_t inCol, const float* image,
               float* HWY_RESTRICT out) {
    const Full d;
    using V = hn::Vec<Full>;
    const std::size_t lanes = hn::Lanes(d);
    const std::ptrdiff_t inStride = std::ptrdiff_t(args.inStride);
    const std::ptrdiff_t rowStride = std::ptrdiff_t(args.inWidth) * inStride;
    for (std::size_t c = 0; c < args.channels; c += lanes) {
        const std::size_t left = args.channels - c;
        V sum = args.bias ? loadSome(d, args.bias + c, left) : hn::Zero(d);
        for (int ky = 0; ky < args.kernel; ++ky) {
            const std::ptrdiff_t row = inRow + ky * args.dilation;
            if (row < 0 || row >= std::ptrdiff_t(args.inHeight)) continue;
            for (int kx = 0; kx < args.kernel; ++kx) {
                const std::ptrdiff_t col = inCol + kx * args.dilation;
                if (col < 0 || col >= std::ptrdiff_t(args.inWidth)) continue;
                const float* x = image + row * rowStride + col * inStride + std::ptrdiff_t(c);
                const V w = loadSome(d, args.weights + std::size_t(ky * args.kernel + kx) * args.channels + c, left);
                sum = hn::MulAdd(loadSome(d, x, left), w, sum);
            }
        }
        storeSome(activate(d, sum, args.activation), d, out + c, left);
    }
}

} // namespace

void rowsOfAnyWindow(const DepthwiseArgs& args, std::size_t firstRow, std::size_t endRow) {
    const std::size_t imageSize = args.inHeight * args.inWidth * args.inStride;
    for (std::size_t r = firstRow; r < endRow; ++r) {
        const float* image = args.in + r / args.outHeight * imageSize;
        float* out = args.out + r * args.outWidth * args.outStride;
        const std::ptrdiff_t inRow = std::ptrdiff_t(r % args.outHeight) * args.stride - args.padTop;
        for (std::size_t x = 0; x < args.outWidth; ++x)
            anyWindow(args, inRow, std::ptrdiff_t(x) * args.stride - args.padLeft, image, out + x * args.outStride);
    }
}

} // namespace HWY_NAMESPACE
} // namespace convlens
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace convlens {
namespace {
HWY_EXPORT(rowsOfAnyWindow);
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
    const bool known = args.dilation == 1 && (args.stride == 1 || args.stride == 2);
    if (known && args.kernel == 3)
        depthwise3x3(args, firstRow, endRow);
    else if (known && args.kernel == 5)
        depthwise5x5(args, firstRow, endRow);
    else
        HWY_DYNAMIC_DISPATCH(rowsOfAnyWindow)(args, firstRow, endRow);
}

} // namespace convlens
#endif
