#pragma once
#include "core/analysis/published.h"
#include "core/networks/network_spec.h"

#include <span>
#include <vector>

namespace convlens {

/// The ImageNet accuracy that speaks for a network in charts. Sources train differently, so one order holds for all
/// networks: the paper, its earlier version, its authors' release, then the ports in the order of PublishedOrigin. Rows
/// about quantised networks, other classes and networks that only the papers compare with are not looked at.
struct PublishedAccuracy {
    const PublishedRow* row = nullptr; ///< never null; its spec, with the rules of whoever printed it
    double top1Percent = 0;
    /// Rows of the same network by others, in that order.
    std::vector<const PublishedRow*> others;
};

/// One entry a network (rules and padding aside, in which the sources differ), in the order of the table.
std::span<const PublishedAccuracy> publishedAccuracies();

/// For the network that `spec` describes, rules and padding aside; null if nobody printed one.
const PublishedAccuracy* publishedAccuracy(const NetworkSpec& spec);

} // namespace convlens
