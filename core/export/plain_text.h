#pragma once
#include "core/export/table.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace convlens {

/// The table in aligned columns for a terminal: titles, a rule, one line a row, two spaces between columns. Widths are
/// counted in Unicode code points.
std::string toPlainText(const Table& table);

/// Number of code points in UTF-8 text.
std::size_t codePoints(std::string_view utf8);

} // namespace convlens
