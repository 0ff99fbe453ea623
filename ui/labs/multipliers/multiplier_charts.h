#pragma once
#include "ui/labs/lab_view.h"

namespace convlens {

/// The parts against the rule; rule, count and time over width and over resolution; published accuracy over both.
std::vector<NamedChart> multiplierCharts(const LabView& view);

} // namespace convlens
