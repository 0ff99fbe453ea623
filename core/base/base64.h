#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace convlens {

/// Base64 with padding and without line breaks (RFC 4648, section 4): how bytes travel in JSON and in data: addresses.
std::string toBase64(std::span<const std::uint8_t> bytes);

/// The bytes, or nothing where the text is not exactly what toBase64() writes of them.
std::optional<std::vector<std::uint8_t>> fromBase64(std::string_view text);

} // namespace convlens
