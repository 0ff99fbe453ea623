#pragma once
#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/tensor/tensor.h"

#include <cstdint>
#include <span>
#include <vector>

namespace convlens {

/// What is peculiar about a channel; the first that applies, in this order.
enum class ChannelCondition {
    HasNan,   ///< at least one value is not a number
    HasInf,   ///< at least one value is infinite
    Dead,     ///< every value is exactly zero on this photo
    Constant, ///< every value is the same, not zero (never said of a 1 x 1 map, which could not differ)
    Normal
};

/// Figures of a set of activations: one channel, or a whole layer. Moments are over the finite values, in double.
struct MapStatistics {
    std::int64_t count = 0;         ///< values, finite or not
    float minimum = 0, maximum = 0; ///< of the finite values; both 0 if there is none
    double mean = 0;
    double standardDeviation = 0; ///< of the population (divided by the count)
    double energy = 0;            ///< mean of the squares
    double sparsity = 0;          ///< share of values that are exactly zero
    double atSix = 0;             ///< share of values that are 6 or more: saturated, behind a ReLU6
    double negative = 0;          ///< share of values below zero
    std::int64_t nans = 0, infinities = 0;
    ChannelCondition condition = ChannelCondition::Normal;
};

/// One pass for range and counts, one for the spread; `values` may be of any length.
MapStatistics statisticsOf(std::span<const float> values);

/// The figures of every channel of one image, and of the channels together.
struct LayerStatistics {
    Shape shape;
    std::vector<MapStatistics> channels;
    /// Over all values. Its condition is the worst that any channel has for NaN and infinity, and Dead or Constant only
    /// if the whole layer is.
    MapStatistics all;
    int deadChannels = 0, constantChannels = 0;
};

/// Of image `n` of a batch. Cancelled between channels.
Result<LayerStatistics> layerStatistics(const Tensor& map, int n = 0, const CancelToken& cancel = {});

/// By what the channels of a layer are put in order; all but Index from the largest down.
enum class ChannelSort { Index, Mean, Energy, Variance, Sparsity };
/// The channels in that order; equals keep the order of their index. Channels with NaN or infinity stand last, since
/// figures over part of their values do not compare.
std::vector<int> channelOrder(const LayerStatistics& layer, ChannelSort sort);
/// The channels by a figure of one's own, from the largest down; `scores` holds one a channel.
std::vector<int> channelOrder(std::span<const double> scores);

} // namespace convlens
