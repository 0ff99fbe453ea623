#include "core/export/plain_text.h"

#include <algorithm>
#include <vector>

namespace convlens {

std::size_t codePoints(std::string_view utf8) {
    return std::size_t(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string toPlainText(const Table& table) {
    std::vector<std::vector<std::string>> lines(1);
    for (const Column& column : table.columns)
        lines.front().push_back(column.title);
    for (const auto& row : table.rows) {
        auto& line = lines.emplace_back();
        for (const Cell& cell : row)
            line.push_back(cellText(cell));
    }
    std::vector<std::size_t> widths(table.columns.size(), 0);
    for (const auto& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], codePoints(line[i]));
    }
    std::string text;
    for (std::size_t n = 0; n < lines.size(); ++n) {
        std::string line;
        for (std::size_t i = 0; i < lines[n].size(); ++i) {
            const std::string gap(widths[i] - codePoints(lines[n][i]), ' ');
            line += i ? "  " : "";
            line += table.columns[i].numeric ? gap + lines[n][i] : lines[n][i] + gap;
        }
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
        if (n > 0) continue;
        for (std::size_t i = 0; i < widths.size(); ++i)
            text += (i ? "  " : "") + std::string(widths[i], '-');
        text += "\n";
    }
    return text;
}

} // namespace convlens
