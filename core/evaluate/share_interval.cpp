#include "core/evaluate/share_interval.h"

#include <algorithm>
#include <cmath>

namespace convlens {

ShareInterval wilsonInterval(double share, std::int64_t count) {
    if (count <= 0) return {};
    constexpr double z = 1.959964; // of the normal distribution, 95 % lie within so many standard deviations
    const double n = double(count), whole = 1 + z * z / n;
    const double middle = (share + z * z / (2 * n)) / whole;
    const double half = z / whole * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

} // namespace convlens
