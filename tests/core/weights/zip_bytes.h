#pragma once
// Zip archives made by hand, as PyTorch would write them or as an attacker would.
#include "tests/core/weights/safetensors_bytes.h"

#include <QByteArray>

#include <cstdint>
#include <vector>

namespace convlens::test {

inline QByteArray number(std::uint64_t value, int size) {
    return littleEndian(value).left(size);
}

inline std::uint32_t crcOf(const QByteArray& bytes) {
    std::uint32_t crc = ~0u;
    for (const char byte : bytes) {
        crc ^= std::uint8_t(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) ? 0xEDB88320u : 0u);
    }
    return ~crc;
}

struct Member {
    QByteArray name, data;
    int method = 0, flags = 0;
    std::uint64_t claimedSize = ~std::uint64_t(0);  ///< what both headers say, if not the truth
    qint64 headerAt = -1;                           ///< what the directory says, if not the truth
    std::uint64_t unpackedSize = ~std::uint64_t(0); ///< what both headers say, if not the size that is stored
};

/// A zip archive as PyTorch would write it, or as an attacker would.
inline QByteArray zip(const std::vector<Member>& members) {
    QByteArray file, directory;
    for (const Member& m : members) {
        const std::uint64_t size = m.claimedSize == ~std::uint64_t(0) ? std::uint64_t(m.data.size()) : m.claimedSize;
        const auto at = std::uint64_t(m.headerAt < 0 ? file.size() : m.headerAt);
        const std::uint64_t unpacked = m.unpackedSize == ~std::uint64_t(0) ? size : m.unpackedSize;
        const QByteArray common = number(std::uint64_t(m.flags), 2) + number(std::uint64_t(m.method), 2) +
                                  number(0, 4) + number(crcOf(m.data), 4) + number(size, 4) + number(unpacked, 4) +
                                  number(std::uint64_t(m.name.size()), 2) + number(0, 2);
        file += QByteArray("PK\x03\x04") + number(20, 2) + common + m.name + m.data;
        directory += QByteArray("PK\x01\x02") + number(20, 2) + number(20, 2) + common + number(0, 2) + number(0, 2) +
                     number(0, 2) + number(0, 4) + number(at, 4) + m.name;
    }
    const auto count = std::uint64_t(members.size());
    return file + directory + "PK\x05\x06" + number(0, 4) + number(count, 2) + number(count, 2) +
           number(std::uint64_t(directory.size()), 4) + number(std::uint64_t(file.size()), 4) + number(0, 2);
}

} // namespace convlens::test
