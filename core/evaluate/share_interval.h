#pragma once
#include <cstdint>

namespace convlens {

/// Both ends lie between 0 and 1.
struct ShareInterval {
    double low = 0, high = 1;
};

/// Where the share lies of which `count` draws found `share`, in 95 of a hundred cases (E. B. Wilson 1927, "Probable
/// inference, the law of succession, and statistical inference"): of 10,000 photos some 0.7 points to either side.
/// Everything for a count of zero.
ShareInterval wilsonInterval(double share, std::int64_t count);

} // namespace convlens
