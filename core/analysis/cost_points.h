#pragma once
#include "core/analysis/cost_shares.h"
#include "core/analysis/step_work.h"
#include "core/cost/cost_model.h"
#include "core/graph/graph.h"
#include "core/measure/measure.h"

#include <span>
#include <vector>

namespace convlens {

/// One step (or one layer that was not timed) with all that it has to do and the time it takes: what is plotted against
/// each other. Figures that are not known are NaN.
struct CostPoint {
    CostShare share;
    StepWork work;

    bool timed() const { return share.timed(); }
    double seconds() const { return share.microseconds / 1e6; }
    /// Nanoseconds per multiply-add; unknown where there are none or no time.
    double nsPerMac() const;
    /// 10^9 operations a second.
    double gflops() const;
    /// 10^9 bytes a second, as if each byte were moved once.
    double gbPerSecond() const;
};

/// In the order of the network, as costShares() by layer.
std::vector<CostPoint> costPoints(const Graph& graph, const NetworkCost& cost, const Measurement* measurement);

/// Spearman's rank correlation, ties sharing their ranks: 1 where both put the items into one order, 0 where one tells
/// nothing of the other; NaN for fewer than three items or where one of them is all equal.
double rankCorrelation(std::span<const double> x, std::span<const double> y);

/// Shares of the whole, added up in the order of the network.
struct CumulativeShare {
    double macs = 0;
    double time = CostShare::kUnknown; ///< unknown without a measurement; what has no time adds none
};
std::vector<CumulativeShare> cumulativeShares(const CostShares& shares);

} // namespace convlens
