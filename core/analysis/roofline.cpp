#include "core/analysis/roofline.h"

#include <algorithm>

namespace convlens {

double Roofline::attainable(const Slope& slope, double intensity) const {
    return std::min(peakGflops, slope.gbPerSecond * intensity);
}

double Roofline::ridge(const Slope& slope) const {
    return slope.gbPerSecond > 0 ? peakGflops / slope.gbPerSecond : 0;
}

Roofline rooflineOf(const MachinePeaks& peaks, int threads) {
    Roofline roofline;
    roofline.threads = threads;
    roofline.peakGflops = peaks.gflopsOf(threads);
    for (const MemoryLevel& level : peaks.levels)
        roofline.slopes.push_back({level.name, peaks.bandwidthOf(level, threads)});
    return roofline;
}

} // namespace convlens
