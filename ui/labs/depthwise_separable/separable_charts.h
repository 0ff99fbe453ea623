#pragma once
#include "ui/labs/lab_view.h"

namespace convlens {

/// Blocks; the separable convolution's share of the standard one's cost and time; speed-up over C_out and over K.
std::vector<NamedChart> separableCharts(const LabView& view);

} // namespace convlens
