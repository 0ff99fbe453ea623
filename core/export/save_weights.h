#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/networks/network_spec.h"
#include "core/weights/weights.h"

#include <filesystem>

namespace convlens {

/// Writes the weights of the network as safetensors with our names (write_safetensors.h), saying which network they are
/// for and what they were converted from, so that the file needs neither specification nor name map afterwards.
Result<void> saveWeights(const std::filesystem::path& target, const NetworkSpec& spec, const Graph& graph,
                         const LoadedWeights& weights);

} // namespace convlens
