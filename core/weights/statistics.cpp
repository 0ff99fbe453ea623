#include "core/weights/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace convlens {

TensorStatistics statisticsOf(const StoredTensor& tensor) {
    return tensorStatistics(tensor.values);
}

TensorStatistics tensorStatistics(std::span<const float> values) {
    TensorStatistics s;
    s.count = std::int64_t(values.size());
    std::int64_t finite = 0;
    double sum = 0;
    for (const float v : values) {
        if (std::isnan(v))
            ++s.nans;
        else if (std::isinf(v))
            ++s.infinities;
        else {
            s.minimum = finite == 0 ? v : std::min(s.minimum, v);
            s.maximum = finite == 0 ? v : std::max(s.maximum, v);
            sum += double(v);
            ++finite;
        }
    }
    if (finite == 0) return s;
    s.mean = sum / double(finite);
    // Twice over the values: the sum of squares alone would lose everything where the mean is far from zero.
    const double range = double(s.maximum) - double(s.minimum);
    double squares = 0;
    for (const float v : values) {
        if (!std::isfinite(v)) continue;
        squares += (double(v) - s.mean) * (double(v) - s.mean);
        const double place = range > 0 ? (double(v) - double(s.minimum)) / range : 0;
        ++s.histogram[std::min(s.histogram.size() - 1, std::size_t(place * double(s.histogram.size())))];
    }
    s.standardDeviation = std::sqrt(squares / double(finite));
    return s;
}

} // namespace convlens
