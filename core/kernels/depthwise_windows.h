#pragma once
#include "core/kernels/depthwise.h"

#include <cstddef>

/// What depthwise() chooses from: windows of one size at stride 1 or 2 without dilation.
namespace convlens {

void depthwise3x3(const DepthwiseArgs& args, std::size_t firstRow, std::size_t endRow) noexcept;
void depthwise5x5(const DepthwiseArgs& args, std::size_t firstRow, std::size_t endRow) noexcept;

} // namespace convlens
