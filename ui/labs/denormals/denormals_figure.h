#pragma once
#include "core/base/cache_sizes.h"
#include "ui/charts/chart_figure.h"

#include <memory>

namespace convlens {

/// The floats from zero to the largest, where this lab's two inputs lie among them, and what flushing does.
std::shared_ptr<const ChartFigure> smallNumbersFigure();

/// The levels of memory of this machine, each with what of the layer fits in.
std::shared_ptr<const ChartFigure> memoryLevelsFigure(const CacheSizes& caches, std::int64_t layerBytes);

} // namespace convlens
