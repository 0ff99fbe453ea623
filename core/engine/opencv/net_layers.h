#pragma once
#include "core/engine/engine.h"
#include "core/graph/graph.h"

#include <string>
#include <vector>

namespace convlens {

/// One of cv::dnn's layers after import: "onnx_node!" and the name of our node, or what the importer added to it
/// ("/pad"), or the name of an output.
struct NetLayer {
    std::string name;
    bool runs = true; ///< false where cv::dnn has fused it into another
};

struct NetSteps {
    std::vector<PlanStep> steps;
    std::vector<int> stepOfLayer; ///< by place in the given layers
};

/// Finds out which of our layers each of cv::dnn's belongs to (several belong to a shuffle, or to a convolution with
/// one-sided padding), and makes a step of each of ours that runs. One that does not run joins the step that makes its
/// last input: cv::dnn computes batch norm and activation with the convolution before, and lets the makers of a
/// concat's inputs write into its output.
NetSteps stepsOfNet(const Graph& graph, const std::vector<NetLayer>& layers);

} // namespace convlens
