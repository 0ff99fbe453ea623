#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/tensor/tensor.h"

#include <vector>

/// Which maps of two networks stand for each other: those that each hands on after as many halvings.
namespace convlens {

/// What a network hands on before it halves its maps once more.
struct StageEnd {
    int halvings = 0; ///< of the input's side on the way: 1 for 112 of 224, 2 for 56, ...
    LayerId layer;    ///< the last block's, or unit's, last layer at that resolution
    Shape shape;
};
/// In order; without the pooled vector and what follows it, and without squeeze-and-excitation.
std::vector<StageEnd> stageEnds(const Graph& graph);

/// How strongly a network answers at each place, whatever its number of channels: the root mean square over the
/// channels of image 0. [1, 1, h, w]; NaN and infinity stay.
Result<Tensor> channelStrength(const Tensor& map);

} // namespace convlens
