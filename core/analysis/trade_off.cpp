#include "core/analysis/trade_off.h"

#include "core/measure/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace convlens {

std::vector<std::size_t> paretoFront(std::span<const TradeOff> candidates) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (std::isfinite(candidates[i].cost) && std::isfinite(candidates[i].value)) order.push_back(i);
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (candidates[a].cost != candidates[b].cost) return candidates[a].cost < candidates[b].cost;
        return candidates[a].value > candidates[b].value;
    });
    std::vector<std::size_t> front;
    double best = -std::numeric_limits<double>::infinity();
    for (const std::size_t i : order) {
        const bool equalToLast = !front.empty() && candidates[i].cost == candidates[front.back()].cost &&
                                 candidates[i].value == candidates[front.back()].value;
        if (candidates[i].value > best || equalToLast) front.push_back(i);
        best = std::max(best, candidates[i].value);
    }
    return front;
}

RankInversions rankInversions(std::span<const TimedCost> networks) {
    RankInversions found;
    for (std::size_t a = 0; a < networks.size(); ++a) {
        for (std::size_t b = a + 1; b < networks.size(); ++b) {
            if (networks[a].macs == networks[b].macs) continue;
            ++found.compared;
            const std::size_t fewer = networks[a].macs < networks[b].macs ? a : b, more = a + b - fewer;
            const TimedCost &f = networks[fewer], &m = networks[more];
            const double noise = 3 * kMadToSigma * std::hypot(f.spread, m.spread);
            if (!(f.time - m.time > noise) || !(m.time > 0)) continue;
            found.pairs.push_back({fewer, more, f.macs / m.macs, f.time / m.time});
        }
    }
    std::stable_sort(found.pairs.begin(), found.pairs.end(), [](const RankInversion& x, const RankInversion& y) {
        return x.timeRatio / x.macsRatio > y.timeRatio / y.macsRatio;
    });
    return found;
}

} // namespace convlens
