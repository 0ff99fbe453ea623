#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/networks/network_spec.h"
#include "core/tensor/shape.h"

#include <span>
#include <string_view>

namespace convlens {

/// What a family offers, for controls, `convlens-cli list`, parsing and tests that loop over all families.
///
/// A graph carries a port's names (Layer::sourceNames) only where it computes what that port computes, widths aside;
/// so weights of a port fit one of the graphs built with the `rules` listed here, and a reader finds the right one by
/// trying them.
struct FamilyInfo {
    Family family;
    std::string_view id;              ///< "mobilenet_v2"
    std::string_view displayName;     ///< "MobileNetV2"
    std::string_view paper;           ///< "Sandler et al. 2018, arXiv 1801.04381"
    std::string_view summary;         ///< one sentence on its idea, in our own words
    std::span<const double> widths;   ///< the paper's stops; any value in [kMinWidth, kMaxWidth] is allowed
    std::span<const int> resolutions; ///< the paper's stops; any value in [kMinResolution, kMaxResolution] is allowed
    std::span<const int> groups;      ///< allowed values; empty where the key does not exist
    std::span<const Rules> rules;     ///< allowed values, Paper first
    bool hasMinimalistic = false;
    std::string_view rulesNote; ///< which values differ between the rules, for tooltips and `list`
    std::string_view widthNote; ///< how channels follow from width (and groups), between the paper's stops too
    Result<Graph> (*build)(const NetworkSpec& spec, const Shape& input);
};

inline constexpr double kMinWidth = 0.1, kMaxWidth = 4.0;
inline constexpr int kMinResolution = 32, kMaxResolution = 2048;
inline constexpr int kMinClasses = 2, kMaxClasses = 100000;
inline constexpr int kMaxBatch = 4096; ///< keeps every count of elements far inside 64 bits

std::span<const FamilyInfo> families();
const FamilyInfo& familyInfo(Family family);

/// Builds the graph for `batch` images of 3 x resolution x resolution. An InvalidArgument where the spec or the batch
/// is outside its limits.
Result<Graph> buildNetwork(const NetworkSpec& spec, int batch = 1);

} // namespace convlens
