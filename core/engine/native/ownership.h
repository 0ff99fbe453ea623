#pragma once
#include "core/engine/native/concat_placement.h"
#include "core/graph/graph.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace convlens::native {

/// Maps whose channels two threads may own. Between the products of an inverted residual (Sandler et al., MobileNetV2,
/// section 3.3) every channel goes its own way: through the depthwise layer and the pool of squeeze-and-excitation. A
/// thread that makes its channels and keeps them never reads what the other has just written, which costs several times
/// as much as reading its own; only the narrow maps before and behind change sides. On small maps the rows at another
/// thread's edge are the price of sharing by rows: with a 5 x 5 window on 7 x 7 they are most of the map.
///
/// Squeeze-and-excitation (Howard et al., Searching for MobileNetV3, section 5.3) is owned with its map: each thread
/// sums the first layer over its own channels, of the short vector between the layers each has a copy, and the second
/// layer gives each the factors of its own channels.
///
/// It depends on the graph alone, not on the number of threads: the products that read owned maps sum in two parts for
/// any. Between two exchanges of such sums neither thread waits for the other, so a part of a sum lies where nothing is
/// written before both have passed the next exchange: at the front, for two blocks in turn.
///
/// The owners' parts lie in one buffer that nothing else uses from the first such map to the last. In memory that maps
/// of both threads had in turn each would fetch the lines that it writes to from the other first.
struct Ownership {
    std::vector<std::optional<std::size_t>> offsetOf; ///< by tensor: of the first owner's part; none where not owned
    std::vector<std::size_t> cutOf;  ///< by layer: where a product's sum is cut (CutSum), 0 for nowhere
    std::vector<std::size_t> sumsOf; ///< by layer: offset of the first owner's part of such a sum
    std::vector<bool> isCopied; ///< by tensor: a product with a cut sum makes it, and one with owned outputs reads it
    std::size_t distance = 0;   ///< floats from the first owner's part to the second's; 0: no map
};

/// `readers` by tensor. Maps of `mostFloats` or more are not owned, because they go through the cache by bands of rows,
/// but for those that squeeze-and-excitation needs whole.
Ownership findOwnership(const Graph& graph, const std::vector<std::vector<LayerId>>& readers,
                        const ConcatPlacement& placement, std::size_t mostFloats);

} // namespace convlens::native
