#include "core/labs/linear_bottleneck.h"

#include "core/labs/point_sets.h"
#include "core/measure/statistics.h"
#include "core/weights/seeded.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <new>
#include <string>
#include <utility>

namespace convlens {

namespace {

constexpr int kMostDimensions = 1024;
/// A singular value below this share of T's largest counts as no way through.
constexpr double kRankLimit = 1e-6;
constexpr double kRounding = 1e-10; // the fit goes through normal equations, which square the rounding

Error cancelledError() {
    return {ErrorCode::Cancelled, "the lab was stopped"};
}

DenseMatrix product(const DenseMatrix& a, const DenseMatrix& b) {
    DenseMatrix c(a.rows, b.columns);
    for (int i = 0; i < a.rows; ++i) {
        for (int k = 0; k < a.columns; ++k) {
            const double factor = a.at(i, k);
            if (factor == 0) continue;
            for (int j = 0; j < b.columns; ++j)
                c.at(i, j) += factor * b.at(k, j);
        }
    }
    return c;
}

DenseMatrix transposed(const DenseMatrix& a) {
    DenseMatrix t(a.columns, a.rows);
    for (int i = 0; i < a.rows; ++i)
        for (int j = 0; j < a.columns; ++j)
            t.at(j, i) = a.at(i, j);
    return t;
}

double relativeError(const DenseMatrix& original, const DenseMatrix& other) {
    double wrong = 0, spread = 0;
    for (int c = 0; c < original.columns; ++c) {
        double mean = 0;
        for (int r = 0; r < original.rows; ++r)
            mean += original.at(r, c) / original.rows;
        for (int r = 0; r < original.rows; ++r) {
            wrong += std::pow(other.at(r, c) - original.at(r, c), 2);
            spread += std::pow(original.at(r, c) - mean, 2);
        }
    }
    if (spread == 0) return wrong == 0 ? 0 : 1;
    return std::sqrt(wrong / spread);
}

/// The affine map of `from` that lies closest to `onto`, by least squares through the normal equations.
Result<DenseMatrix> affineFit(const DenseMatrix& from, const DenseMatrix& onto) {
    const int d = from.columns;
    DenseMatrix extended(from.rows, d + 1);
    for (int r = 0; r < from.rows; ++r) {
        for (int c = 0; c < d; ++c)
            extended.at(r, c) = from.at(r, c);
        extended.at(r, d) = 1;
    }
    const DenseMatrix across = transposed(extended);
    auto inverse = pseudoInverse(product(across, extended));
    if (!inverse) return inverse.error();
    return product(extended, product(*inverse, product(across, onto)));
}

/// Whether the rows of T, each times its slope, span fewer dimensions than T has columns. `smallest` is the limit for
/// the smallest singular value.
Result<bool> collapses(const DenseMatrix& matrix, std::span<const double> slopes, double smallest) {
    const int d = matrix.columns;
    const auto open = std::count_if(slopes.begin(), slopes.end(), [](double s) { return s != 0; });
    if (open < d) return true;
    // In the plane the smaller singular value has a formula; with more inputs so many rows let a point through that
    // a matrix without full rank does not happen by chance, and the count above decides.
    if (d != 2) return false;
    double a = 0, b = 0, c = 0;
    for (int i = 0; i < matrix.rows; ++i) {
        const double x = slopes[std::size_t(i)] * matrix.at(i, 0), y = slopes[std::size_t(i)] * matrix.at(i, 1);
        a += x * x;
        b += x * y;
        c += y * y;
    }
    const double lower = (a + c) / 2 - std::sqrt((a - c) * (a - c) / 4 + b * b);
    return std::sqrt(std::max(0.0, lower)) < smallest;
}

Spread spreadOf(std::vector<double> values) {
    return {percentile(values, 0.1), median(values), percentile(values, 0.9)};
}

Result<void> check(const DenseMatrix& points, const EmbeddingSettings& settings) {
    if (points.rows < 1 || points.columns < 1) return Error{ErrorCode::InvalidArgument, "there are no points"};
    if (settings.dimensions < 1 || settings.dimensions > kMostDimensions)
        return Error{ErrorCode::InvalidArgument, "the number of dimensions must be 1 to " +
                                                     std::to_string(kMostDimensions) + ", found " +
                                                     std::to_string(settings.dimensions)};
    if (!(settings.size > 0) || !std::isfinite(settings.size))
        return Error{ErrorCode::InvalidArgument,
                     "the size of the points must be above zero, found " + std::to_string(settings.size)};
    return {};
}

/// Without an activation everything comes back: what is left then is the rounding of doubles, no error of the network.
double withoutRounding(double error) {
    return error < kRounding ? 0 : error;
}

Result<Reconstruction> tryReconstruct(const DenseMatrix& points, const DenseMatrix& matrix, MaybeActivation activation,
                                      const CancelToken& cancel) {
    if (matrix.columns != points.columns)
        return Error{ErrorCode::InvalidArgument, "points of " + std::to_string(points.columns) +
                                                     " values do not fit a matrix with " +
                                                     std::to_string(matrix.columns) + " columns"};
    auto back = pseudoInverse(matrix);
    if (!back) return back.error();
    auto sizes = singularValues(matrix);
    if (!sizes) return sizes.error();
    const double smallest = kRankLimit * sizes->front();

    DenseMatrix values = product(points, transposed(matrix));
    Reconstruction result;
    std::int64_t zeros = 0, lost = 0;
    std::vector<double> slopes(std::size_t(matrix.rows));
    for (int r = 0; r < values.rows; ++r) {
        if (r % 256 == 0 && cancel.isCancelled()) return cancelledError();
        for (int i = 0; i < values.columns; ++i) {
            slopes[std::size_t(i)] = slopeOf(activation, values.at(r, i));
            values.at(r, i) = activated(activation, values.at(r, i));
            zeros += values.at(r, i) == 0;
        }
        auto gone = collapses(matrix, slopes, smallest);
        if (!gone) return gone.error();
        result.collapsed.push_back(*gone);
        lost += *gone;
    }
    result.zeroShare = double(zeros) / double(values.values.size());
    result.collapsedShare = double(lost) / points.rows;
    result.points = product(values, transposed(*back));
    if (cancel.isCancelled()) return cancelledError();
    auto fitted = affineFit(result.points, points);
    if (!fitted) return fitted.error();
    result.fitted = std::move(*fitted);
    result.error = withoutRounding(relativeError(points, result.points));
    result.fittedError = withoutRounding(relativeError(points, result.fitted));
    return result;
}

} // namespace

double activated(MaybeActivation kind, double value) {
    const auto relu6 = [](double x) { return std::min(std::max(x, 0.0), 6.0); };
    if (!kind) return value;
    switch (*kind) {
    case ActivationKind::ReLU:
        return std::max(value, 0.0);
    case ActivationKind::ReLU6:
        return relu6(value);
    case ActivationKind::HSwish:
        return value * relu6(value + 3) / 6;
    case ActivationKind::HSigmoid:
        return relu6(value + 3) / 6;
    }
    return value;
}

double slopeOf(MaybeActivation kind, double value) {
    if (!kind) return 1;
    switch (*kind) {
    case ActivationKind::ReLU:
        return value > 0 ? 1 : 0;
    case ActivationKind::ReLU6:
        return value > 0 && value <= 6 ? 1 : 0;
    case ActivationKind::HSwish:
        return value <= -3 ? 0 : value <= 3 ? (2 * value + 3) / 6 : 1;
    case ActivationKind::HSigmoid:
        return value > -3 && value <= 3 ? 1.0 / 6 : 0;
    }
    return 1;
}

DenseMatrix randomMatrix(int dimensions, int inputs, std::uint64_t seed) {
    DenseMatrix matrix(dimensions, inputs);
    const std::uint64_t key = seededKey(seed, "lab.bottleneck.T");
    for (std::size_t i = 0; i < matrix.values.size(); ++i)
        matrix.values[i] = seededNormal(key, i);
    return matrix;
}

Result<Reconstruction> reconstruct(const DenseMatrix& points, const DenseMatrix& matrix, MaybeActivation activation,
                                   const CancelToken& cancel) {
    if (points.rows < 1 || matrix.rows < 1) return Error{ErrorCode::InvalidArgument, "there are no points"};
    try {
        return tryReconstruct(points, matrix, activation, cancel);
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "not enough memory for " + std::to_string(points.rows) + " points"};
    }
}

