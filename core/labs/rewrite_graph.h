#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/graph/ops.h"

#include <optional>
#include <string>

namespace convlens {

/// What lab "parts" takes out of MobileNetV3 (arXiv 1905.02244) or puts back. A graph is data, so this works by what
/// layers are, not by whose they are.
struct GraphChanges {
    bool withoutSqueezeExcitation = false; ///< section 5.3: the module's layers are left out
    bool smallKernels = false;             ///< every 5x5 window becomes 3x3, with one row of padding less on each side
    std::optional<ActivationKind> insteadOfHSwish; ///< section 5.2
    /// Section 5.1, figure 5: what stood at the end before: the widest layer still works on the map, after a depthwise
    /// 3x3 and a linear 1x1 to twice the channels, and pooling comes last.
    bool oldLastStage = false;
};

/// The same network with these changes; names of layers that stay are kept. Unsupported for a graph whose layers have
/// more than two inputs or several outputs, or that has no last stage to replace.
Result<Graph> changedGraph(const Graph& graph, const GraphChanges& changes, std::string title);

} // namespace convlens
