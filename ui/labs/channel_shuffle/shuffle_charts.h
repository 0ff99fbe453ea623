#pragma once
#include "ui/labs/lab_view.h"

namespace convlens {

/// Lanes; who sees whom; the unit; the ways to shuffle; the unit over the number of groups.
std::vector<NamedChart> shuffleCharts(const LabView& view);

} // namespace convlens
