#pragma once
#include "core/cost/conventions.h"
#include "core/cost/cost_model.h"
#include "core/graph/graph.h"
#include "core/graph/ops.h"
#include "core/measure/measure.h"

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace convlens {

enum class CostGrouping { Layer, Operator, Stage };

/// One part of a network: its share of what a convention counts and of the measured time.
struct CostShare {
    static constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

    std::string name;            ///< the step's, the operators' or the stages', joined by " + " where they are fused
    std::vector<LayerId> layers; ///< in order
    std::vector<OperatorGroup> groups; ///< that do its work, in their fixed order; several only where they are fused
    std::int64_t macs = 0;             ///< multiply-adds of convolutions and fully connected layers, in any convention
    double count = 0;                  ///< by the convention, in its unit; the same as `macs` in the papers'
    double countShare = 0;             ///< of the network's count, 0 to 1
    double microseconds = kUnknown;    ///< median of its step, or the sum of its steps' medians; unknown if not timed
    double spreadUs = kUnknown;        ///< median absolute deviation, of a single step only
    double timeShare = kUnknown;       ///< of the sum of all steps, 0 to 1

    bool timed() const { return std::isfinite(microseconds); }
    /// How far the share of time exceeds the share of the count; unknown if not timed.
    double gap() const { return timeShare - countShare; }
};

/// "depthwise + pointwise": the operators' names, the same in every language; empty for what belongs to no layer.
std::string operatorNames(const std::vector<OperatorGroup>& groups);

/// A network taken apart so that nothing is counted twice or left out: the shares of the count add to 1 (0 in a
/// network where nothing is counted), those of time as well where the network was measured.
struct CostShares {
    std::vector<CostShare> parts; ///< in the order of the network (by operator: in the groups' fixed order)
    Convention convention = Convention::Papers;
    std::int64_t macs = 0;
    double count = 0;
    double stepSumUs = 0; ///< of all steps' medians; 0 if not measured
    bool measured = false;
};

/// `measurement` null, or without steps, gives the counts alone.
///
/// A plan step that computes several layers is one part and is never split by guess. Taken by operator, a step belongs
/// to the group that works in it: batch norm, activation, addition and mere moving of data that are fused into a
/// convolution or pooling count with that. A step in which several such groups work (a depthwise fused with a pointwise
/// convolution) is a part of its own, named after all of them. Stages are treated alike. Layers that no step covers
/// keep their counts and have no time of their own.
CostShares costShares(const Graph& graph, const NetworkCost& cost, const Measurement* measurement,
                      CostGrouping grouping, Convention convention = Convention::Papers);

} // namespace convlens
