#pragma once
#include "core/base/result.h"
#include "core/graph/ops.h"
#include "core/tensor/shape.h"

#include <span>
#include <vector>

namespace convlens {

/// Shapes that `op` makes of its inputs, or why it cannot take them.
Result<std::vector<Shape>> inferShape(const Op& op, std::span<const Shape> inputs);

/// Side of the output map for an input side; 0 or less where the window does not fit.
int windowOutput(int input, const Window& window, int before, int after);

/// The two conventions for padding a k x k window at stride s (architectures.md, section 0).
enum class PaddingMode {
    Symmetric, ///< dilation (k - 1) / 2 on every side, as the PyTorch ports
    Same,      ///< as TensorFlow: output = ceil(input / s), the odd row or column goes below and right
};

/// The padding of one window on an h x w map.
Padding2d resolvePadding(PaddingMode mode, int kernel, int stride, int dilation, int h, int w);

} // namespace convlens
