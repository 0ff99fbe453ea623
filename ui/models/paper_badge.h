#pragma once
#include "core/analysis/published.h"
#include "ui/session/session_values.h"

#include <QString>

#include <optional>

namespace convlens {

/// How far a figure shown is from the one that the paper printed: "= paper", "+3.2 % of the paper's".
struct PaperBadge {
    QString text;
    QString tip; ///< the printed figure with its source, ours by the same convention, and why they differ
    bool agrees = false;
};

struct PaperBadges {
    std::optional<PaperBadge> count;  ///< none where the paper prints no count for this network
    std::optional<PaperBadge> params; ///< likewise
};

/// Against paperRow() of published.csv. The count is the one by `convention`, which the paper need not have used: then
/// the tooltip tells both apart, and what others print who count that way.
PaperBadges paperBadges(const NetworkState& network, Convention convention);

} // namespace convlens
