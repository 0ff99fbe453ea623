#pragma once
#include "core/base/result.h"
#include "core/labs/measure_parts.h"

#include <cstdint>
#include <string_view>
#include <vector>

/// Swish, its hard stand-in and their neighbours (MobileNetV3, arXiv 1905.02244, section 5.2).
namespace convlens {

enum class CurveKind { ReLU, ReLU6, HSwish, Swish };
inline constexpr CurveKind kCurveKinds[] = {CurveKind::ReLU, CurveKind::ReLU6, CurveKind::HSwish, CurveKind::Swish};
std::string_view toString(CurveKind kind); ///< "relu", "relu6", "h-swish", "swish"

/// Swish is x / (1 + e^-x).
double curveValue(CurveKind kind, double x);
/// Operations a value, counted as everywhere (cost/conventions.h); swish: an exponential, an addition, a division.
int curveOperations(CurveKind kind);

struct CurveError {
    double largest = 0, at = 0; ///< |curve - swish| and where
    double rms = 0;             ///< root of its mean square over the range
};
/// How far a curve is from swish over [from, to], looked at in `steps` equal steps, both ends included.
CurveError errorAgainstSwish(CurveKind kind, double from, double to, int steps = 4000);

/// Each function alone over a map of `values` values, and a plain copy of the map to compare with, in this order: copy,
/// then kCurveKinds. All are vectorised alike; nothing is fused. `values` 1 to 2^26.
Result<std::vector<PartTiming>> measureCurves(std::int64_t values, const PartOptions& options);

} // namespace convlens
