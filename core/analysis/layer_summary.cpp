#include "core/analysis/layer_summary.h"

#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace convlens {

Result<LayerSummary> summariseLayer(const Tensor& map, double percentile, const CancelToken& cancel) {
    auto statistics = layerStatistics(map, 0, cancel);
    if (!statistics) return statistics.error();
    LayerSummary summary;
    summary.statistics = std::move(*statistics);
    summary.percentile = percentile;
    summary.channels.reserve(summary.statistics.channels.size());
    for (std::size_t c = 0; c < summary.statistics.channels.size(); ++c) {
        if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "the ranges of a layer were cancelled"};
        summary.channels.push_back(clippedRange(map.plane(0, int(c)), percentile, &summary.statistics.channels[c]));
    }
    const auto first = map.values().first(std::size_t(map.shape().c) * std::size_t(map.shape().plane()));
    summary.range = clippedRange(first, percentile, &summary.statistics.all);
    return summary;
}

bool isSigned(const MapStatistics& s) {
    return s.minimum < 0 && -s.minimum > 0.1f * s.maximum;
}

} // namespace convlens
