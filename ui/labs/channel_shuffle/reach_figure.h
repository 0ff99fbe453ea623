#pragma once
#include "core/labs/channel_shuffle.h"
#include "ui/charts/chart_figure.h"

#include <memory>

namespace convlens {

/// For each output (row) which inputs (columns) it sees after two group convolutions: with nothing between them, and
/// with each of the two shuffles.
std::shared_ptr<const ChartFigure> reachFigure(int channels, int groups);

} // namespace convlens
