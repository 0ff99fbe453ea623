#pragma once
#include "core/base/result.h"
#include "core/weights/weights.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace convlens {

/// Class names, one a line (UTF-8, empty lines at the end ignored). At least one, else a BadFormat.
Result<std::vector<std::string>> readClassNames(const std::filesystem::path& file);

/// A name map for MatchOptions: CSV of two columns, our parameter name and the file's ("stem.conv.weight,layer0.w").
/// Lines that are empty, begin with # or have no second name are skipped; a line without exactly one comma or a name
/// given twice is a BadFormat that names the line.
Result<std::map<std::string, std::string>> readNameMap(const std::filesystem::path& file);

/// What a person gives beside a weights file, read into what matchWeights() takes; empty paths for what is not given.
Result<MatchOptions> readMatchOptions(const std::filesystem::path& nameMap, const std::filesystem::path& classNames,
                                      std::optional<float> batchNormEpsilon);

} // namespace convlens
