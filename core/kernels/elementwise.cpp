#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/elementwise.cpp"
#include <hwy/foreach_target.h>

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include "core/kernels/elementwise.h"
#include "core/kernels/epilogue-inl.h"

#include <algorithm>
#include <cmath>
#include <limits>

HWY_BEFORE_NAMESPACE();
namespace convlens {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

using Full = hn::CappedTag<float, 16>;

} // namespace

void affineRows(const AffineArgs& args, std::size_t firstRow, std::size_t endRow) {
    const Full d;
    for (std::size_t r = firstRow; r < endRow; ++r) {
        const float* in = args.in + r * args.inStride;
        float* out = args.out + r * args.outStride;
        for (std::size_t c = 0; c < args.channels; c += hn::Lanes(d)) {
            const std::size_t left = args.channels - c;
            auto v = loadSome(d, in + c, left);
            if (args.scale) {
                const auto shift = args.shift ? loadSome(d, args.shift + c, left) : hn::Zero(d);
                v = hn::MulAdd(v, loadSome(d, args.scale + c, left), shift);
            }
            storeSome(activate(d, v, args.activation), d, out + c, left);
        }
    }
}

void addRows(const AddArgs& args, std::size_t firstRow, std::size_t endRow) {
    const Full d;
    for (std::size_t r = firstRow; r < endRow; ++r) {
        for (std::size_t c = 0; c < args.channels; c += hn::Lanes(d)) {
            const std::size_t left = args.channels - c;
            auto sum = hn::Add(loadSome(d, args.a + r * args.aStride + c, left),
                               loadSome(d, args.b + r * args.bStride + c, left));
            if (args.c) sum = hn::Add(sum, loadSome(d, args.c + r * args.cStride + c, left));
            storeSome(activate(d, sum, args.activation), d, args.out + r * args.outStride + c, left);
        }
    }
}

void poolRows(const PoolArgs& args, std::size_t firstRow, std::size_t endRow) {
    const Full d;
    const auto height = std::ptrdiff_t(args.inHeight), width = std::ptrdiff_t(args.inWidth);
    const std::ptrdiff_t inStride = std::ptrdiff_t(args.inStride);
    for (std::size_t r = firstRow; r < endRow; ++r) {
        const float* image = args.in + r / args.outHeight * args.inHeight * args.inWidth * args.inStride;
        const std::ptrdiff_t top = std::ptrdiff_t(r % args.outHeight) * args.stride - args.padTop;
        for (std::size_t x = 0; x < args.outWidth; ++x) {
            const std::ptrdiff_t leftmost = std::ptrdiff_t(x) * args.stride - args.padLeft;
            float* out = args.out + (r * args.outWidth + x) * args.outStride;
            for (std::size_t c = 0; c < args.channels; c += hn::Lanes(d)) {
                const std::size_t left = args.channels - c;
                auto v = hn::Set(d, args.average ? 0.0f : -std::numeric_limits<float>::infinity());
                int inside = 0;
                for (int ky = 0; ky < args.kernel; ++ky) {
                    const std::ptrdiff_t y = top + ky * args.dilation;
                    if (y < 0 || y >= height) continue;
                    for (int kx = 0; kx < args.kernel; ++kx) {
                        const std::ptrdiff_t column = leftmost + kx * args.dilation;
                        if (column < 0 || column >= width) continue;
                        const auto in = loadSome(d, image + (y * width + column) * inStride + std::ptrdiff_t(c), left);
                        v = args.average ? hn::Add(v, in) : hn::Max(v, in);
                        ++inside;
                    }
                }
                if (args.average)
                    v = hn::Mul(v, hn::Set(d, 1.0f / float(args.countPadding ? args.kernel * args.kernel : inside)));
                storeSome(activate(d, v, args.activation), d, out + c, left);
            }
        }
    }
}

void gatherRows(const float* in, std::size_t inStride, const std::int32_t* index, float* out, std::size_t outStride,
                std::size_t channels, std::size_t firstRow, std::size_t endRow) {
    const Full d;
    const hn::RebindToSigned<Full> di;
    const std::size_t lanes = hn::Lanes(d);
    for (std::size_t r = firstRow; r < endRow; ++r) {
        const float* from = in + r * inStride;
        float* to = out + r * outStride;
        std::size_t c = 0;
        for (; c + lanes <= channels; c += lanes)
            hn::StoreU(hn::GatherIndex(d, from, hn::LoadU(di, index + c)), d, to + c);
        for (; c < channels; ++c)
            to[c] = from[index[c]];
    }
}

