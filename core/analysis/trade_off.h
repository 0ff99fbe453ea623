#pragma once
#include <cstddef>
#include <span>
#include <vector>

namespace convlens {

/// One candidate: less cost is better, more value is better.
struct TradeOff {
    double cost = 0;
    double value = 0;
};

/// Indices of the candidates that no other beats: none costs at most as much and is worth more, or costs less and is
/// worth at least as much. In the order of cost; of equal candidates all. Those with an unknown (NaN) figure are left
/// out.
std::vector<std::size_t> paretoFront(std::span<const TradeOff> candidates);

/// Multiply-adds beside the measured time with its spread (median absolute deviation), in any units.
struct TimedCost {
    double macs = 0;
    double time = 0;
    double spread = 0;
};

/// A pair that multiply-adds put into the wrong order: `fewer` has fewer and yet takes longer than `more`.
struct RankInversion {
    std::size_t fewer = 0, more = 0;
    double macsRatio = 1; ///< of `fewer` to `more`, below 1
    double timeRatio = 1; ///< of `fewer` to `more`, above 1
};

struct RankInversions {
    std::vector<RankInversion> pairs; ///< the strongest first: by timeRatio / macsRatio
    std::size_t compared = 0;         ///< pairs whose multiply-adds differ
};

/// Only differences in time beyond the noise count: more than three times the scaled MADs of both together.
RankInversions rankInversions(std::span<const TimedCost> networks);

} // namespace convlens
