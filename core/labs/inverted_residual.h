#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/labs/lab.h"

#include <cstdint>
#include <memory>
#include <string>

namespace convlens {

/// MobileNetV2's block (arXiv 1801.04381, section 3.3): k channels are expanded to t k by a 1x1 convolution, filtered by
/// a 3x3 depthwise one and projected back to k without an activation; at stride 1 the input may be added.
struct InvertedResidual {
    int channels = 32, expansion = 6, side = 28, stride = 1;
    bool residual = true;
    int inner() const { return channels * expansion; }
    int outSide() const { return (side + stride - 1) / stride; }
    bool adds() const { return residual && stride == 1; }
    bool operator==(const InvertedResidual&) const = default;
};
/// Layers expand, depthwise, project, each with .bn, the first two with .act; add where there is one. The expanding layer
/// is there at t = 1 too, as in the paper's formula (its network leaves it out in its one block of t = 1).
Result<std::shared_ptr<const Graph>> invertedGraph(const InvertedResidual& block);
/// k t k h w + (t k)(9 + k) h w / s^2; at stride 1 the paper's h w d' t (d' + k^2 + d'').
std::int64_t invertedMacs(const InvertedResidual& block);

/// The classical bottleneck: wide ends, a quarter of the channels in the middle, a dense 3x3 there.
struct ClassicalBottleneck {
    int wide = 64, side = 28, stride = 1;
    bool residual = true;
    int narrow() const { return wide / 4; }
    int outSide() const { return (side + stride - 1) / stride; }
    bool adds() const { return residual && stride == 1; }
};
Result<std::shared_ptr<const Graph>> classicalGraph(const ClassicalBottleneck& block);
std::int64_t classicalMacs(const ClassicalBottleneck& block);
/// The one whose multiply-adds are nearest to the inverted residual's; its width is a multiple of 4, so they agree to
/// some per cent only.
ClassicalBottleneck classicalOfEqualCost(const InvertedResidual& block);

/// Bytes of maps that are in memory at once, batch norm and activation done in place.
struct BlockMemory {
    std::int64_t materialised = 0; ///< each of the three layers writes its whole map: the most that lives at once
    std::int64_t channelTiles = 0; ///< the inner channels in n parts: input, output and a part of both inner maps
    std::int64_t rowBands = 0;     ///< n bands of rows: input, output and the band's rows of both inner maps
    /// What bands compute twice because a 3x3 window reaches over their edge: rows of the expansion, as multiply-adds.
    /// Channel tiles compute nothing twice.
    std::int64_t rowBandsExtraMacs = 0;
};
/// `parts` is clamped to the inner channels, and for bands to the output rows.
BlockMemory invertedMemory(const InvertedResidual& block, int parts);
/// Only `materialised`: its 3x3 layer mixes channels, so they cannot be done in parts.
std::int64_t classicalMemory(const ClassicalBottleneck& block);

InvertedResidual invertedResidual(const LabSettings& settings);
inline constexpr int kSweptExpansions[] = {1, 2, 3, 4, 6, 8, 10};
std::string expansionReading(int expansion); ///< "t=6"

} // namespace convlens
