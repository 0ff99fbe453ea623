#pragma once
#include "core/analysis/map_statistics.h"
#include "core/analysis/value_range.h"
#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/tensor/tensor.h"

#include <optional>
#include <vector>

namespace convlens {

/// Everything that drawing a layer's maps needs to know of its values.
struct LayerSummary {
    LayerStatistics statistics;
    double percentile = 100;                      ///< of the ranges below, see clippedRange()
    std::optional<ValueRange> range;              ///< of the whole layer; nothing if no value is finite
    std::vector<std::optional<ValueRange>> channels; ///< a channel each
};

/// Of image 0. Cancelled between channels.
Result<LayerSummary> summariseLayer(const Tensor& map, double percentile, const CancelToken& cancel = {});

/// Whether the values carry a sign worth showing: some are negative, and they reach further below zero than a tenth of
/// what the positive ones reach above it (h-swish dips to -0.375 and does not count).
bool isSigned(const MapStatistics& statistics);

} // namespace convlens
