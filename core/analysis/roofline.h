#pragma once
#include "core/measure/peaks.h"

#include <string>
#include <vector>

namespace convlens {

/// What a machine allows a step of a given arithmetic intensity at most (Williams, Waterman and Patterson, "Roofline:
/// an insightful visual performance model for multicore architectures", 2009): the lower of what the cores compute and
/// of what a level of the memory delivers.
struct Roofline {
    struct Slope {
        std::string level; ///< "L1", ..., "memory"
        double gbPerSecond = 0;
    };
    int threads = 1;
    double peakGflops = 0;
    std::vector<Slope> slopes; ///< the nearest first; the memory last

    /// With data from that level: GFLOP/s at `intensity` operations per byte.
    double attainable(const Slope& slope, double intensity) const;
    /// The intensity from which on the cores, and no longer that level, set the limit.
    double ridge(const Slope& slope) const;
    /// The memory's; null without any.
    const Slope* memory() const { return slopes.empty() ? nullptr : &slopes.back(); }
};

Roofline rooflineOf(const MachinePeaks& peaks, int threads);

} // namespace convlens
