#pragma once
#include "core/sweep/sweep_grid.h"
#include "ui/charts/sweep_charts.h"

namespace convlens {

/// Time over width and resolution, each cell with its time and how many times as long that is as the ideal, which is
/// (width x resolution)^2 of the largest network. The figure's parts are the grid's cells.
ChartData sweepHeatMap(const SweepView& view, const SweepGrid& grid, Theme theme);
/// Which networks keep to the ideal and which do not, in one sentence; empty before two are measured.
QString sweepHeatSentence(const SweepView& view, const SweepGrid& grid);
/// "MobileNetV2", "ShuffleNetV1 g=3": what all its networks share.
QString sweepKindName(const SweepGrid& grid);

} // namespace convlens
