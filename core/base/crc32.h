#pragma once
#include <cstdint>
#include <span>

namespace convlens {

/// CRC-32 of PNG and zip (ISO 3309, polynomial 0xEDB88320, reflected). `before` is the sum of what comes ahead of
/// `bytes`, for data that lies in pieces.
std::uint32_t crc32(std::span<const std::uint8_t> bytes, std::uint32_t before = 0);

} // namespace convlens
