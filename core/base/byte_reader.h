#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace convlens {

/// The unsigned number of `count` (1 to 8) bytes at `offset`, or nothing where they do not lie inside.
inline std::optional<std::uint64_t> readUnsigned(std::span<const std::uint8_t> bytes, std::size_t offset,
                                                 std::size_t count, bool bigEndian) {
    if (offset > bytes.size() || bytes.size() - offset < count) return std::nullopt;
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = (value << 8) | bytes[offset + (bigEndian ? i : count - 1 - i)];
    return value;
}

inline std::optional<std::uint64_t> littleEndian(std::span<const std::uint8_t> bytes, std::size_t offset,
                                                 std::size_t count) {
    return readUnsigned(bytes, offset, count, false);
}

} // namespace convlens
