#include "core/image/exif.h"

#include "core/base/byte_reader.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

namespace convlens {

namespace {

using Bytes = std::span<const std::uint8_t>;

enum Tag : std::uint16_t {
    kImageWidth = 256,
    kImageLength = 257,
    kBitsPerSample = 258,
    kStripOffsets = 273,
    kOrientation = 274,
    kStripByteCounts = 279,
    kTileOffsets = 324,
    kTileByteCounts = 325,
    kExtraSamples = 338,
    kSampleFormat = 339
};

/// The first directory of a TIFF file, read entry by entry with every offset checked.
class TiffDirectory {
public:
    static std::optional<TiffDirectory> open(Bytes bytes) {
        TiffDirectory directory;
        directory.m_bytes = bytes;
        if (bytes.size() < 8) return std::nullopt;
        directory.m_bigEndian = bytes[0] == 'M';
        const auto start = readUnsigned(bytes, 4, 4, directory.m_bigEndian);
        const auto count = start ? directory.number(std::size_t(*start), 2) : std::nullopt;
        if (!count) return std::nullopt;
        directory.m_start = std::size_t(*start) + 2;
        directory.m_count = std::size_t(*count);
        return directory;
    }

    /// Where the entry of a tag stands in the file.
    std::optional<std::size_t> entryOf(std::uint16_t tag) const {
        for (std::size_t i = 0; i < m_count; ++i) {
            const auto found = number(m_start + 12 * i, 2);
            if (!found) return std::nullopt;
            if (*found == tag) return m_start + 12 * i;
        }
        return std::nullopt;
    }

    /// Every value of an integer tag; empty where it is missing or lies outside of the file.
    std::vector<std::uint64_t> values(std::uint16_t tag) const {
        const auto entry = entryOf(tag);
        if (!entry) return {};
        const auto type = number(*entry + 2, 2), count = number(*entry + 4, 4);
        if (!type || !count) return {};
        const std::size_t size = *type == 1 ? 1 : *type == 3 ? 2 : *type == 4 ? 4 : 0;
        if (size == 0 || *count > m_bytes.size() / size) return {};
        std::size_t at = *entry + 8;
        if (*count * size > 4) {
            const auto offset = number(at, 4);
            if (!offset) return {};
            at = std::size_t(*offset);
        }
        std::vector<std::uint64_t> list;
        for (std::uint64_t k = 0; k < *count; ++k, at += size) {
            const auto value = number(at, size);
            if (!value) return {};
            list.push_back(*value);
        }
        return list;
    }

    std::uint64_t first(std::uint16_t tag, std::uint64_t otherwise) const {
        const auto list = values(tag);
        return list.empty() ? otherwise : list.front();
    }

private:
    std::optional<std::uint64_t> number(std::size_t at, std::size_t size) const {
        return readUnsigned(m_bytes, at, size, m_bigEndian);
    }
    Bytes m_bytes;
    bool m_bigEndian = false;
    std::size_t m_start = 0, m_count = 0;
};

} // namespace

int exifOrientation(Bytes tiff) {
    const auto directory = TiffDirectory::open(tiff);
    if (!directory) return 1;
    const std::uint64_t value = directory->first(kOrientation, 1);
    return value >= 1 && value <= 8 ? int(value) : 1;
}

Result<ImageHeader> readTiffHeader(Bytes bytes, const std::string& name) {
    const auto bad = [&](const char* what) { return Error{ErrorCode::BadFormat, "'" + name + "': " + what}; };
    const auto directory = TiffDirectory::open(bytes);
    if (!directory) return bad("the TIFF file is truncated (its directory lies beyond its end)");
    ImageHeader header;
    header.format = ImageFormat::Tiff;
    header.width = std::int64_t(directory->first(kImageWidth, 0));
    header.height = std::int64_t(directory->first(kImageLength, 0));
    header.bitsPerSample = int(std::min<std::uint64_t>(directory->first(kBitsPerSample, 1), 64));
    header.hasAlpha = directory->first(kExtraSamples, 0) != 0;
    const std::uint64_t orientation = directory->first(kOrientation, 1);
    header.orientation = orientation >= 1 && orientation <= 8 ? int(orientation) : 1;
    if (const auto entry = directory->entryOf(kOrientation)) header.tiffOrientationAt = *entry + 8;
    if (directory->first(kSampleFormat, 1) != 1 || header.bitsPerSample > 16)
        return Error{ErrorCode::Unsupported,
                     "'" + name + "': only TIFF files with 8 or 16 bits a sample can be read; save it as such"};
    const bool tiled = !directory->values(kTileOffsets).empty();
    const auto offsets = directory->values(tiled ? kTileOffsets : kStripOffsets);
    const auto counts = directory->values(tiled ? kTileByteCounts : kStripByteCounts);
    if (offsets.empty() || offsets.size() != counts.size()) return bad("the TIFF file is truncated or damaged");
    for (std::size_t i = 0; i < offsets.size(); ++i)
        if (offsets[i] > bytes.size() || counts[i] > bytes.size() - offsets[i])
            return bad("the TIFF file is truncated (picture data lies beyond its end)");
    return header;
}

} // namespace convlens
