#pragma once
#include "core/base/json.h"
#include "core/export/table.h"

#include <string>

namespace convlens {

/// An array of objects, one a row, with the columns' keys; empty cells are null.
Json toJson(const Table& table);

/// Two spaces of indent and a final line feed. Bytes that are not UTF-8 (file names may hold such) become U+FFFD;
/// numbers that JSON cannot hold (NaN, infinity) become null.
std::string dumpJson(const Json& json);

} // namespace convlens
