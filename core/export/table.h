#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace convlens {

/// One value of a table. Empty where the row has no such thing (the kernel of an addition).
using Cell = std::variant<std::monostate, std::int64_t, double, bool, std::string>;

/// `key` names the column in files and never changes; `title` is for people and carries the unit.
struct Column {
    std::string key;
    std::string title;
    bool numeric = false; ///< right-aligned where that exists
};

/// What every tabular export starts from, so that a table reads the same in each format.
struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows; ///< each as long as `columns`
};

/// The cell as files hold it, whatever the locale: integers in full, doubles with the fewest digits that read back as
/// the same value, "true" and "false", nothing for an empty cell; "nan", "inf" and "-inf" as spelled.
std::string cellText(const Cell& cell);

/// Appends the same cells to every row: the conditions of a result, for formats that have no place beside the table.
void appendConstantColumns(Table& table, const std::vector<std::pair<Column, Cell>>& columns);

} // namespace convlens
