#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/graph/parameters.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace convlens {

/// The trained weights that make one channel of a convolution or fully connected layer.
struct ChannelKernel {
    LayerId layer;
    int side = 1;               ///< k of the k x k window
    int inputs = 1;             ///< input channels it reads
    int firstInput = 0;         ///< the first of them in the layer's input
    std::vector<float> weights; ///< [inputs, side, side]
    std::optional<float> bias;
    /// What the batch norm that follows multiplies the channel by, gamma / sqrt(variance + epsilon): negative turns
    /// the sense of the kernel around. Nothing where none follows or where it is folded into the weights.
    std::optional<float> normScale;

    float weight(int input, int y, int x) const {
        return weights[(std::size_t(input) * std::size_t(side) + std::size_t(y)) * std::size_t(side) + std::size_t(x)];
    }
    /// L2 norm of the k x k weights that read input `i`: its strength, whatever the window.
    double strength(int input) const;
};

/// The kernel behind `channel` of `layer`, found through batch norm and activation (unitOf()). A layer without weights
/// gives nothing; missing parameters are a Mismatch.
Result<std::optional<ChannelKernel>> kernelOf(const Graph& graph, const Parameters& parameters, LayerId layer,
                                              int channel);

} // namespace convlens
