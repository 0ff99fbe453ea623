#pragma once
#include "core/sweep/sweep.h"

#include <QtGlobal>

#include <memory>
#include <string>
#include <utility>
#include <vector>

/// Sweeps with made-up times, so that what is shown of them can be worked out by hand.
namespace convlens::test {

inline SweepVisit visitOf(double ms, int runs = 12) {
    return {std::vector<double>(std::size_t(runs), ms), 2 * ms, 3, 0.5, "2026-01-01T00:00:00Z"};
}

/// One visit a network; a time of 0 leaves it unmeasured.
inline std::shared_ptr<Sweep> sweepOf(const std::vector<std::pair<const char*, double>>& networksAndMs, int visits = 1) {
    std::vector<NetworkSpec> specs;
    for (const auto& [network, ms] : networksAndMs) {
        const auto spec = parseNetworkSpec(network);
        if (!spec) qFatal("%s", spec.error().message.c_str());
        specs.push_back(*spec);
    }
    SweepConditions conditions;
    conditions.engine = engines().front()->id();
    conditions.plan = engines().front()->plans().front();
    conditions.visits = visits;
    conditions.visitSeconds = 0;
    const auto plan = planSweepOf(specs);
    if (!plan || plan->networks.size() != specs.size()) qFatal("the sample sweep cannot be planned");
    auto sweep = beginSweep(*plan, conditions);
    if (!sweep) qFatal("%s", sweep.error().message.c_str());
    for (std::size_t i = 0; i < networksAndMs.size(); ++i)
        if (networksAndMs[i].second > 0) addVisit(*sweep, int(i), visitOf(networksAndMs[i].second));
    return std::make_shared<Sweep>(std::move(*sweep));
}

/// Published (Sandler's release): 71.8, 65.4, 60.3 %. The smallest is the slowest, so it is on the front by
/// multiply-adds only, and in the wrong order with both others.
inline std::shared_ptr<Sweep> threeWidths() {
    return sweepOf({{"mobilenet_v2", 4}, {"mobilenet_v2:width=0.5", 3}, {"mobilenet_v2:width=0.35", 5}});
}

} // namespace convlens::test
