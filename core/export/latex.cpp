#include "core/export/latex.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace convlens {

namespace {

struct Replacement {
    std::string_view from, to;
};
constexpr Replacement kReplacements[] = {{"\\", "\\textbackslash{}"},
                                         {"{", "\\{"},
                                         {"}", "\\}"},
                                         {"$", "\\$"},
                                         {"&", "\\&"},
                                         {"%", "\\%"},
                                         {"#", "\\#"},
                                         {"_", "\\_"},
                                         {"~", "\\textasciitilde{}"},
                                         {"^", "\\textasciicircum{}"},
                                         {"<", "\\textless{}"},
                                         {">", "\\textgreater{}"},
                                         {"|", "\\textbar{}"},
                                         {"\"", "\\textquotedbl{}"},
                                         {"\n", " "},
                                         {"\r", " "},
                                         {"\xC2\xB5", "\\textmu{}"},
                                         {"\xC2\xB1", "\\textpm{}"},
                                         {"\xC3\x97", "\\texttimes{}"},
                                         {"\xC2\xA0", "~"},
                                         {"\xE2\x88\x92", "\\textminus{}"}};

} // namespace

std::string latexText(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = std::string_view(text).substr(i);
        const Replacement* found = nullptr;
        for (const Replacement& replacement : kReplacements) {
            if (rest.starts_with(replacement.from)) found = &replacement;
        }
        if (found)
            out += found->to;
        else
            out += text[i];
        i += found ? found->from.size() : 1;
    }
    return out;
}

std::string toLatex(const Table& table, const std::string& caption) {
    std::string text = "% needs \\usepackage{booktabs,textcomp}; a long table wants the package longtable instead\n"
                       "\\begin{table}\n\\centering\n\\begin{tabular}{";
    for (const Column& column : table.columns)
        text += column.numeric ? 'r' : 'l';
    text += "}\n\\toprule\n";
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        text += (i ? " & " : "") + latexText(table.columns[i].title);
    text += " \\\\\n\\midrule\n";
    for (const auto& row : table.rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i)
            line += (i ? " & " : "") + latexText(cellText(row[i]));
        // A row that begins with a bracket would be taken for an option of the line break before it.
        text += (line.starts_with('[') ? "{}" : "") + line + " \\\\\n";
    }
    text += "\\bottomrule\n\\end{tabular}\n";
    if (!caption.empty()) text += "\\caption{" + latexText(caption) + "}\n";
    return text + "\\end{table}\n";
}

} // namespace convlens
