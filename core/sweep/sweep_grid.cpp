#include "core/sweep/sweep_grid.h"

#include "core/sweep/sweep_table.h"

#include <algorithm>
#include <utility>

namespace convlens {

namespace {

template <class Value>
void insertOnce(std::vector<Value>& sorted, Value value) {
    const auto place = std::lower_bound(sorted.begin(), sorted.end(), value);
    if (place == sorted.end() || *place != value) sorted.insert(place, value);
}

template <class Value>
std::size_t placeOf(const std::vector<Value>& sorted, Value value) {
    return std::size_t(std::lower_bound(sorted.begin(), sorted.end(), value) - sorted.begin());
}

} // namespace

std::vector<SweepGrid> sweepGrids(const Sweep& sweep) {
    std::vector<SweepGrid> grids;
    std::vector<std::vector<int>> members;
    for (std::size_t i = 0; i < sweep.networks.size(); ++i) {
        const NetworkSpec& spec = sweep.networks[i].spec;
        std::size_t g = 0;
        while (g < grids.size() && !sameKind(grids[g].kind, spec))
            ++g;
        if (g == grids.size()) {
            grids.emplace_back();
            grids.back().kind = spec;
            members.emplace_back();
        }
        insertOnce(grids[g].widths, spec.width);
        insertOnce(grids[g].resolutions, spec.resolution);
        members[g].push_back(int(i));
    }
    std::vector<SweepGrid> shown;
    for (std::size_t g = 0; g < grids.size(); ++g) {
        if (members[g].size() < 2) continue;
        SweepGrid& grid = grids[g];
        grid.cells.assign(grid.widths.size() * grid.resolutions.size(), -1);
        for (const int i : members[g]) {
            const NetworkSpec& spec = sweep.networks[std::size_t(i)].spec;
            grid.cells[placeOf(grid.widths, spec.width) * grid.resolutions.size() +
                       placeOf(grid.resolutions, spec.resolution)] = i;
        }
        shown.push_back(std::move(grid));
    }
    return shown;
}

} // namespace convlens