Result<Reconstruction> reconstruct(const DenseMatrix& points, const EmbeddingSettings& settings,
                                   const CancelToken& cancel) {
    if (auto ok = check(points, settings); !ok) return ok.error();
    DenseMatrix sized = normalised(points);
    for (double& value : sized.values)
        value *= settings.size;
    auto result = reconstruct(sized, randomMatrix(settings.dimensions, points.columns, settings.seed),
                              settings.activation, cancel);
    if (!result) return result.error();
    for (DenseMatrix* matrix : {&result->points, &result->fitted}) {
        for (double& value : matrix->values)
            value /= settings.size;
    }
    return result;
}

double expectedCollapse(int dimensions) {
    return std::min(1.0, std::ldexp(dimensions + 1.0, -dimensions));
}

Result<std::vector<CurvePoint>> errorOverDimensions(const DenseMatrix& points, const EmbeddingSettings& settings,
                                                    std::span<const int> dimensions, int seeds,
                                                    const CancelToken& cancel, const ProgressSink& progress) {
    if (seeds < 1) return Error{ErrorCode::InvalidArgument, "at least one seed is needed"};
    std::vector<CurvePoint> curve;
    for (const int n : dimensions) {
        EmbeddingSettings one = settings;
        one.dimensions = n;
        std::vector<double> errors, fitted, collapsed;
        for (int s = 0; s < seeds; ++s) {
            one.seed = settings.seed + std::uint64_t(s);
            auto result = reconstruct(points, one, cancel);
            if (!result) return result.error();
            errors.push_back(result->error);
            fitted.push_back(result->fittedError);
            collapsed.push_back(result->collapsedShare);
        }
        CurvePoint point;
        point.dimensions = n;
        for (const double share : collapsed)
            point.meanCollapsedShare += share / seeds;
        point.error = spreadOf(std::move(errors));
        point.fittedError = spreadOf(std::move(fitted));
        point.collapsedShare = spreadOf(std::move(collapsed));
        curve.push_back(point);
        report(progress, double(curve.size()) / double(dimensions.size()), std::to_string(n));
    }
    return curve;
}

