#include "core/export/table.h"

#include "core/base/check.h"
#include "core/graph/ops.h"

#include <array>
#include <charconv>
#include <system_error>

namespace convlens {

std::string cellText(const Cell& cell) {
    return std::visit(Overloaded{
                          [](std::monostate) { return std::string(); },
                          [](std::int64_t value) { return std::to_string(value); },
                          [](double value) {
                              std::array<char, 32> text{};
                              const auto [end, code] = std::to_chars(text.data(), text.data() + text.size(), value);
                              CONVLENS_CHECK(code == std::errc());
                              return std::string(text.data(), end);
                          },
                          [](bool value) { return std::string(value ? "true" : "false"); },
                          [](const std::string& value) { return value; },
                      },
                      cell);
}

void appendConstantColumns(Table& table, const std::vector<std::pair<Column, Cell>>& columns) {
    for (const auto& [column, cell] : columns) {
        table.columns.push_back(column);
        for (auto& row : table.rows)
            row.push_back(cell);
    }
}

} // namespace convlens
