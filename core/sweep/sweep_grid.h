#pragma once
#include "core/networks/network_spec.h"
#include "core/sweep/sweep.h"

#include <cstddef>
#include <vector>

namespace convlens {

/// The networks of a sweep that differ in nothing but width and resolution, as a table of both.
struct SweepGrid {
    NetworkSpec kind; ///< one of them: family, groups and what else they share
    std::vector<double> widths;   ///< ascending
    std::vector<int> resolutions; ///< ascending
    std::vector<int> cells;       ///< index in Sweep::networks, -1 for a combination that is not there; a row a width
    int at(std::size_t width, std::size_t resolution) const { return cells[width * resolutions.size() + resolution]; }
};

/// One a kind, in the order of the sweep; kinds with a single network are left out.
std::vector<SweepGrid> sweepGrids(const Sweep& sweep);

} // namespace convlens
