#pragma once
#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/graph/graph.h"
#include "core/tensor/tensor.h"

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

/// How well a network uses its maps: what of them is dead, empty, saturated or said twice.
namespace convlens {

/// One layer's output, over the photos that it was computed for.
struct LayerHealth {
    static constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

    LayerId layer;
    Shape shape;
    int photos = 0;
    std::vector<bool> dead;         ///< a channel each: exactly zero everywhere, on every photo
    double sparsity = 0;            ///< share of values that are exactly zero; mean of the photos
    double saturation = 0;          ///< share of values that are 6 or more; mean of the photos
    float minimum = 0, maximum = 0; ///< of the finite values of all photos
    std::int64_t notFinite = 0;     ///< values that are NaN or infinite
    /// How many channels' worth of independent patterns the map holds: exp(H(s)) with H the entropy of the singular
    /// values of the covariance of the channels (each pixel a sample), divided by their sum (after Roy and Vetterli
    /// 2007, "The effective rank: a measure of effective dimensionality"). Mean of the photos. Between 1 and
    /// rankLimit(); 0 for a map without any spread; unknown for one pixel and where a value is not finite.
    double effectiveRank = kUnknown;

    int deadChannels() const;
    double deadShare() const; ///< of the channels
    /// The most that the rank can be on one photo: the channels, or one less than the pixels where these are fewer.
    int rankLimit() const;
    double rankShare() const; ///< effectiveRank / rankLimit()
};

/// Of image 0. Cancelled between channels and before each step of the linear algebra.
Result<LayerHealth> healthOfMap(LayerId layer, const Tensor& map, const CancelToken& cancel = {});

struct NetworkHealth {
    int photos = 0;
    std::vector<LayerHealth> layers; ///< of first outputs, in layer order; only what was recorded
    const LayerHealth* find(LayerId layer) const;
};

/// Of everything that one run recorded; layers with several outputs are left out, since each of them is a part of a map
/// that is there already (channel split).
Result<NetworkHealth> healthOfRun(const Graph& graph, std::span<const RecordedOutput> recorded,
                                  const CancelToken& cancel = {}, const ProgressSink& progress = {});

/// Of the photos of both; they must be of the same network. Layers that only one of them has are left out.
NetworkHealth combined(const NetworkHealth& a, const NetworkHealth& b);

/// What MobileNetV2's argument is about (arXiv 1801.04381, section 3.2): maps behind a nonlinearity against the
/// linear ends of blocks. Means over layers, each layer counting once.
struct BottleneckHealth {
    int linearEnds = 0, expanded = 0;                 ///< layers of each kind
    double linearSparsity = 0, expandedSparsity = 0;  ///< 0 to 1
    double expandedSaturation = 0;                    ///< 0 to 1
    double linearRankShare = LayerHealth::kUnknown;   ///< effective rank over channels
    double expandedRankShare = LayerHealth::kUnknown; ///< the same of the depthwise layers' activated maps
    int linearFewest = 0, linearMost = 0;             ///< channels
};
/// linearEnds 0 where the network has no linear bottlenecks (blockKindOf()).
BottleneckHealth bottleneckHealth(const Graph& graph, const NetworkHealth& health);

} // namespace convlens
