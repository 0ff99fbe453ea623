#include "core/weights/text_files.h"

#include "core/base/read_file.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace convlens {

namespace {

constexpr std::int64_t kMostBytes = std::int64_t(16) << 20;

Result<std::vector<std::string>> readLines(const std::filesystem::path& file) {
    const auto bytes = readFileBytes(file, kMostBytes);
    if (!bytes) return bytes.error();
    std::vector<std::string> lines;
    std::string line;
    const auto finish = [&] {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        lines.push_back(std::move(line));
        line.clear();
    };
    for (const std::uint8_t byte : *bytes) {
        if (byte == 0) return Error{ErrorCode::BadFormat, "'" + file.string() + "' is no text file"};
        if (byte == '\n')
            finish();
        else
            line += char(byte);
    }
    if (!line.empty()) finish();
    if (!lines.empty() && lines.front().starts_with("\xEF\xBB\xBF")) lines.front().erase(0, 3); // byte order mark
    return lines;
}

std::string trimmed(std::string_view text) {
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '"'; };
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return std::string(text);
}

} // namespace

Result<std::vector<std::string>> readClassNames(const std::filesystem::path& file) {
    auto lines = readLines(file);
    if (!lines) return lines;
    while (!lines->empty() && lines->back().empty())
        lines->pop_back();
    if (lines->empty()) return Error{ErrorCode::BadFormat, "'" + file.string() + "' names no class"};
    return lines;
}

Result<std::map<std::string, std::string>> readNameMap(const std::filesystem::path& file) {
    const auto lines = readLines(file);
    if (!lines) return lines.error();
    std::map<std::string, std::string> names;
    for (std::size_t i = 0; i < lines->size(); ++i) {
        const std::string& line = (*lines)[i];
        if (line.empty() || line.front() == '#') continue;
        const std::size_t comma = line.find(',');
        const auto bad = [&](const std::string& what) {
            return Error{ErrorCode::BadFormat, "'" + file.string() + "', line " + std::to_string(i + 1) + ": " + what};
        };
        if (comma == std::string::npos || line.find(',', comma + 1) != std::string::npos)
            return bad("expected two names with a comma between, found '" + line.substr(0, 80) + "'");
        const std::string ours = trimmed(std::string_view(line).substr(0, comma));
        const std::string theirs = trimmed(std::string_view(line).substr(comma + 1));
        if (theirs.empty()) continue; // a template that is not filled in here
        if (!names.emplace(ours, theirs).second) return bad("'" + ours + "' is given twice");
    }
    return names;
}

Result<MatchOptions> readMatchOptions(const std::filesystem::path& nameMap, const std::filesystem::path& classNames,
                                      std::optional<float> batchNormEpsilon) {
    MatchOptions options;
    options.batchNormEpsilon = batchNormEpsilon;
    if (!nameMap.empty()) {
        auto names = readNameMap(nameMap);
        if (!names) return names.error();
        options.nameMap = std::move(*names);
    }
    if (!classNames.empty()) {
        auto names = readClassNames(classNames);
        if (!names) return names.error();
        options.classNames = std::move(*names);
        options.classNamesFrom = classNames.filename().string();
    }
    return options;
}

} // namespace convlens
