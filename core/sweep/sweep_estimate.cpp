#include "core/sweep/sweep_estimate.h"

#include "core/measure/measure.h"
#include "core/measure/statistics.h"
#include "core/measure/warm_up.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace convlens {

namespace {

// Graph, seeded weights and compiling: 0.05 to 0.2 s for our families; weights of the widest take longest.
constexpr double kSetupSeconds = 0.1;

} // namespace

std::optional<double> paceOf(const Sweep& sweep) {
    std::vector<double> paces;
    for (std::size_t i = 0; i < sweep.networks.size(); ++i)
        if (sweep.records[i] && sweep.networks[i].macs > 0)
            paces.push_back(sweep.records[i]->total.medianMs / double(sweep.networks[i].macs));
    if (paces.empty()) return std::nullopt;
    return median(paces);
}

double visitSeconds(double networkMs, const SweepConditions& conditions) {
    const double run = networkMs / 1000;
    const double warmUp = std::max(
        WarmUp::kFewestRuns * run, std::min(2 * WarmUp::kWindow * run, WarmUp::kMostTimeShare * conditions.visitSeconds));
    return kSetupSeconds + run + warmUp + std::max(conditions.visitSeconds, kSweepVisitRuns * run);
}

double plannedSeconds(const SweepPlan& plan, const SweepConditions& conditions, double msPerMac) {
    double seconds = 0;
    for (const SweepNetwork& network : plan.networks)
        seconds += conditions.visits * visitSeconds(double(network.macs) * msPerMac, conditions);
    return seconds;
}

double remainingSeconds(const Sweep& sweep, double msPerMac) {
    const double pace = paceOf(sweep).value_or(msPerMac);
    double seconds = 0;
    for (std::size_t i = 0; i < sweep.networks.size(); ++i) {
        const auto& record = sweep.records[i];
        const int left = sweep.conditions.visits - (record ? std::min(record->visits, sweep.conditions.visits) : 0);
        const double ms = record ? record->total.medianMs : double(sweep.networks[i].macs) * pace;
        seconds += left * visitSeconds(ms, sweep.conditions);
    }
    return seconds;
}

} // namespace convlens
