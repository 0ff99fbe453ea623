#include "core/sweep/pick.h"

#include "core/measure/measure.h"

#include <algorithm>
#include <cstddef>

namespace convlens {

std::vector<Pick> pickWithin(const Sweep& sweep, double budgetMs) {
    std::vector<Pick> picks;
    for (std::size_t i = 0; i < sweep.networks.size(); ++i) {
        if (!sweep.records[i]) continue;
        const TimingSummary& t = sweep.records[i]->total;
        const PublishedAccuracy* accuracy = publishedAccuracy(sweep.networks[i].spec);
        if (!accuracy || !(t.medianMs <= budgetMs)) continue;
        picks.push_back({int(i), accuracy, t.medianMs, t.doubtful});
    }
    std::stable_sort(picks.begin(), picks.end(), [](const Pick& a, const Pick& b) {
        if (a.accuracy->top1Percent != b.accuracy->top1Percent)
            return a.accuracy->top1Percent > b.accuracy->top1Percent;
        return a.medianMs < b.medianMs;
    });
    return picks;
}

} // namespace convlens
