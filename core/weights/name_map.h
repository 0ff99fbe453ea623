#pragma once
#include "core/graph/graph.h"
#include "core/weights/weights.h"

#include <string>

namespace convlens {

/// A name map to fill in (text_files.h), for a file whose names are unknown: our parameters in the network's order,
/// each with the file's tensor where shape leaves only one choice, else with nothing and the choices in a comment.
/// Order alone would be a guess: ports order branches differently.
std::string nameMapTemplate(const WeightsFile& file, const Graph& graph);

} // namespace convlens
