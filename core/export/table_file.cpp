#include "core/export/table_file.h"

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/export/csv.h"
#include "core/export/json.h"
#include "core/export/latex.h"
#include "core/export/markdown.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

namespace convlens {

std::string_view fileSuffix(TableFormat format) {
    switch (format) {
    case TableFormat::Csv:
        return "csv";
    case TableFormat::JsonText:
        return "json";
    case TableFormat::Markdown:
        return "md";
    case TableFormat::Latex:
        return "tex";
    }
    return {};
}

std::string_view displayName(TableFormat format) {
    switch (format) {
    case TableFormat::Csv:
        return "CSV";
    case TableFormat::JsonText:
        return "JSON";
    case TableFormat::Markdown:
        return "Markdown";
    case TableFormat::Latex:
        return "LaTeX";
    }
    return {};
}

std::string tableText(const ConditionedTable& source, TableFormat format) {
    switch (format) {
    case TableFormat::Csv: {
        Table table = source.table;
        auto columns = conditions(source.passport);
        // What a row tells of itself (its network, its engine) is not told again.
        std::erase_if(columns, [&](const auto& condition) {
            return std::ranges::any_of(table.columns, [&](const Column& c) { return c.key == condition.first.key; });
        });
        appendConstantColumns(table, columns);
        return toCsv(table);
    }
    case TableFormat::JsonText: {
        Json json;
        json["table"] = source.id;
        json["title"] = source.title;
        json["conditions"] = toJson(source.passport);
        json["rows"] = toJson(source.table);
        return dumpJson(json);
    }
    case TableFormat::Markdown:
        return "# " + source.title + "\n\n" + toMarkdown(source.table) + "\n" + toCaption(source.passport) + "\n";
    case TableFormat::Latex:
        return toLatex(source.table, source.title + ". " + toCaption(source.passport) + ".");
    }
    return {};
}

std::string tabSeparated(const ConditionedTable& source) {
    const auto flat = [](std::string cell) {
        std::ranges::replace_if(
            cell, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
        return cell;
    };
    std::string text;
    for (std::size_t i = 0; i < source.table.columns.size(); ++i)
        text += (i ? "\t" : "") + flat(source.table.columns[i].title);
    text += '\n';
    for (const auto& row : source.table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            text += (i ? "\t" : "") + flat(cellText(row[i]));
        text += '\n';
    }
    return text + flat(toCaption(source.passport)) + '\n';
}

} // namespace convlens
