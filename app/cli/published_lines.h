#pragma once
#include "core/base/json.h"
#include "core/graph/graph.h"
#include "core/networks/network_spec.h"

#include <string>

/// What others print for a network, beside what is counted here and why they differ: for `describe`.
namespace convlens::cli {

/// Paragraphs with an empty line before each: the paper's figures, those of others that differ (how many agree is
/// said), and what the family's other rules count. Empty if there is nothing to say.
std::string publishedText(const NetworkSpec& spec, const Graph& graph);

/// [{source, variant, is_paper, convention, count and params {millions, own_millions, percent, agrees, reason}}]
Json publishedJson(const NetworkSpec& spec, const Graph& graph);
/// [{rules, macs, params}]
Json rulesJson(const NetworkSpec& spec);

} // namespace convlens::cli
