#pragma once
#include "core/graph/graph.h"

#include <span>
#include <string_view>

namespace convlens {

/// What the papers call a block, told from its layers alone.
enum class BlockKind {
    DepthwiseSeparable, ///< depthwise, then pointwise, both activated (MobileNetV1, arXiv 1704.04861, section 3.1)
    InvertedResidual,   ///< depthwise on widened channels, then a linear pointwise (arXiv 1801.04381, section 3.3)
    InvertedResidualSqueezing, ///< the same with squeeze-and-excitation (MobileNetV3, arXiv 1905.02244, section 3)
    ShuffleUnit,               ///< with a channel shuffle (arXiv 1707.01083, figure 2; arXiv 1807.11164, figure 3)
    Bottleneck,                ///< a shortcut around narrowed channels, without a shuffle (ShuffleNetV1 with one group)
    Other
};

/// `layers` are those of one block, in order of execution.
BlockKind blockKindOf(const Graph& graph, std::span<const LayerId> layers);

/// "depthwise separable block", "inverted residual", "inverted residual with squeeze-and-excitation", "shuffle unit",
/// "bottleneck", "block".
std::string_view toString(BlockKind kind);

/// The block's last layer if nothing bends it: its values come straight from a convolution and its batch norm. What
/// MobileNetV2 calls a linear bottleneck ends this way, before the shortcut is added. Value -1 where there is none.
LayerId linearEndOf(const Graph& graph, std::span<const LayerId> layers);

} // namespace convlens
