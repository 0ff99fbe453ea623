#include "core/analysis/histogram.h"

#include "core/measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace convlens {

Histogram histogramOf(std::span<const double> values, int mostBins) {
    Histogram histogram;
    if (values.empty()) return histogram;
    const auto [least, most] = std::ranges::minmax(values);
    histogram.low = least;
    const double range = most - least;
    if (!(range > 0)) {
        histogram.counts = {int(values.size())};
        return histogram;
    }
    const double middle = percentile(values, 0.75) - percentile(values, 0.25);
    const double width = 2 * middle / std::cbrt(double(values.size()));
    const double wanted = width > 0 ? std::ceil(range / width) : mostBins;
    const int bins = int(std::clamp(wanted, 1.0, double(std::max(1, mostBins))));
    histogram.width = range / bins;
    histogram.counts.assign(std::size_t(bins), 0);
    for (const double value : values)
        ++histogram.counts[std::size_t(std::min(bins - 1, int((value - least) / histogram.width)))];
    return histogram;
}

} // namespace convlens