Result<PatchReconstruction> reconstructPatches(const Tensor& photo, int side, const EmbeddingSettings& settings,
                                               const CancelToken& cancel) {
    const Shape& shape = photo.shape();
    if (side < 1 || shape.n != 1 || shape.h < side || shape.w < side)
        return Error{ErrorCode::InvalidArgument, "a photo of " + toString(shape) + " has no patches of " +
                                                     std::to_string(side) + " x " + std::to_string(side)};
    const int across = shape.w / side, down = shape.h / side;
    DenseMatrix patches(across * down, shape.c * side * side);
    // Visits every value of every patch with its place in the photo.
    const auto each = [&](auto visit) {
        for (int p = 0; p < patches.rows; ++p)
            for (int c = 0, i = 0; c < shape.c; ++c)
                for (int y = 0; y < side; ++y)
                    for (int x = 0; x < side; ++x, ++i)
                        visit(p, i, c, p / across * side + y, p % across * side + x);
    };
    PatchReconstruction result;
    auto cut = Tensor::create({1, shape.c, down * side, across * side});
    auto back = Tensor::create({1, shape.c, down * side, across * side});
    if (!cut) return cut.error();
    if (!back) return back.error();
    each([&](int p, int i, int c, int y, int x) { patches.at(p, i) = cut->at(0, c, y, x) = photo.at(0, c, y, x); });

    EmbeddingSettings scaled = settings;
    scaled.dimensions = std::max(1, int(std::lround(patches.columns * settings.dimensions / 2.0)));
    auto embedded = reconstruct(patches, scaled, cancel);
    if (!embedded) return embedded.error();

    // Back from normalised patches to the photo's values.
    std::vector<double> means(std::size_t(patches.columns));
    double square = 0;
    for (int i = 0; i < patches.columns; ++i) {
        for (int p = 0; p < patches.rows; ++p)
            means[std::size_t(i)] += patches.at(p, i) / patches.rows;
        for (int p = 0; p < patches.rows; ++p)
            square += std::pow(patches.at(p, i) - means[std::size_t(i)], 2) / patches.rows;
    }
    const double scale = std::sqrt(square);
    each([&](int p, int i, int c, int y, int x) {
        back->at(0, c, y, x) = float(embedded->fitted.at(p, i) * scale + means[std::size_t(i)]);
    });
    result.photo = std::move(*cut);
    result.fittedPhoto = std::move(*back);
    result.inputs = patches.columns;
    result.dimensions = scaled.dimensions;
    result.result = std::move(*embedded);
    return result;
}

} // namespace convlens
