#pragma once
#include "ui/labs/lab_view.h"

namespace convlens {

/// The layer's four times by input and flushing, and its time over the size of the working set.
std::vector<NamedChart> denormalsCharts(const LabView& view);

} // namespace convlens
