#pragma once
#include "core/base/result.h"
#include "core/networks/network_spec.h"

#include <cstdint>
#include <string>
#include <vector>

namespace convlens {

/// Every combination of these is wanted. What is left empty takes the family's own stops; groups concern only families
/// that have them.
struct SweepRequest {
    std::vector<Family> families;
    std::vector<double> widths;
    std::vector<int> resolutions;
    std::vector<int> groups;
};

/// One network of a sweep with its theoretical cost.
struct SweepNetwork {
    NetworkSpec spec;
    std::int64_t macs = 0;   ///< multiply-adds as the papers count them
    std::int64_t params = 0; ///< trained values
};

/// A combination that is not measured, and why: a person must not wonder where it went.
struct SkippedNetwork {
    std::string network; ///< as it was asked for
    std::string reason;  ///< one sentence
};

struct SweepPlan {
    std::vector<SweepNetwork> networks; ///< different ones, in the order of the request
    std::vector<SkippedNetwork> skipped;
};

/// More combinations than anyone reads, and hours of measuring.
inline constexpr int kMostSweepNetworks = 500;
/// A network whose maps need more at once is skipped.
inline constexpr std::int64_t kMostSweepMapBytes = std::int64_t(2) << 30;

/// The combinations of `request`. InvalidArgument without a family, and for more than kMostSweepNetworks combinations.
Result<SweepPlan> planSweep(const SweepRequest& request);

/// The same for a list of networks: those that occur twice are taken once, invalid ones are skipped with their reason.
Result<SweepPlan> planSweepOf(const std::vector<NetworkSpec>& specs);

/// Every network of our families for which an ImageNet accuracy is published, by whoever printed it first in the order
/// of published_accuracy.h.
Result<SweepPlan> planPublishedSweep();

} // namespace convlens
