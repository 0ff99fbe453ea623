#include "core/engine/reference/pooling.h"

#include "core/engine/reference/planes.h"

#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <span>

namespace convlens::reference {

namespace {

/// Calls start() for each output, take(value) for each pixel inside the map under its window, and writes finish().
template <class Start, class Take, class Finish>
void slide(const Window& w, const Tensor& in, Tensor& out, const CancelToken& cancel, Start start, Take take,
           Finish finish) {
    const Shape& is = in.shape();
    const Shape& os = out.shape();
    forEachPlane(os, cancel, [&](int n, int c) {
        const float* source = in.plane(n, c).data();
        float* target = out.plane(n, c).data();
        for (int y = 0; y < os.h; ++y) {
            for (int x = 0; x < os.w; ++x) {
                start();
                for (int ky = 0; ky < w.kernel; ++ky) {
                    const int iy = y * w.stride + ky * w.dilation - w.padding.top;
                    if (iy < 0 || iy >= is.h) continue;
                    for (int kx = 0; kx < w.kernel; ++kx) {
                        const int ix = x * w.stride + kx * w.dilation - w.padding.left;
                        if (ix >= 0 && ix < is.w) take(source[std::ptrdiff_t(iy) * is.w + ix]);
                    }
                }
                *target++ = finish();
            }
        }
    });
}

} // namespace

void maxPool(const MaxPool& op, const Tensor& in, Tensor& out, const CancelToken& cancel) {
    float most = 0;
    slide(
        op.window, in, out, cancel, [&] { most = -std::numeric_limits<float>::infinity(); },
        [&](float value) {
            if (value > most || std::isnan(value)) most = value;
        },
        [&] { return most; });
}

void averagePool(const AveragePool& op, const Tensor& in, Tensor& out, const CancelToken& cancel) {
    double sum = 0;
    int inside = 0;
    slide(
        op.window, in, out, cancel,
        [&] {
            sum = 0;
            inside = 0;
        },
        [&](float value) {
            sum += double(value);
            ++inside;
        },
        [&] {
            const int divisor = op.countPadding ? op.window.kernel * op.window.kernel : inside;
            return divisor ? float(sum / divisor) : 0.0f;
        });
}

void globalAveragePool(const Tensor& in, Tensor& out, const CancelToken& cancel) {
    forEachPlane(in.shape(), cancel, [&](int n, int c) {
        const auto plane = in.plane(n, c);
        out.at(n, c, 0, 0) = float(std::accumulate(plane.begin(), plane.end(), 0.0) / double(plane.size()));
    });
}

} // namespace convlens::reference
