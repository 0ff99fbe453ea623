#pragma once
#include "core/labs/channel_shuffle.h"
#include "ui/charts/chart_figure.h"

#include <memory>
#include <vector>

namespace convlens {

/// The unit as a column of layers, its shortcut at the left, the time of each layer on the edge that leaves it, and
/// beside it the layer's shares of multiply-adds and of time.
std::shared_ptr<const ChartFigure> unitFigure(const ShuffleUnit& unit, std::vector<UnitPart> parts);

} // namespace convlens
