#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/graph/parameters.h"
#include "core/tensor/tensor.h"

#include <functional>
#include <vector>

namespace convlens {

/// Which places of the last map speak for a class (class activation map: Zhou et al. 2016, arXiv 1512.04150).
struct ClassActivation {
    LayerId pooling;   ///< the global pooling whose input the map lives on
    TensorId map;      ///< that input
    Tensor activation; ///< [1, 1, h, w]: the weighted sum over its channels
    /// With `exact`: mean of `activation` + `offset` = the class's logit, by the distributive law.
    double offset = 0;
    /// Everything between pooling and logits is linear (MobileNetV1 and V2, ShuffleNets). MobileNetV3 has an activation
    /// there; its derivative at this photo takes its place, which is Grad-CAM's weighting (arXiv 1610.02391).
    bool exact = true;
};

/// Finds a recorded value of the run, or null.
using RecordedLookup = std::function<const Tensor*(LayerId)>;

/// The layers whose recorded first outputs classActivation() reads: the one that feeds the global pooling first. Small
/// maps all of them. Empty where the network has no such pooling.
std::vector<LayerId> layersOfClassActivation(const Graph& graph);

/// The map for `classIndex`. Needs the recorded input of the global pooling, and with an activation behind the pooling
/// also that activation's recorded input. A network that does not end in global pooling and layers over 1 x 1 maps is
/// Unsupported; a missing record is a Mismatch that names the layer.
Result<ClassActivation> classActivation(const Graph& graph, const Parameters& parameters,
                                        const RecordedLookup& recorded, int classIndex);

} // namespace convlens
