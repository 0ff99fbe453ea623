#include "core/analysis/cost_points.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

namespace convlens {

namespace {

/// Equal values share the mean of the ranks that they take up.
std::vector<double> ranksOf(std::span<const double> values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from;
        while (to < order.size() && values[order[to]] == values[order[from]])
            ++to;
        for (std::size_t i = from; i < to; ++i)
            ranks[order[i]] = (double(from) + double(to) - 1) / 2;
        from = to;
    }
    return ranks;
}

} // namespace

double CostPoint::nsPerMac() const {
    return timed() && work.macs > 0 ? share.microseconds * 1000 / double(work.macs) : CostShare::kUnknown;
}

double CostPoint::gflops() const {
    return timed() && share.microseconds > 0 ? double(work.operations) / seconds() / 1e9 : CostShare::kUnknown;
}

double CostPoint::gbPerSecond() const {
    return timed() && share.microseconds > 0 ? double(work.bytes()) / seconds() / 1e9 : CostShare::kUnknown;
}

std::vector<CostPoint> costPoints(const Graph& graph, const NetworkCost& cost, const Measurement* measurement) {
    CostShares shares = costShares(graph, cost, measurement, CostGrouping::Layer);
    std::vector<std::vector<LayerId>> steps;
    for (const CostShare& part : shares.parts)
        steps.push_back(part.layers);
    const std::vector<StepWork> works = stepWork(graph, cost, steps);
    std::vector<CostPoint> points;
    for (std::size_t i = 0; i < works.size(); ++i)
        points.push_back({std::move(shares.parts[i]), works[i]});
    return points;
}

double rankCorrelation(std::span<const double> x, std::span<const double> y) {
    const std::size_t count = std::min(x.size(), y.size());
    if (count < 3) return CostShare::kUnknown;
    const std::vector<double> a = ranksOf(x.first(count)), b = ranksOf(y.first(count));
    const double middle = (double(count) - 1) / 2; // of any ranks, ties or not
    double both = 0, ofA = 0, ofB = 0;
    for (std::size_t i = 0; i < count; ++i) {
        both += (a[i] - middle) * (b[i] - middle);
        ofA += (a[i] - middle) * (a[i] - middle);
        ofB += (b[i] - middle) * (b[i] - middle);
    }
    return ofA > 0 && ofB > 0 ? both / std::sqrt(ofA * ofB) : CostShare::kUnknown;
}

std::vector<CumulativeShare> cumulativeShares(const CostShares& shares) {
    std::vector<CumulativeShare> sums;
    CumulativeShare sum;
    if (shares.measured) sum.time = 0;
    for (const CostShare& part : shares.parts) {
        sum.macs += part.countShare;
        if (part.timed()) sum.time += part.timeShare;
        sums.push_back(sum);
    }
    return sums;
}

} // namespace convlens
