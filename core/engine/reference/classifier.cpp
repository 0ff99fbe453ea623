#include "core/engine/reference/classifier.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

namespace convlens::reference {

namespace {

using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

/// Outputs that are made between two questions to the cancel token.
constexpr int kBlockOutputs = 4096;

} // namespace

void fullyConnected(const FullyConnected& op, const Tensor& in, const float* weight, const float* bias, Tensor& out,
                    const CancelToken& cancel) {
    const int batch = in.shape().n, features = in.shape().c;
    const Eigen::Map<const RowMajor> inputs(in.data(), batch, features);
    Eigen::Map<RowMajor> outputs(out.data(), batch, op.outFeatures);
    for (int first = 0; first < op.outFeatures; first += kBlockOutputs) {
        if (cancel.isCancelled()) return;
        const int count = std::min(kBlockOutputs, op.outFeatures - first);
        const Eigen::Map<const RowMajor> weights(weight + std::ptrdiff_t(first) * features, count, features);
        auto block = outputs.middleCols(first, count);
        block.noalias() = inputs * weights.transpose();
        if (bias) block.rowwise() += Eigen::Map<const Eigen::RowVectorXf>(bias + first, count);
    }
}

void softmax(const Tensor& in, Tensor& out) {
    const Shape& s = in.shape();
    for (int n = 0; n < s.n; ++n) {
        for (std::ptrdiff_t pixel = 0; pixel < s.plane(); ++pixel) {
            const float* from = in.plane(n, 0).data() + pixel;
            float* to = out.plane(n, 0).data() + pixel;
            float most = from[0];
            for (int c = 1; c < s.c; ++c)
                most = std::max(most, from[c * s.plane()]);
            double sum = 0;
            for (int c = 0; c < s.c; ++c) {
                const float e = std::exp(from[c * s.plane()] - most);
                to[c * s.plane()] = e;
                sum += double(e);
            }
            for (int c = 0; c < s.c; ++c)
                to[c * s.plane()] = float(double(to[c * s.plane()]) / sum);
        }
    }
}

} // namespace convlens::reference
