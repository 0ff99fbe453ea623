#pragma once
#include "core/analysis/pseudo_inverse.h"
#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/graph/ops.h"
#include "core/tensor/tensor.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// What an activation destroys in few dimensions (MobileNetV2, arXiv 1801.04381, figure 1 and section 3.2): points go
/// through a random matrix T into n dimensions, through an activation, and back through T's pseudo-inverse.
namespace convlens {

/// None, or a kind of activation; h-sigmoid is not offered by the lab but defined.
using MaybeActivation = std::optional<ActivationKind>;
double activated(MaybeActivation kind, double value);
/// The derivative; where it jumps, that from the left (ReLU and ReLU6 are flat at 0, ReLU6 still rises at 6).
double slopeOf(MaybeActivation kind, double value);

struct EmbeddingSettings {
    int dimensions = 3; ///< n, 1 to 1024
    MaybeActivation activation = ActivationKind::ReLU;
    std::uint64_t seed = 1;
    /// The points' size: mean square length before the matrix. ReLU does not care; ReLU6 cuts off what is above 6, and
    /// h-swish is a straight line for small values.
    double size = 2;
};

/// T [n, d]: normal values of deviation 1 (seeded.h, parameter "lab.bottleneck.T"), so that each value that comes out
/// spreads as widely as the points are long, whatever d.
DenseMatrix randomMatrix(int dimensions, int inputs, std::uint64_t seed);

struct Reconstruction {
    DenseMatrix points; ///< what came back, a row each, in the size of what went in
    DenseMatrix fitted; ///< the same, turned, stretched and shifted so that it lies best on the original
    /// Root of the mean square distance to the original, divided by the original's own spread (the same about its
    /// mean): 0 is perfect, 1 no better than answering with the mean. As drawn, and after the best fit: a linear
    /// layer that follows can undo the fit, but nothing can undo what is left. What is nothing but rounding is 0.
    double error = 0, fittedError = 0;
    /// A point collapses if too few values let it through: the slopes at the point leave T a smaller rank than there
    /// are coordinates, so that a step in some direction changes nothing. No later layer can tell it from its
    /// neighbours.
    std::vector<bool> collapsed;
    double collapsedShare = 0;
    double zeroShare = 0; ///< of all activated values, those that are exactly zero
};

/// `points` [count, d] as they are; settings.size and dimensions are not looked at.
Result<Reconstruction> reconstruct(const DenseMatrix& points, const DenseMatrix& matrix, MaybeActivation activation,
                                   const CancelToken& cancel = {});
/// Points with rows of d values, normalised(), made settings.size large, sent through randomMatrix() and back; the
/// reconstruction is returned in units of the normalised points.
Result<Reconstruction> reconstruct(const DenseMatrix& points, const EmbeddingSettings& settings,
                                   const CancelToken& cancel = {});

/// With ReLU and a random matrix every value is let through with chance 1/2, whatever the point; two of n are needed:
/// (n + 1) / 2^n of all points in the plane collapse on average.
double expectedCollapse(int dimensions);

/// Over many seeds: the middle and the range that holds four of five.
struct Spread {
    double low = 0, middle = 0, high = 0; ///< 10th percentile, median, 90th
};
struct CurvePoint {
    int dimensions = 0;
    Spread error, fittedError, collapsedShare;
    double meanCollapsedShare = 0; ///< to compare with expectedCollapse()
};
/// Seeds settings.seed, +1, ... ; settings.dimensions is not looked at.
Result<std::vector<CurvePoint>> errorOverDimensions(const DenseMatrix& points, const EmbeddingSettings& settings,
                                                    std::span<const int> dimensions, int seeds,
                                                    const CancelToken& cancel = {}, const ProgressSink& progress = {});

/// The same with the patches of a photo as points.
struct PatchReconstruction {
    Tensor photo; ///< as the input, cut to whole patches
    int inputs = 0, dimensions = 0;
    Reconstruction result; ///< a row a patch; `points` and `fitted` in units of normalised patches
    Tensor fittedPhoto;    ///< `fitted` put together; values may lie outside the input's range
};
/// `photo` [1, c, h, w]; patches of side x side pixels with all channels are points of d = c side^2 values, sent into
/// round(d settings.dimensions / 2) dimensions: as many for each value as the plane's points get.
Result<PatchReconstruction> reconstructPatches(const Tensor& photo, int side, const EmbeddingSettings& settings,
                                               const CancelToken& cancel = {});

} // namespace convlens
