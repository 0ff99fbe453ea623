#include "core/analysis/time_excess.h"

#include <algorithm>

namespace convlens {

TimeExcess timeExcess(const CostShares& network, const CostShares& reference) {
    TimeExcess excess;
    if (!network.measured || !reference.measured || network.macs <= 0 || reference.macs <= 0) return excess;
    excess.paceUsPerMac = reference.stepSumUs / double(reference.macs);
    excess.expectedUs = excess.paceUsPerMac * double(network.macs);
    excess.stepSumUs = network.stepSumUs;
    for (const CostShare& part : network.parts) {
        if (!part.timed()) continue;
        const double expected = excess.paceUsPerMac * double(part.macs);
        excess.parts.push_back({part, expected, part.microseconds - expected});
    }
    std::stable_sort(excess.parts.begin(), excess.parts.end(),
                     [](const ExcessPart& a, const ExcessPart& b) { return a.excessUs > b.excessUs; });
    return excess;
}

} // namespace convlens
