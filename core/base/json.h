#pragma once
#include <nlohmann/json.hpp>

namespace convlens {

/// Keeps the order in which keys were written, so that our output reads as designed and diffs well.
using Json = nlohmann::ordered_json;

} // namespace convlens
