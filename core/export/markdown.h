#pragma once
#include "core/export/table.h"

#include <string>

namespace convlens {

/// A pipe table as GitHub and pandoc read it, with column titles; numeric columns are right-aligned. Line feeds only.
std::string toMarkdown(const Table& table);

} // namespace convlens
