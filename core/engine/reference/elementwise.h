#pragma once
#include "core/base/cancel.h"
#include "core/graph/ops.h"
#include "core/tensor/tensor.h"

namespace convlens::reference {

/// A batch norm's four parameters, one value a channel each.
struct NormValues {
    const float* weight = nullptr;
    const float* bias = nullptr;
    const float* mean = nullptr;
    const float* variance = nullptr;
    float epsilon = 0;
};

/// weight (x - mean) / sqrt(variance + epsilon) + bias; a channel's factor and offset are made in double.
/// in and out have one shape, here and below; out is written whole.
void batchNorm(const NormValues& norm, const Tensor& in, Tensor& out, const CancelToken& cancel);

/// The four activations of ops.h. NaN stays NaN.
void activation(const Activation& op, const Tensor& in, Tensor& out, const CancelToken& cancel);

void add(const Tensor& a, const Tensor& b, Tensor& out, const CancelToken& cancel);

/// in [N, C, H, W], factors [N, C, 1, 1].
void scaleChannels(const Tensor& in, const Tensor& factors, Tensor& out, const CancelToken& cancel);

} // namespace convlens::reference
