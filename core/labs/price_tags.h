#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/labs/guidelines.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

/// What each part of MobileNetV3 costs: the network with and without it (arXiv 1905.02244, sections 5.1 to 5.3).
namespace convlens {

enum class V3Part {
    Whole,             ///< the network as it is
    SqueezeExcitation, ///< without it
    Kernels5x5,        ///< 3x3 instead
    HSwish,            ///< ReLU instead
    LastStage,         ///< the old one instead
    Minimalistic       ///< without the first three together: what the authors call minimalistic
};
std::string_view toString(V3Part part); ///< "whole", "se", "5x5", "h-swish", "last-stage", "minimalistic"

struct V3Settings {
    bool large = true;
    double width = 1.0;
    int resolution = 224;
};

struct V3Variant {
    V3Part part = V3Part::Whole;
    std::shared_ptr<const Graph> graph;
    std::int64_t macs = 0, params = 0;
    /// What the whole network has more of than this variant: the part's price. Negative for the old last stage, which
    /// costs more.
    std::int64_t macsPrice = 0, paramsPrice = 0;
};

/// The whole network first, then one variant a part. Errors name what of the settings is outside what is allowed.
Result<std::vector<V3Variant>> v3Variants(const V3Settings& settings);

/// The difference of two times, in milliseconds, with an interval that holds it if both medians lie in theirs.
TimeInterval timeDifference(const TimeInterval& whole, const TimeInterval& without);

} // namespace convlens
