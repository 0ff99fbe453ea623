#pragma once
#include "core/analysis/cost_shares.h"

#include <vector>

namespace convlens {

/// What one part of a network takes beyond its multiply-adds at another network's pace.
struct ExcessPart {
    CostShare part;
    double expectedUs = 0; ///< its multiply-adds at that pace
    double excessUs = 0;   ///< negative where it is faster
};

/// Why a network's time is not in proportion to its multiply-adds: were every multiply-add as fast as another network's
/// on average, it would take `expectedUs`; where the rest lies is told part by part.
struct TimeExcess {
    double paceUsPerMac = 0; ///< of the other network: sum of its steps by its multiply-adds
    double expectedUs = 0;
    double stepSumUs = 0;          ///< of the network's own steps
    std::vector<ExcessPart> parts; ///< the largest excess first; only timed ones
    double excessUs() const { return stepSumUs - expectedUs; }
};

/// `network` taken apart in any grouping, against the whole of `reference`. Nothing to say (no parts) unless both were
/// measured and have multiply-adds.
TimeExcess timeExcess(const CostShares& network, const CostShares& reference);

} // namespace convlens
