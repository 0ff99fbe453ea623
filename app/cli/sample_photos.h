#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace convlens::cli {

/// A sample photo of the window as a file's content, by the path that sessions call it: ":/samples/chelsea.jpg".
/// Nothing for any other.
std::optional<std::span<const std::uint8_t>> samplePhoto(std::string_view path);

} // namespace convlens::cli
