#pragma once
#include "core/labs/inverted_residual.h"
#include "ui/charts/chart_figure.h"

#include <memory>

namespace convlens {

/// The inverted residual above, the classical bottleneck of equal multiply-adds below: maps as blocks, what leads from
/// one to the next on the arrows, the shortcut as an arc.
std::shared_ptr<const ChartFigure> invertedFigure(const InvertedResidual& block);

} // namespace convlens
