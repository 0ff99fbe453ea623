#pragma once
#include "core/base/cancel.h"
#include "core/graph/ops.h"
#include "core/tensor/tensor.h"

namespace convlens::reference {

/// Cross-correlation in groups. in [N, C, H, W]; weight [O, C / groups, k, k]; bias [O] or null; out [N, O, Ho, Wo] as
/// inferShape() gives it, written whole. Output channel o belongs to group o / (O / groups).
/// Padding may differ on each side and reads as zero. Asks the token between blocks of rows and leaves `out`
/// unfinished once cancelled. May throw std::bad_alloc for its patch matrix (about 1 MB, or one row's patches).
void convolution(const Convolution& op, const Tensor& in, const float* weight, const float* bias, Tensor& out,
                 const CancelToken& cancel);

} // namespace convlens::reference
