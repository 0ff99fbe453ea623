#pragma once
#include "core/export/table.h"

#include <string>

namespace convlens {

/// A table environment for the package booktabs, with the titles in its head; numeric columns are right-aligned. Every
/// character that LaTeX would take for a command is escaped, and what has no key of its own in LaTeX's usual fonts is
/// spelled out. `caption` stands below the table. UTF-8, line feeds only.
std::string toLatex(const Table& table, const std::string& caption);

/// Text as LaTeX sets it.
std::string latexText(const std::string& text);

} // namespace convlens
