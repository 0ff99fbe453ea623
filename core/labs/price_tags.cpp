#include "core/labs/price_tags.h"

#include "core/cost/cost_model.h"
#include "core/graph/ops.h"
#include "core/labs/rewrite_graph.h"
#include "core/networks/network_spec.h"
#include "core/networks/registry.h"

#include <charconv>
#include <optional>
#include <string>
#include <utility>

namespace convlens {

std::string_view toString(V3Part part) {
    switch (part) {
    case V3Part::Whole:
        return "whole";
    case V3Part::SqueezeExcitation:
        return "se";
    case V3Part::Kernels5x5:
        return "5x5";
    case V3Part::HSwish:
        return "h-swish";
    case V3Part::LastStage:
        return "last-stage";
    case V3Part::Minimalistic:
        return "minimalistic";
    }
    return "";
}

Result<std::vector<V3Variant>> v3Variants(const V3Settings& settings) {
    char width[32];
    const auto end = std::to_chars(width, width + sizeof(width), settings.width).ptr;
    const auto spec =
        parseNetworkSpec(std::string(settings.large ? "mobilenet_v3_large" : "mobilenet_v3_small") +
                         ":width=" + std::string(width, end) + ",resolution=" + std::to_string(settings.resolution));
    if (!spec) return spec.error();
    auto whole = buildNetwork(*spec, 1);
    if (!whole) return whole.error();

    GraphChanges none, squeeze, kernels, function, last, minimal;
    squeeze.withoutSqueezeExcitation = minimal.withoutSqueezeExcitation = true;
    kernels.smallKernels = minimal.smallKernels = true;
    function.insteadOfHSwish = minimal.insteadOfHSwish = ActivationKind::ReLU;
    last.oldLastStage = true;
    const std::pair<V3Part, GraphChanges> all[] = {{V3Part::Whole, none},         {V3Part::SqueezeExcitation, squeeze},
                                                   {V3Part::Kernels5x5, kernels}, {V3Part::HSwish, function},
                                                   {V3Part::LastStage, last},     {V3Part::Minimalistic, minimal}};
    std::vector<V3Variant> variants;
    for (const auto& [part, changes] : all) {
        auto graph = changedGraph(*whole, changes, whole->title() + ", " + std::string(toString(part)));
        if (!graph) return graph.error();
        V3Variant variant;
        variant.part = part;
        const LayerCost total = computeCost(*graph).total;
        variant.macs = total.macs;
        variant.params = total.params;
        if (!variants.empty()) {
            variant.macsPrice = variants.front().macs - variant.macs;
            variant.paramsPrice = variants.front().params - variant.params;
        }
        variant.graph = std::make_shared<const Graph>(std::move(*graph));
        variants.push_back(std::move(variant));
    }
    return variants;
}

TimeInterval timeDifference(const TimeInterval& whole, const TimeInterval& without) {
    return {whole.median - without.median, whole.low - without.high, whole.high - without.low};
}

} // namespace convlens
