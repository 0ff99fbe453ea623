#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/networks/network_spec.h"
#include "core/tensor/shape.h"

/// The builders behind registry.cpp, one a family. `spec` is valid and normalized; `input` is [n, 3, h, w].
namespace convlens {

Result<Graph> buildMobileNetV1(const NetworkSpec& spec, const Shape& input);
Result<Graph> buildMobileNetV2(const NetworkSpec& spec, const Shape& input);
Result<Graph> buildMobileNetV3(const NetworkSpec& spec, const Shape& input); ///< Large and Small
Result<Graph> buildShuffleNetV1(const NetworkSpec& spec, const Shape& input);
Result<Graph> buildShuffleNetV2(const NetworkSpec& spec, const Shape& input);

} // namespace convlens
