#pragma once
#include <span>
#include <vector>

namespace convlens {

/// Counts in bins of one width: bin i holds [low + i width, low + (i + 1) width), the last one its end as well.
struct Histogram {
    double low = 0, width = 0;
    std::vector<int> counts;
};

/// As many bins as the spread asks for (Freedman and Diaconis, 1981: 2 IQR / n^(1/3)), at least one and at most
/// `mostBins`; values that are all equal make one bin. Empty without values.
Histogram histogramOf(std::span<const double> values, int mostBins);

} // namespace convlens