void interleaveRows(const InterleaveArgs& args, std::size_t firstRow, std::size_t endRow) {
    const Full d;
    const std::size_t lanes = hn::Lanes(d), groups = args.groups;
    for (std::size_t r = firstRow; r < endRow; ++r) {
        const float* in = args.in + r * args.inStride;
        const auto load = [&](std::size_t group, std::size_t b)
                              HWY_ATTR { return hn::LoadU(d, in + group * args.groupDistance + b); };
        float* out = args.out + r * args.outStride;
        std::size_t b = 0;
        for (; groups >= 2 && groups <= 4 && b + lanes <= args.each; b += lanes) {
            float* to = out + b * groups;
            if (groups == 2)
                hn::StoreInterleaved2(load(0, b), load(1, b), d, to);
            else if (groups == 3)
                hn::StoreInterleaved3(load(0, b), load(1, b), load(2, b), d, to);
            else
                hn::StoreInterleaved4(load(0, b), load(1, b), load(2, b), load(3, b), d, to);
        }
        for (std::size_t a = 0; a < groups; ++a) {
            for (std::size_t rest = b; rest < args.each; ++rest)
                out[rest * groups + a] = in[a * args.groupDistance + rest];
        }
    }
}

void globalAverageChannels(const float* in, std::size_t inStride, std::size_t images, std::size_t pixels, float* out,
                           std::size_t outStride, std::size_t firstChannel, std::size_t endChannel) {
    const Full d;
    const auto factor = hn::Set(d, 1.0f / float(pixels));
    for (std::size_t n = 0; n < images; ++n) {
        const float* image = in + n * pixels * inStride;
        for (std::size_t c = firstChannel; c < endChannel; c += hn::Lanes(d)) {
            const std::size_t left = endChannel - c;
            // Four partial sums: independent additions, and a smaller rounding error over large maps.
            auto s0 = hn::Zero(d), s1 = hn::Zero(d), s2 = hn::Zero(d), s3 = hn::Zero(d);
            std::size_t p = 0;
            for (; p + 4 <= pixels; p += 4) {
                const float* at = image + p * inStride + c;
                s0 = hn::Add(s0, loadSome(d, at, left));
                s1 = hn::Add(s1, loadSome(d, at + inStride, left));
                s2 = hn::Add(s2, loadSome(d, at + 2 * inStride, left));
                s3 = hn::Add(s3, loadSome(d, at + 3 * inStride, left));
            }
            for (; p < pixels; ++p)
                s0 = hn::Add(s0, loadSome(d, image + p * inStride + c, left));
            storeSome(hn::Mul(hn::Add(hn::Add(s0, s1), hn::Add(s2, s3)), factor), d, out + n * outStride + c, left);
        }
    }
}

