#pragma once
#include "ui/labs/lab_view.h"

namespace convlens {

/// Blocks; against the classical bottleneck; memory whole and in parts; over the expansion.
std::vector<NamedChart> invertedCharts(const LabView& view);

} // namespace convlens
