#pragma once
#include "core/analysis/published_accuracy.h"
#include "core/sweep/sweep.h"

#include <vector>

namespace convlens {

/// A measured network with a published accuracy.
struct Pick {
    int network = -1; ///< index in Sweep::networks
    const PublishedAccuracy* accuracy = nullptr;
    double medianMs = 0;
    bool doubtful = false; ///< its time is
};

/// The networks of the sweep that take at most `budgetMs`, the most accurate first, the faster first of equals. A
/// network whose time is not known yet cannot be picked.
std::vector<Pick> pickWithin(const Sweep& sweep, double budgetMs);

} // namespace convlens
