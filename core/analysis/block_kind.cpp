#include "core/analysis/block_kind.h"

#include "core/base/check.h"
#include "core/graph/ops.h"
#include "core/tensor/shape.h"

#include <cstddef>
#include <variant>

namespace convlens {

namespace {

template <class T>
bool contains(const Graph& graph, std::span<const LayerId> layers) {
    for (const LayerId id : layers)
        if (std::holds_alternative<T>(graph.layer(id).op)) return true;
    return false;
}

bool isDepthwise(const Graph& graph, LayerId id) {
    return graph.groupOf(id) == OperatorGroup::Depthwise;
}

} // namespace

LayerId linearEndOf(const Graph& graph, std::span<const LayerId> layers) {
    for (std::size_t i = layers.size(); i-- > 0;) {
        const Op& op = graph.layer(layers[i]).op;
        if (std::holds_alternative<Add>(op)) continue;
        if (std::holds_alternative<BatchNorm>(op) || std::holds_alternative<Convolution>(op)) return layers[i];
        break;
    }
    return LayerId{-1};
}

BlockKind blockKindOf(const Graph& graph, std::span<const LayerId> layers) {
    bool depthwise = false, squeezes = false;
    int narrowest = 0;
    for (const LayerId id : layers) {
        depthwise = depthwise || isDepthwise(graph, id);
        squeezes = squeezes || graph.layer(id).inSqueezeExcitation;
        if (isDepthwise(graph, id)) narrowest = graph.outputShapeOf(id).c;
    }
    if (contains<ChannelShuffle>(graph, layers)) return BlockKind::ShuffleUnit;
    if (!depthwise) return BlockKind::Other;
    if (linearEndOf(graph, layers).value >= 0)
        return squeezes ? BlockKind::InvertedResidualSqueezing : BlockKind::InvertedResidual;
    const bool joins = contains<Add>(graph, layers) || contains<Concat>(graph, layers);
    if (joins && narrowest < graph.outputShapeOf(layers.back()).c) return BlockKind::Bottleneck;
    return joins || squeezes ? BlockKind::Other : BlockKind::DepthwiseSeparable;
}

std::string_view toString(BlockKind kind) {
    switch (kind) {
    case BlockKind::DepthwiseSeparable:
        return "depthwise separable block";
    case BlockKind::InvertedResidual:
        return "inverted residual";
    case BlockKind::InvertedResidualSqueezing:
        return "inverted residual with squeeze-and-excitation";
    case BlockKind::ShuffleUnit:
        return "shuffle unit";
    case BlockKind::Bottleneck:
        return "bottleneck";
    case BlockKind::Other:
        return "block";
    }
    CONVLENS_CHECK(false);
}

} // namespace convlens
