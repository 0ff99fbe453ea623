#pragma once
#include "core/export/passport.h"
#include "core/export/table.h"

#include <array>
#include <string>
#include <string_view>

namespace convlens {

enum class TableFormat { Csv, JsonText, Markdown, Latex };
inline constexpr std::array kTableFormats{TableFormat::Csv, TableFormat::JsonText, TableFormat::Markdown,
                                          TableFormat::Latex};
std::string_view fileSuffix(TableFormat format);  ///< "csv", "json", "md", "tex"
std::string_view displayName(TableFormat format); ///< "CSV", "JSON", "Markdown", "LaTeX"

/// A table with a name and the conditions under which its figures hold: what leaves the program.
struct ConditionedTable {
    std::string id;    ///< for file names: "layers"
    std::string title; ///< "Layers of MobileNetV2 1.0 @224"
    Table table;
    Passport passport;
};

/// The table as a file's content with its conditions: in CSV as further columns, the same in every row; in JSON as an
/// object beside the rows; in Markdown and LaTeX as the line below. Unlike networks stand in the rows already.
std::string tableText(const ConditionedTable& table, TableFormat format);

/// For a clipboard: cells separated by tabs, a line a row, the titles first, the conditions in the last line.
std::string tabSeparated(const ConditionedTable& table);

} // namespace convlens
