#pragma once
#include "ui/labs/lab_view.h"

namespace convlens {

/// The points there and back, the error over the dimensions, and the activations beside each other.
std::vector<NamedChart> bottleneckCharts(const LabView& view);

} // namespace convlens
