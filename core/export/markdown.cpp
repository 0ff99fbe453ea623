#include "core/export/markdown.h"

#include <vector>

namespace convlens {

namespace {

/// What would end a cell or start markup is escaped; a line break becomes a space, since a cell is one line.
std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '|' || c == '\\' || c == '`' || c == '*' || c == '_' || c == '<' || c == '[' || c == ']') out += '\\';
        out += c == '\n' || c == '\r' ? ' ' : c;
    }
    return out;
}

} // namespace

std::string toMarkdown(const Table& table) {
    std::string text = "|";
    for (const Column& column : table.columns)
        text += " " + escaped(column.title) + " |";
    text += "\n|";
    for (const Column& column : table.columns)
        text += column.numeric ? "---:|" : "---|";
    text += "\n";
    for (const auto& row : table.rows) {
        text += "|";
        for (const Cell& cell : row)
            text += " " + escaped(cellText(cell)) + " |";
        text += "\n";
    }
    return text;
}

} // namespace convlens
