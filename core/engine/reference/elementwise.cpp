#include "core/engine/reference/elementwise.h"

#include "core/base/check.h"
#include "core/engine/reference/planes.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <span>

namespace convlens::reference {

namespace {

/// out = f(in), plane by plane.
template <class F>
void map(const Tensor& in, Tensor& out, const CancelToken& cancel, F f) {
    forEachPlane(in.shape(), cancel, [&](int n, int c) {
        const auto source = in.plane(n, c);
        std::transform(source.begin(), source.end(), out.plane(n, c).begin(), f);
    });
}

// The order of the arguments matters: std::max(NaN, 0) is NaN, std::max(0, NaN) is 0.
float relu6(float x) {
    return std::min(std::max(x, 0.0f), 6.0f);
}

} // namespace

void batchNorm(const NormValues& norm, const Tensor& in, Tensor& out, const CancelToken& cancel) {
    forEachPlane(in.shape(), cancel, [&](int n, int c) {
        const double factor = double(norm.weight[c]) / std::sqrt(double(norm.variance[c]) + double(norm.epsilon));
        const double offset = double(norm.bias[c]) - double(norm.mean[c]) * factor;
        const auto source = in.plane(n, c);
        std::transform(source.begin(), source.end(), out.plane(n, c).begin(),
                       [f = float(factor), o = float(offset)](float x) { return f * x + o; });
    });
}

void activation(const Activation& op, const Tensor& in, Tensor& out, const CancelToken& cancel) {
    switch (op.kind) {
    case ActivationKind::ReLU:
        return map(in, out, cancel, [](float x) { return std::max(x, 0.0f); });
    case ActivationKind::ReLU6:
        return map(in, out, cancel, relu6);
    case ActivationKind::HSwish:
        return map(in, out, cancel, [](float x) { return x * relu6(x + 3.0f) / 6.0f; });
    case ActivationKind::HSigmoid:
        return map(in, out, cancel, [](float x) { return relu6(x + 3.0f) / 6.0f; });
    }
    CONVLENS_CHECK(false);
}

void add(const Tensor& a, const Tensor& b, Tensor& out, const CancelToken& cancel) {
    forEachPlane(a.shape(), cancel, [&](int n, int c) {
        const auto first = a.plane(n, c);
        std::transform(first.begin(), first.end(), b.plane(n, c).begin(), out.plane(n, c).begin(), std::plus<>());
    });
}

void scaleChannels(const Tensor& in, const Tensor& factors, Tensor& out, const CancelToken& cancel) {
    forEachPlane(in.shape(), cancel, [&](int n, int c) {
        const auto source = in.plane(n, c);
        std::transform(source.begin(), source.end(), out.plane(n, c).begin(),
                       [factor = factors.at(n, c, 0, 0)](float x) { return factor * x; });
    });
}

} // namespace convlens::reference
