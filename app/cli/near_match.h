#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace convlens::cli {

/// The names that a person may have meant by `wanted`, best first, at most `limit`: those that contain it, then those
/// that few edits apart.
std::vector<std::string> nearMatches(std::string_view wanted, std::span<const std::string> names,
                                     std::size_t limit = 5);

} // namespace convlens::cli
