#pragma once
#include "core/base/cancel.h"
#include "core/graph/ops.h"
#include "core/tensor/tensor.h"

namespace convlens::reference {

/// in [N, C, H, W], out [N, C, Ho, Wo] as inferShape() gives it, written whole. A window that lies wholly in the
/// padding gives minus infinity; NaN wins over every number.
void maxPool(const MaxPool& op, const Tensor& in, Tensor& out, const CancelToken& cancel);

/// As maxPool(). Sums in double. A window wholly in the padding gives 0.
void averagePool(const AveragePool& op, const Tensor& in, Tensor& out, const CancelToken& cancel);

/// in [N, C, H, W], out [N, C, 1, 1]. Sums in double.
void globalAveragePool(const Tensor& in, Tensor& out, const CancelToken& cancel);

} // namespace convlens::reference
