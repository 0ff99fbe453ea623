#pragma once
#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/tensor/tensor.h"

#include <vector>

/// What the channels of a map have in common.
namespace convlens {

/// Pearson's correlation of every channel's map with that of `channel`, in [-1, 1]: similarity of pattern, whatever
/// the strength. A channel without spread, or with NaN or infinity, has the correlation 0 (and `channel` itself 1).
Result<std::vector<double>> channelSimilarity(const Tensor& map, int channel, const CancelToken& cancel = {});

/// One value a pixel, over the channels. Values that are not finite are kept, so that they show.
enum class ChannelSummary { Mean, Maximum };
/// [1, 1, h, w]
Result<Tensor> summariseChannels(const Tensor& map, ChannelSummary summary, int n = 0);

/// The strongest patterns of a map: principal components over channels, each pixel being one sample of C values.
struct PrincipalComponents {
    /// [1, count, h, w]: each pixel's coordinate along each component. The sign, which the mathematics leaves open, is
    /// such that the largest loading is positive.
    Tensor scores;
    std::vector<double> explained; ///< share of the total variance, a component each; falls
    /// exp(entropy of the shares of variance): how many channels' worth of independent content there is
    /// (after Roy and Vetterli 2007, "The effective rank", with the variances as the spectrum).
    double effectiveRank = 0;
};

/// At most `count` components (fewer if the map has fewer channels or pixels). A map with NaN or infinity is an
/// InvalidArgument; one without any spread has zero scores and rank 0. Cost grows with min(C, pixels) cubed.
Result<PrincipalComponents> principalComponents(const Tensor& map, int count, const CancelToken& cancel = {});

} // namespace convlens
