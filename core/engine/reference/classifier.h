#pragma once
#include "core/base/cancel.h"
#include "core/graph/ops.h"
#include "core/tensor/tensor.h"

namespace convlens::reference {

/// in [N, I, 1, 1], weight [O, I], bias [O] or null, out [N, O, 1, 1]. Asks the token between blocks of outputs.
void fullyConnected(const FullyConnected& op, const Tensor& in, const float* weight, const float* bias, Tensor& out,
                    const CancelToken& cancel);

/// Over the channels of each pixel, with their maximum subtracted first; the sum is made in double.
void softmax(const Tensor& in, Tensor& out);

} // namespace convlens::reference
