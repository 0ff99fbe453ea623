#pragma once
#include "core/labs/activation_curves.h"
#include "core/labs/lab.h"
#include "core/labs/price_tags.h"

#include <string>
#include <string_view>

namespace convlens {

/// The range of x over which the curves are drawn and compared.
inline constexpr double kCurveFrom = -6, kCurveTo = 6;

V3Settings v3Settings(const LabSettings& settings);

/// Ids of readings: "network/se", "function/h-swish", "function/copy".
std::string variantReading(V3Part part);
std::string curveReading(std::string_view key);
std::string curveTitle(CurveKind kind); ///< "h-swish"

} // namespace convlens
