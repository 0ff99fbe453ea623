#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/weights/metadata.h"
#include "core/weights/weights.h"

#include <filesystem>

namespace convlens {

/// Writes parameters as safetensors (F32) under our own names, in the graph's order, whole or not at all; reading the
/// file gives the same bits back. The metadata are `metadata` (architecture, width_multiplier ... as networkMetadata()
/// makes them) and what the weights tell: origin, license, labels, class_names, preprocessing, batch_norm_epsilon.
/// Folded batch norm is written as our batch norm layers hold it (weight 1, mean 0, variance 1, the folded bias) with
/// epsilon 0. Errors: Mismatch where a parameter is missing or has another shape, WriteFailed.
Result<void> writeSafetensors(const std::filesystem::path& target, const Graph& graph, const LoadedWeights& weights,
                              const Metadata& metadata);

} // namespace convlens