void softmaxRows(const float* in, std::size_t inStride, float* out, std::size_t outStride, std::size_t channels,
                 std::size_t firstRow, std::size_t endRow) {
    const Full d;
    const std::size_t lanes = hn::Lanes(d), whole = channels / lanes * lanes;
    for (std::size_t r = firstRow; r < endRow; ++r) {
        const float* from = in + r * inStride;
        float* to = out + r * outStride;
        auto most = hn::Set(d, -std::numeric_limits<float>::infinity());
        for (std::size_t c = 0; c < whole; c += lanes)
            most = hn::Max(most, hn::LoadU(d, from + c));
        float largest = hn::GetLane(hn::MaxOfLanes(d, most));
        for (std::size_t c = whole; c < channels; ++c)
            largest = std::max(largest, from[c]);
        const auto shift = hn::Set(d, largest);
        // In double: a thousand small values behind a large one would be lost in its rounding.
        double sums[4] = {};
        for (std::size_t c = 0; c < channels; c += lanes) {
            const std::size_t left = channels - c;
            const auto x = hn::Sub(loadSome(d, from + c, left), shift);
            // Exp() makes zero of what is no number; it must be seen.
            storeSome(hn::IfThenElse(hn::IsNaN(x), x, hn::Exp(d, x)), d, to + c, left);
        }
        for (std::size_t c = 0; c < channels; ++c)
            sums[c % 4] += double(to[c]);
        const auto factor = hn::Set(d, float(1.0 / ((sums[0] + sums[1]) + (sums[2] + sums[3]))));
        for (std::size_t c = 0; c < channels; c += lanes) {
            const std::size_t left = channels - c;
            storeSome(hn::Mul(loadSome(d, to + c, left), factor), d, to + c, left);
        }
    }
}

} // namespace HWY_NAMESPACE
} // namespace convlens
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace convlens {
namespace {
HWY_EXPORT(affineRows);
HWY_EXPORT(addRows);
HWY_EXPORT(gatherRows);
HWY_EXPORT(interleaveRows);
HWY_EXPORT(poolRows);
HWY_EXPORT(globalAverageChannels);
HWY_EXPORT(softmaxRows);
} // namespace

void affine(const AffineArgs& args, std::size_t firstRow, std::size_t endRow) noexcept {
    HWY_DYNAMIC_DISPATCH(affineRows)(args, firstRow, endRow);
}

void add(const AddArgs& args, std::size_t firstRow, std::size_t endRow) noexcept {
    HWY_DYNAMIC_DISPATCH(addRows)(args, firstRow, endRow);
}

void copyChannels(const float* in, std::size_t inStride, float* out, std::size_t outStride, std::size_t channels,
                  std::size_t firstRow, std::size_t endRow) noexcept {
    for (std::size_t r = firstRow; r < endRow; ++r)
        std::memcpy(out + r * outStride, in + r * inStride, channels * sizeof(float));
}

void gatherChannels(const float* in, std::size_t inStride, const std::int32_t* index, float* out, std::size_t outStride,
                    std::size_t channels, std::size_t firstRow, std::size_t endRow) noexcept {
    HWY_DYNAMIC_DISPATCH(gatherRows)(in, inStride, index, out, outStride, channels, firstRow, endRow);
}

void interleaveGroups(const InterleaveArgs& args, std::size_t firstRow, std::size_t endRow) noexcept {
    HWY_DYNAMIC_DISPATCH(interleaveRows)(args, firstRow, endRow);
}

void pool(const PoolArgs& args, std::size_t firstRow, std::size_t endRow) noexcept {
    HWY_DYNAMIC_DISPATCH(poolRows)(args, firstRow, endRow);
}

void globalAverage(const float* in, std::size_t inStride, std::size_t images, std::size_t pixels, float* out,
                   std::size_t outStride, std::size_t firstChannel, std::size_t endChannel) noexcept {
    HWY_DYNAMIC_DISPATCH(globalAverageChannels)(in, inStride, images, pixels, out, outStride, firstChannel, endChannel);
}

void softmax(const float* in, std::size_t inStride, float* out, std::size_t outStride, std::size_t channels,
             std::size_t firstRow, std::size_t endRow) noexcept {
    HWY_DYNAMIC_DISPATCH(softmaxRows)(in, inStride, out, outStride, channels, firstRow, endRow);
}

namespace {

// Both orders of a block lie in the first-level cache together: 64 pixels of a cache line of channels are 4 KiB.
// Channel by channel over a whole map, each value would fetch a line of its own (96 channels of 112 x 112: 30 ms
// instead of 2).
constexpr std::size_t kBlockPixels = 64, kBlockChannels = 16;

/// body(firstChannel, endChannel, firstPixel, endPixel), blocks of pixels outermost.
template <class Body>
void forBlocks(std::size_t channels, std::size_t pixels, Body body) {
    for (std::size_t p = 0; p < pixels; p += kBlockPixels) {
        for (std::size_t c = 0; c < channels; c += kBlockChannels)
            body(c, std::min(c + kBlockChannels, channels), p, std::min(p + kBlockPixels, pixels));
    }
}

} // namespace

void toPlanar(const float* in, std::size_t inStride, const std::int32_t* index, float* out, std::size_t images,
              std::size_t channels, std::size_t pixels) noexcept {
    for (std::size_t n = 0; n < images; ++n) {
        const float* image = in + n * pixels * inStride;
        float* planes = out + n * channels * pixels;
        forBlocks(channels, pixels, [&](std::size_t firstC, std::size_t endC, std::size_t firstP, std::size_t endP) {
            for (std::size_t c = firstC; c < endC; ++c) {
                const float* from = image + (index ? std::size_t(index[c]) : c);
                float* to = planes + c * pixels;
                for (std::size_t p = firstP; p < endP; ++p)
                    to[p] = from[p * inStride];
            }
        });
    }
}

void toInterleaved(const float* in, float* out, std::size_t outStride, std::size_t images, std::size_t channels,
                   std::size_t pixels) noexcept {
    for (std::size_t n = 0; n < images; ++n) {
        const float* planes = in + n * channels * pixels;
        float* image = out + n * pixels * outStride;
        forBlocks(channels, pixels, [&](std::size_t firstC, std::size_t endC, std::size_t firstP, std::size_t endP) {
            for (std::size_t c = firstC; c < endC; ++c) {
                const float* from = planes + c * pixels;
                float* to = image + c;
                for (std::size_t p = firstP; p < endP; ++p)
                    to[p * outStride] = from[p];
            }
        });
    }
}

} // namespace convlens
#endif
