#pragma once
#include "core/analysis/cost_shares.h"
#include "core/cost/cost_model.h"
#include "core/graph/graph.h"
#include "core/measure/measure.h"

#include <vector>

namespace convlens {

/// A part of a network as two plans compute it.
struct PlanPart {
    CostShare part; ///< name, layers, operators and multiply-adds; its time is the second plan's
    double firstUs = CostShare::kUnknown, secondUs = CostShare::kUnknown;
    int firstSteps = 0, secondSteps = 0; ///< how many steps of each plan it is made of

    /// Microseconds that the second plan saves; what a plan has no step for takes it no time.
    double savedUs() const;
};

/// Two plans of one network beside each other. A part is the smallest set of layers that both plans compute in whole
/// steps: a fused step of one is one part, with the sum of the other's steps for the same layers. By operator or stage
/// such parts are added up as costShares() does. Both measurements must have their steps.
std::vector<PlanPart> comparePlans(const Graph& graph, const NetworkCost& cost, const Measurement& first,
                                   const Measurement& second, CostGrouping grouping);

} // namespace convlens
