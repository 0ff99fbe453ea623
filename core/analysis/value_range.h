#pragma once
#include "core/analysis/map_statistics.h"

#include <optional>
#include <span>

namespace convlens {

/// The values that the ends of a colour map stand for. high > low always.
struct ValueRange {
    float low = 0, high = 1;
    bool operator==(const ValueRange&) const = default;
};

/// Over what the range is taken.
enum class ScalingScope {
    Channel, ///< each channel its own: shows structure, hides strength
    Layer,   ///< one for all channels of a layer
    Network, ///< one for all layers of a run
    Fixed    ///< as the person types it
};

/// Value below which the share `q` (0 to 1) of the finite values lies; linear between neighbours, as NumPy's default.
/// Exact, in linear time. No finite value gives nothing.
std::optional<float> quantile(std::span<const float> values, double q);

/// Lowest and highest value kept when the outer (100 - percentile) percent are cut at each end. percentile in [50,
/// 100]; 100 keeps all. No finite value gives nothing. `known` may bring the statistics of the same values, which saves
/// a pass.
std::optional<ValueRange> clippedRange(std::span<const float> values, double percentile,
                                       const MapStatistics* known = nullptr);

/// A range fit to be drawn: around zero if `aroundZero`, and never empty (a single value v becomes v - 0.5 to v + 0.5,
/// or wider where float needs it).
ValueRange drawableRange(float low, float high, bool aroundZero);

/// Smallest range that holds both.
ValueRange united(const ValueRange& a, const ValueRange& b);

} // namespace convlens
