#pragma once
#include "core/base/cancel.h"
#include "core/graph/ops.h"
#include "core/tensor/tensor.h"

#include <span>

namespace convlens::reference {

/// Inputs [N, Ci, H, W] one after another along the channels of out [N, sum Ci, H, W].
void concat(std::span<const Tensor* const> inputs, Tensor& out, const CancelToken& cancel);

/// in [N, C, H, W] cut into outputs [N, Ci, H, W], in order.
void channelSplit(const Tensor& in, std::span<Tensor* const> outputs, const CancelToken& cancel);

/// With g groups of n channels, channel a n + b of the input becomes channel b g + a of the output: seen as a g x n
/// table written row by row, the channels are read column by column (ShuffleNetV1, arXiv 1707.01083, section 3.1).
void channelShuffle(const ChannelShuffle& op, const Tensor& in, Tensor& out, const CancelToken& cancel);

} // namespace convlens::reference
