#pragma once
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace convlens {

/// The whole content of a regular file. A folder, a device or a pipe is refused (it might never end), and so is a file
/// of more than `mostBytes` (TooLarge) before anything is allocated. Other errors: FileNotFound, FileUnreadable,
/// OutOfMemory.
Result<std::vector<std::uint8_t>> readFileBytes(const std::filesystem::path& file, std::int64_t mostBytes);

} // namespace convlens
