#pragma once
#include "core/analysis/network_diagram.h"

#include <map>
#include <set>
#include <utility>
#include <vector>

/// How the parts of one block stand to each other: columns by the longest way, the main way in the middle, branches
/// below it, shortcuts over it. A part of network_diagram.h's work, which knows nothing of layers.
namespace convlens {

inline constexpr double kDiagramJunction = 12; ///< side of a junction's box
inline constexpr int kItemEntry = -1, kItemExit = -2;

struct ItemGraph {
    struct Part {
        double width = 0, height = 0;
        bool aside = false; ///< never on the main way: squeeze-and-excitation
    };
    std::vector<Part> parts; ///< each after those that it reads from
    /// From and to: indices of parts, or kItemEntry and kItemExit for what comes from and goes to other items.
    std::set<std::pair<int, int>> edges;
};

struct ItemRoute {
    std::vector<DiagramPoint> points;
    bool bypass = false;
};

/// (0, 0) is where values come in: the middle of the left side. They leave at (frame.width, 0).
struct ItemLayout {
    std::vector<DiagramRect> boxes;
    std::map<std::pair<int, int>, ItemRoute> routes; ///< one an edge
    DiagramRect frame;
};

ItemLayout layoutItem(const ItemGraph& graph, bool framed, bool spacious);

} // namespace convlens
