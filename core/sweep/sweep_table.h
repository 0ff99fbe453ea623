#pragma once
#include "core/analysis/trade_off.h"
#include "core/export/passport.h"
#include "core/export/table.h"
#include "core/networks/network_spec.h"
#include "core/sweep/sweep.h"

#include <vector>

namespace convlens {

/// What a sweep shows of the trade-off between cost and accuracy. Indices are those of Sweep::networks; only measured
/// networks take part.
struct SweepFronts {
    std::vector<int> byMacs;   ///< most accurate for their multiply-adds, in the order of multiply-adds
    std::vector<int> byTime;   ///< most accurate for their time, in the order of time
    RankInversions inversions; ///< over all measured networks, whether their accuracy is known or not
    /// On the front by multiply-adds, but beaten once time is what counts.
    std::vector<int> onlyByMacs;
    /// Worth their time, though multiply-adds alone speak against them.
    std::vector<int> onlyByTime;
};
SweepFronts sweepFronts(const Sweep& sweep);

/// Said of a sweep with a single visit to each of several networks.
inline constexpr const char* kOneVisitWords =
    "one visit each: the networks were not measured in turn, so a machine that grew slower or faster meanwhile treated "
    "them unlike; take two visits or more";

/// One row a network, measured or not: network, family, width, resolution, groups (where the family has them), params,
/// macs, visits, iterations, median_ms, mad_ms, min_ms, p95_ms, first_ms, ideal_ratio (idealRatio()), top1_percent,
/// top1_source, front_macs, front_time, doubtful, doubt.
Table sweepTable(const Sweep& sweep);

/// One row a pair that is in another order by time than by multiply-adds, the strongest first: fewer_macs, more_macs
/// (specifications), macs_ratio and time_ratio (of the first to the second).
Table inversionTable(const Sweep& sweep, const SweepFronts& fronts);

/// The conditions of all its figures.
Passport sweepPassport(const Sweep& sweep);

/// The network's time against what width^2 x resolution^2 would make of the time of the largest measured network of its
/// family, groups and variant: above 1 it is slower than the ideal. NaN where it is not measured.
double idealRatio(const Sweep& sweep, int network);

/// Whether two networks differ in nothing but width and resolution.
bool sameKind(const NetworkSpec& a, const NetworkSpec& b);

} // namespace convlens
