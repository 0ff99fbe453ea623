#pragma once
#include "core/engine/native/row_step.h"
#include "core/engine/native/step.h"

#include <cstddef>
#include <vector>

namespace convlens::native {

/// One step of a chain and the map that it makes.
struct ChainLink {
    RowStepPtr step;
    std::size_t height = 0;    ///< rows of its output
    std::size_t rowFloats = 0; ///< of its output
};

/// Floats of memory that a chain needs to make `bandRows` rows of its last map at a time.
std::size_t chainScratchFloats(const std::vector<ChainLink>& links, std::size_t bandRows);

/// Runs steps one behind the other by bands of rows, so that the maps between them exist only as bands and stay in the
/// second-level cache. Where two bands overlap the rows are kept; each thread has a part of the last map and computes
/// again what lies across the border to the other's. At least two links.
StepPtr makeChain(std::vector<ChainLink> links, std::size_t images, std::size_t bandRows);

} // namespace convlens::native
