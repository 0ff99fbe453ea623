// Runs every kernel against its definition, without Qt or any other library, so that it can be built for another
// processor and run in an emulator. The tests under tests/core/kernels ask the same of this machine's own
// instruction sets, with more cases.

#include "core/kernels/depthwise.h"
#include "core/kernels/elementwise.h"
#include "core/kernels/pointwise.h"

#include <hwy/highway.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <numeric>
#include <random>
#include <vector>

using namespace convlens;

namespace {

using Values = std::vector<float>;

constexpr float kUntouched = std::numeric_limits<float>::quiet_NaN();
std::mt19937 g_random(29);

std::size_t upTo(std::size_t most) {
    return 1 + g_random() % most;
}

Values values(std::size_t count) {
    Values v(count);
    for (float& x : v)
        x = float(g_random() % 4001) / 1000.0f - 2.0f;
    return v;
}

double activated(double v, KernelActivation activation) {
    const double gate = std::min(std::max(v + 3.0, 0.0), 6.0) / 6.0;
    switch (activation) {
    case KernelActivation::None:
        return v;
    case KernelActivation::ReLU:
        return std::max(v, 0.0);
    case KernelActivation::ReLU6:
        return std::min(std::max(v, 0.0), 6.0);
    case KernelActivation::HSwish:
        return v * gate;
    case KernelActivation::HSigmoid:
        return gate;
    }
    return v;
}

/// Counts what was compared and what was wrong; says the first few.
struct Check {
    const char* kernel;
    long compared = 0, wrong = 0;

