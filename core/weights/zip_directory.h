#pragma once
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>

namespace convlens {

/// Where a stored (uncompressed) member's bytes lie in a zip archive, and what their CRC-32 must be.
struct ZipMember {
    std::size_t offset = 0, size = 0;
    std::uint32_t crc = 0;
};

/// The members of a zip archive whose every member is stored, as PyTorch writes them. The central directory decides;
/// each local header must agree with it. Refused: compressed or encrypted members (Unsupported), several disks, a name
/// twice, members that overlap each other or the directory, anything beyond the file (BadFormat). So no member can be
/// larger than the file, and all of them together cannot either. Nothing is copied. Errors begin with the path.
Result<std::map<std::string, ZipMember>> readZipDirectory(std::span<const std::uint8_t> bytes, const std::string& path);

/// The member's bytes, after their checksum was compared.
Result<std::span<const std::uint8_t>> zipMemberBytes(std::span<const std::uint8_t> bytes, const std::string& path,
                                                     const std::string& name, const ZipMember& member);

} // namespace convlens
