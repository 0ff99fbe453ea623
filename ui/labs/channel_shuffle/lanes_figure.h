#pragma once
#include "core/labs/channel_shuffle.h"
#include "ui/charts/chart_figure.h"

#include <memory>

namespace convlens {

/// Two group convolutions after each other, above without and below with a shuffle between them: channels coloured by
/// the group of inputs that they come from, and the lanes that lead to one group of outputs drawn strongly. Drawn with a
/// few channels a group; with more of them the pattern is the same.
std::shared_ptr<const ChartFigure> lanesFigure(int groups, ShuffleOrder order, int outputGroup);

} // namespace convlens
