#pragma once
#include "core/tensor/tensor.h"

namespace convlens {

/// What networks are timed on where no photo is given: uniform in [-1, 1), the same on every machine. Times do not
/// depend on the values as long as none is denormal.
Tensor timingInput(const Shape& shape);
/// What the conditions of a measurement call it.
inline constexpr const char* kTimingInput = "uniform noise";

} // namespace convlens
