#include "core/analysis/value_range.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace convlens {

namespace {

/// A place in rank order, with what lies there and right behind.
struct Place {
    std::int64_t rank = 0;
    double mix = 0; ///< share of the next value
    std::optional<float>
        known; ///< it lies among the equals at one end: the zeros behind a ReLU, the sixes behind a ReLU6
    int bin = 0;
    std::int64_t before = 0; ///< values in lower bins
    bool needsAbove = false; ///< the next value lies in a higher bin
    float above = 0;         ///< smallest value of the higher bins
    std::vector<float> inside;

    float value() {
        if (known) return *known;
        const auto at = inside.begin() + (rank - before);
        std::nth_element(inside.begin(), at, inside.end());
        const double behind = mix == 0     ? 0
                              : needsAbove ? double(above)
                                           : double(*std::min_element(at + 1, inside.end()));
        return float(double(*at) + mix * (behind - double(*at)));
    }
};

/// Selects by counting into bins between the known ends first, so that only one bin's values have to be copied and
/// ordered; all places share the two passes. A partial sort of a 96 x 112 x 112 layer would take several frames.
/// `Real` carries the binning: float, unless the range overflows it. The bins need only be monotone.
template <class Real>
void fillPlaces(std::span<const float> values, float low, float high, bool allFinite, std::span<Place> places) {
    constexpr int kBins = 2048;
    const Real from = Real(low), scale = Real(kBins) / (Real(high) - Real(low));
    const auto binOf = [from, scale](float v) { return std::min(int((Real(v) - from) * scale), kBins - 1); };
    std::vector<std::int64_t> counts(kBins, 0);
    std::int64_t atLow = 0, atHigh = 0, finite = 0;
    for (const float v : values) {
        if (!allFinite && !std::isfinite(v)) continue;
        ++counts[std::size_t(binOf(v))];
        atLow += v == low;
        atHigh += v == high;
        ++finite;
    }
    bool anyInside = false, anyAbove = false;
    std::array<bool, kBins> wanted{};
    for (Place& place : places) {
        if (place.rank + 1 < atLow)
            place.known = low;
        else if (place.rank >= finite - atHigh)
            place.known = high;
        if (place.known) continue;
        while (place.bin < kBins - 1 && place.before + counts[std::size_t(place.bin)] <= place.rank)
            place.before += counts[std::size_t(place.bin++)];
        const std::int64_t here = counts[std::size_t(place.bin)];
        place.inside.reserve(std::size_t(here));
        place.needsAbove = place.mix > 0 && place.rank - place.before == here - 1;
        place.above = high;
        anyInside = wanted[std::size_t(place.bin)] = true;
        anyAbove = anyAbove || place.needsAbove;
    }
    if (!anyInside) return;
    for (const float v : values) {
        if (!allFinite && !std::isfinite(v)) continue;
        const int b = binOf(v);
        if (!wanted[std::size_t(b)]) continue;
        for (Place& place : places)
            if (b == place.bin && !place.known) place.inside.push_back(v);
    }
    if (!anyAbove) return;
    for (const float v : values) {
        if (!allFinite && !std::isfinite(v)) continue;
        for (Place& place : places)
            if (place.needsAbove && binOf(v) > place.bin) place.above = std::min(place.above, v);
    }
}

/// The values at the shares `q`, each strictly between 0 and 1; low < high are the ends of the finite values.
std::vector<float> quantilesWithin(std::span<const float> values, std::span<const double> q, float low, float high,
                                   std::int64_t finite) {
    std::vector<Place> places;
    for (const double share : q) {
        const double position = share * double(finite - 1);
        Place place;
        place.rank = std::int64_t(position);
        place.mix = position - double(place.rank);
        places.push_back(std::move(place));
    }
    const bool allFinite = finite == std::int64_t(values.size());
    if (std::isfinite(high - low))
        fillPlaces<float>(values, low, high, allFinite, places);
    else
        fillPlaces<double>(values, low, high, allFinite, places);
    std::vector<float> found;
    for (Place& place : places)
        found.push_back(place.value());
    return found;
}

} // namespace

std::optional<float> quantile(std::span<const float> values, double q) {
    const MapStatistics s = statisticsOf(values);
    const std::int64_t finite = s.count - s.nans - s.infinities;
    if (finite == 0) return std::nullopt;
    if (s.minimum == s.maximum || q <= 0) return s.minimum;
    if (q >= 1) return s.maximum;
    return quantilesWithin(values, std::array{q}, s.minimum, s.maximum, finite).front();
}

std::optional<ValueRange> clippedRange(std::span<const float> values, double percentile, const MapStatistics* known) {
    const MapStatistics s = known ? *known : statisticsOf(values);
    const std::int64_t finite = s.count - s.nans - s.infinities;
    if (finite == 0) return std::nullopt;
    const double q = std::clamp(percentile, 50.0, 100.0) / 100;
    if (q >= 1 || s.minimum == s.maximum) return ValueRange{s.minimum, s.maximum};
    const auto ends = quantilesWithin(values, std::array{1 - q, q}, s.minimum, s.maximum, finite);
    // A sparse map can be zero up to the percentile asked for; showing its few strong values beats showing nothing.
    if (ends[0] == ends[1]) return ValueRange{s.minimum, s.maximum};
    return ValueRange{ends[0], ends[1]};
}

ValueRange drawableRange(float low, float high, bool aroundZero) {
    if (aroundZero) {
        const float reach = std::max(std::abs(low), std::abs(high));
        return reach > 0 ? ValueRange{-reach, reach} : ValueRange{-1, 1};
    }
    if (high > low) return {low, high};
    const float half = std::max(0.5f, std::abs(low) * 1e-3f);
    return {low - half, low + half};
}

ValueRange united(const ValueRange& a, const ValueRange& b) {
    return {std::min(a.low, b.low), std::max(a.high, b.high)};
}

} // namespace convlens
