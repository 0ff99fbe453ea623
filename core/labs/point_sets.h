#pragma once
#include "core/analysis/pseudo_inverse.h"
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace convlens {

/// The point clouds that lab "bottleneck" sends through a random matrix.
enum class PointSet { Spiral, Ring, TwoMoons, Grid, Drawn };
inline constexpr PointSet kPointSets[] = {PointSet::Spiral, PointSet::Ring, PointSet::TwoMoons, PointSet::Grid,
                                          PointSet::Drawn};
std::string_view toString(PointSet set); ///< "spiral", "ring", "moons", "grid", "drawn"

/// `count` points of the set, one a row of two columns, in drawing order; normalised(). Grid takes the largest square
/// number that is not above `count`. `count` at least 4; Drawn is not made here.
DenseMatrix makePoints(PointSet set, int count);

/// Shifts the rows to mean zero and scales them so that their mean square length is 1. One point, or many equal
/// ones, stay at zero.
DenseMatrix normalised(DenseMatrix points);

/// "0.5,-1 2,3" as two points; an empty text has none. InvalidArgument that says which point is none, and for more than
/// 4096.
Result<DenseMatrix> readPoints(std::string_view text);
std::string writePoints(const DenseMatrix& points);

} // namespace convlens
