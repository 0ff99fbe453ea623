#pragma once
#include "ui/labs/lab_view.h"

namespace convlens {

/// Speed here with intervals, and how much slower than the recommended option: here, by memory access, in the paper.
std::vector<NamedChart> guidelineCharts(const LabView& view);

} // namespace convlens
