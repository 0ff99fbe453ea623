#pragma once
#include "core/labs/depthwise_separable.h"
#include "ui/charts/chart_figure.h"

#include <memory>

namespace convlens {

/// The two ways from C_in maps to C_out maps, drawn as blocks: maps and filters, with what each step costs below it.
std::shared_ptr<const ChartFigure> separableFigure(const SeparableShape& shape, const SeparableCost& cost);

} // namespace convlens