    void same(float found, double expected, double room) {
        ++compared;
        if (std::abs(double(found) - expected) <= room) return;
        if (++wrong <= 5) std::printf("%s: found %g, expected %g\n", kernel, double(found), expected);
    }
    void untouched(float found) {
        ++compared;
        if (std::isnan(found)) return;
        if (++wrong <= 5) std::printf("%s: wrote between two pixels\n", kernel);
    }
    long report() const {
        std::printf("%-12s %9ld values compared, %ld wrong\n", kernel, compared, wrong);
        return wrong;
    }
};

double room(double magnitude, std::size_t terms) {
    return 2.0 * double(terms + 4) * 6e-8 * (magnitude + 1.0);
}

long checkPointwise() {
    Check check{"pointwise"};
    for (int round = 0; round < 200; ++round) {
        const std::size_t rows = upTo(40), n = upTo(50), k = upTo(50), inStride = k + 3, outStride = n + 2;
        const Values in = values(rows * inStride), weight = values(n * k), bias = values(n), gate = values(k),
                     residual = values(rows * outStride);
        std::vector<std::int32_t> index(k);
        std::iota(index.begin(), index.end(), 0);
        std::shuffle(index.begin(), index.end(), g_random);
        const bool indexed = round % 3 == 0, gated = round % 4 == 0, added = round % 2 == 0;
        const PackedMatrix packed = packMatrix(weight.data(), bias.data(), nullptr, n, k);
        Values out(rows * outStride, kUntouched);
        PointwiseArgs args;
        args.in = in.data();
        args.inStride = inStride;
        args.inIndex = indexed ? index.data() : nullptr;
        args.inScale = gated ? gate.data() : nullptr;
        args.out = out.data();
        args.outStride = outStride;
        args.residual = added ? residual.data() : nullptr;
        args.residualStride = outStride;
        args.rows = rows;
        args.weights = &packed;
        args.activation = KernelActivation(round % 5);
        pointwise(args, 0, pointwiseTiles(args));
        for (std::size_t r = 0; r < rows; ++r) {
            for (std::size_t j = 0; j < outStride; ++j) {
                if (j >= n) {
                    check.untouched(out[r * outStride + j]);
                    continue;
                }
                double sum = bias[j], magnitude = std::abs(sum);
                for (std::size_t i = 0; i < k; ++i) {
                    const double product = double(in[r * inStride + (indexed ? std::size_t(index[i]) : i)]) *
                                           weight[j * k + i] * (gated ? gate[i] : 1.0f);
                    sum += product;
                    magnitude += std::abs(product);
                }
                if (added) sum += residual[r * outStride + j];
                check.same(out[r * outStride + j], activated(sum, args.activation), room(4 * magnitude, k));
            }
        }
    }
    return check.report();
}

long checkDepthwise() {
    Check check{"depthwise"};
    for (int round = 0; round < 200; ++round) {
        DepthwiseArgs args;
        args.kernel = round % 7 == 0 ? 7 : round % 2 ? 3 : 5;
        args.stride = 1 + round % 3 % 2;
        args.dilation = round % 11 == 0 ? 2 : 1;
        args.images = upTo(2);
        args.channels = upTo(40);
        args.inHeight = upTo(20);
        args.inWidth = upTo(20);
        args.padTop = args.padLeft = args.kernel / 2 * args.dilation;
        args.outHeight = (args.inHeight - 1) / std::size_t(args.stride) + 1;
        args.outWidth = (args.inWidth - 1) / std::size_t(args.stride) + 1;
        args.inStride = args.channels + 3;
        args.outStride = args.channels + 2;
        args.activation = KernelActivation(round % 5);
        const auto taps = std::size_t(args.kernel * args.kernel);
        const Values in = values(args.images * args.inHeight * args.inWidth * args.inStride),
                     weight = values(args.channels * taps), bias = values(args.channels);
        const AlignedFloats packed = packDepthwise(weight.data(), nullptr, args.channels, args.kernel);
        Values out(args.images * args.outHeight * args.outWidth * args.outStride, kUntouched);
        args.in = in.data();
        args.out = out.data();
        args.weights = packed.data();
        args.bias = bias.data();
        depthwise(args, 0, args.images * args.outHeight);
        for (std::size_t p = 0; p < args.images * args.outHeight * args.outWidth; ++p) {
            const std::size_t x = p % args.outWidth, y = p / args.outWidth % args.outHeight,
                              image = p / args.outWidth / args.outHeight;
            for (std::size_t c = 0; c < args.outStride; ++c) {
                if (c >= args.channels) {
                    check.untouched(out[p * args.outStride + c]);
                    continue;
                }
                double sum = bias[c], magnitude = std::abs(sum);
                for (int ky = 0; ky < args.kernel; ++ky) {
                    for (int kx = 0; kx < args.kernel; ++kx) {
                        const long row = long(y) * args.stride + ky * args.dilation - args.padTop;
                        const long column = long(x) * args.stride + kx * args.dilation - args.padLeft;
                        if (row < 0 || column < 0 || row >= long(args.inHeight) || column >= long(args.inWidth))
                            continue;
                        const std::size_t pixel =
                            (image * args.inHeight + std::size_t(row)) * args.inWidth + std::size_t(column);
                        const double product = double(in[pixel * args.inStride + c]) *
                                               weight[c * taps + std::size_t(ky * args.kernel + kx)];
                        sum += product;
                        magnitude += std::abs(product);
                    }
                }
                check.same(out[p * args.outStride + c], activated(sum, args.activation), room(4 * magnitude, taps));
            }
        }
    }
    return check.report();
}

long checkElementwise() {
    Check check{"elementwise"};
    for (std::size_t channels = 1; channels <= 40; ++channels) {
        const std::size_t rows = 4, stride = channels + 1;
        const Values a = values(rows * stride), b = values(rows * stride), scale = values(channels),
                     shift = values(channels);
        for (int kind = 0; kind < 5; ++kind) {
            Values scaled(rows * stride, kUntouched), sum(rows * stride, kUntouched);
            AffineArgs affineArgs;
            affineArgs.in = a.data();
            affineArgs.inStride = affineArgs.outStride = stride;
            affineArgs.out = scaled.data();
            affineArgs.scale = scale.data();
            affineArgs.shift = shift.data();
            affineArgs.channels = channels;
            affineArgs.activation = KernelActivation(kind);
            affine(affineArgs, 0, rows);
            AddArgs addArgs;
            addArgs.a = a.data();
            addArgs.b = b.data();
            addArgs.aStride = addArgs.bStride = addArgs.outStride = stride;
            addArgs.out = sum.data();
            addArgs.channels = channels;
            addArgs.activation = KernelActivation(kind);
            add(addArgs, 0, rows);
            for (std::size_t i = 0; i < rows * stride; ++i) {
                const std::size_t c = i % stride;
                if (c == channels) {
                    check.untouched(scaled[i]);
                    check.untouched(sum[i]);
                    continue;
                }
                const KernelActivation activation = affineArgs.activation;
                check.same(scaled[i], activated(double(a[i]) * scale[c] + shift[c], activation), 1e-5);
                check.same(sum[i], activated(double(a[i]) + b[i], activation), 1e-5);
            }
        }

        Values mean(channels, kUntouched);
        globalAverage(a.data(), stride, 1, rows, mean.data(), channels, 0, channels);
        for (std::size_t c = 0; c < channels; ++c) {
            double sum = 0;
            for (std::size_t r = 0; r < rows; ++r)
                sum += a[r * stride + c];
            check.same(mean[c], sum / double(rows), 1e-5);
        }

        for (std::size_t groups = 1; groups <= 5; ++groups) {
            const Values in = values(rows * groups * channels);
            Values out(rows * groups * channels, kUntouched);
            InterleaveArgs args;
            args.in = in.data();
            args.inStride = args.outStride = groups * channels;
            args.groupDistance = args.each = channels;
            args.groups = groups;
            args.out = out.data();
            interleaveGroups(args, 0, rows);
            for (std::size_t i = 0; i < out.size(); ++i) {
                const std::size_t row = i / (groups * channels), c = i % (groups * channels);
                check.same(out[i], in[row * groups * channels + c % groups * channels + c / groups], 0);
            }
        }
    }
    return check.report();
}

long checkPool() {
    Check check{"pool"};
    for (int round = 0; round < 100; ++round) {
        PoolArgs args;
        args.average = round % 2 == 0;
        args.countPadding = round % 4 == 0;
        args.channels = upTo(40);
        args.inHeight = upTo(14);
        args.inWidth = upTo(14);
        args.kernel = 3;
        args.stride = 2;
        args.padTop = args.padLeft = 1;
        args.outHeight = (args.inHeight - 1) / 2 + 1;
        args.outWidth = (args.inWidth - 1) / 2 + 1;
        args.inStride = args.outStride = args.channels;
        const Values in = values(args.inHeight * args.inWidth * args.channels);
        Values out(args.outHeight * args.outWidth * args.channels, kUntouched);
        args.in = in.data();
        args.out = out.data();
        pool(args, 0, args.outHeight);
        for (std::size_t i = 0; i < out.size(); ++i) {
            const std::size_t c = i % args.channels, x = i / args.channels % args.outWidth,
                              y = i / args.channels / args.outWidth;
            double sum = 0, largest = -std::numeric_limits<double>::infinity();
            int inside = 0;
            for (int tap = 0; tap < 9; ++tap) {
                const long row = long(2 * y) + tap / 3 - 1, column = long(2 * x) + tap % 3 - 1;
                if (row < 0 || column < 0 || row >= long(args.inHeight) || column >= long(args.inWidth)) continue;
                const double v = in[(std::size_t(row) * args.inWidth + std::size_t(column)) * args.channels + c];
                sum += v;
                largest = std::max(largest, v);
                ++inside;
            }
            check.same(out[i], args.average ? sum / (args.countPadding ? 9 : inside) : largest, 1e-5);
        }
    }
    return check.report();
}

} // namespace

int main() {
    std::printf("kernels compiled for %s\n", HWY_ARCH_ARM_A64 ? "64-bit ARM, NEON" : "this build's only target");
    const long wrong = checkPointwise() + checkDepthwise() + checkElementwise() + checkPool();
    std::puts(wrong == 0 ? "all agree with their definitions" : "SOME DISAGREE");
    return wrong == 0 ? 0 : 1;
}
