#pragma once
#include "ui/labs/lab_view.h"

namespace convlens {

/// Price tags, the activation curves, their distance from swish, and their times.
std::vector<NamedChart> v3PartsCharts(const LabView& view);

} // namespace convlens
