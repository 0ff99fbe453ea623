#pragma once
#include "core/base/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace convlens {

/// Class names, one a line (UTF-8, empty lines at the end ignored). Exactly `classes` of them, else a Mismatch.
Result<std::vector<std::string>> readClassNames(const std::filesystem::path& file, int classes);

/// A name map for MatchOptions: CSV of two columns, our parameter name and the file's ("stem.conv.weight,layer0.w").
/// Lines that are empty or begin with # are skipped; a line without exactly one comma or a name given twice is a
/// BadFormat that names the line.
Result<std::map<std::string, std::string>> readNameMap(const std::filesystem::path& file);

} // namespace convlens
