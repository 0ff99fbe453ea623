#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace convlens {

/// SHA-256 (FIPS 180-4) of bytes given in any number of parts. It names weights files in every result; our own 60
/// lines, since no cryptographic library is linked otherwise.
class Sha256 {
public:
    void update(std::span<const std::uint8_t> bytes);
    /// 64 lower-case hexadecimal digits. The object must not be used afterwards.
    std::string finish();

private:
    void block(const std::uint8_t* bytes);
    std::array<std::uint32_t, 8> m_state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::uint8_t, 64> m_pending{};
    std::size_t m_pendingBytes = 0;
    std::uint64_t m_totalBytes = 0;
};

std::string sha256Hex(std::span<const std::uint8_t> bytes);

} // namespace convlens
