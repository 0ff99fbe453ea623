#include "core/image/image_header.h"

#include "core/base/byte_reader.h"
#include "core/base/crc32.h"
#include "core/image/exif.h"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <optional>

namespace convlens {

namespace {

using Bytes = std::span<const std::uint8_t>;

Error bad(const std::string& name, std::string_view what) {
    return Error{ErrorCode::BadFormat, "'" + name + "': " + std::string(what)};
}

bool startsWith(Bytes bytes, std::string_view magic, std::size_t offset = 0) {
    return bytes.size() >= offset + magic.size() && std::memcmp(bytes.data() + offset, magic.data(), magic.size()) == 0;
}

// More scans than any encoder writes: each one costs a pass over the whole picture, so a small file could otherwise
// keep the decoder busy for hours.
constexpr int kMostJpegScans = 200;

Result<ImageHeader> readJpeg(Bytes bytes, const std::string& name) {
    ImageHeader header;
    header.format = ImageFormat::Jpeg;
    const auto truncated = [&] { return bad(name, "the JPEG file is truncated (it has no end-of-image marker)"); };
    bool sawFrame = false;
    int scans = 0;
    std::size_t at = 2;
    while (true) {
        // Fill bytes (FF) may stand before a marker; inside scan data FF 00 and restart markers are no markers.
        if (at + 2 > bytes.size()) return truncated();
        if (bytes[at] != 0xFF) {
            if (scans == 0)
                return bad(name, "the JPEG file is damaged (a marker is missing at byte " + std::to_string(at) + ")");
            ++at;
            continue;
        }
        const std::uint8_t marker = bytes[at + 1];
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        if (marker == 0x00 || marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8)) {
            at += 2;
            continue;
        }
        if (marker == 0xD9) break;
        const auto length = readUnsigned(bytes, at + 2, 2, true);
        if (!length || *length < 2 || at + 2 + *length > bytes.size()) return truncated();
        const Bytes segment = bytes.subspan(at + 4, std::size_t(*length) - 2);
        const bool isFrame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (isFrame) {
            if (segment.size() < 6 || sawFrame) return bad(name, "the JPEG file has a damaged frame header");
            sawFrame = true;
            header.bitsPerSample = segment[0];
            header.height = std::int64_t(*readUnsigned(segment, 1, 2, true));
            header.width = std::int64_t(*readUnsigned(segment, 3, 2, true));
            header.progressive = marker == 0xC2 || marker == 0xC6 || marker == 0xCA || marker == 0xCE;
            if (header.bitsPerSample != 8)
                return Error{ErrorCode::Unsupported, "'" + name + "': JPEG with " +
                                                         std::to_string(header.bitsPerSample) +
                                                         " bits a sample cannot be read; save it with 8"};
        } else if (marker == 0xE1 && startsWith(segment, std::string_view("Exif\0\0", 6))) {
            header.orientation = exifOrientation(segment.subspan(6));
        } else if (marker == 0xDA && ++scans > kMostJpegScans) {
            return bad(name, "the JPEG file has more than " + std::to_string(kMostJpegScans) + " scans");
        }
        at += 2 + std::size_t(*length);
    }
    if (!sawFrame || scans == 0) return bad(name, "the JPEG file has no picture in it");
    return header;
}

void readPngColorKey(Bytes data, int colorType, ImageHeader& header) {
    const std::size_t samples = colorType == 2 ? 3 : 1;
    if (data.size() < 2 * samples) return;
    const std::uint64_t most = (std::uint64_t(1) << header.bitsPerSample) - 1;
    for (std::size_t i = 0; i < 3; ++i) {
        const std::uint64_t value = *readUnsigned(data, 2 * std::min(i, samples - 1), 2, true) & most;
        header.colorKey[i] = std::uint8_t((value * 255 + most / 2) / most);
    }
    header.hasColorKey = true;
}

Result<ImageHeader> readPng(Bytes bytes, const std::string& name) {
    ImageHeader header;
    header.format = ImageFormat::Png;
    int colorType = -1;
    std::size_t at = 8;
    while (true) {
        const auto length = readUnsigned(bytes, at, 4, true);
        if (!length || *length > bytes.size() || at + 12 + *length > bytes.size())
            return bad(name, "the PNG file is truncated (it has no IEND chunk)");
        const Bytes typeAndData = bytes.subspan(at + 4, std::size_t(*length) + 4);
        const Bytes data = typeAndData.subspan(4);
        if (crc32(typeAndData) != *readUnsigned(bytes, at + 8 + std::size_t(*length), 4, true))
            return bad(name,
                       "the PNG file is damaged (wrong checksum in the chunk at byte " + std::to_string(at) + ")");
        if (startsWith(typeAndData, "IHDR")) {
            if (data.size() != 13 || colorType >= 0) return bad(name, "the PNG file has a damaged header");
            header.width = std::int64_t(*readUnsigned(data, 0, 4, true));
            header.height = std::int64_t(*readUnsigned(data, 4, 4, true));
            header.bitsPerSample = data[8];
            colorType = data[9];
            header.hasAlpha = colorType == 4 || colorType == 6;
        } else if (colorType < 0) {
            return bad(name, "the PNG file does not begin with its header");
        } else if (startsWith(typeAndData, "tRNS")) {
            if (colorType == 3)
                header.hasAlpha = true;
            else if (colorType == 0 || colorType == 2)
                readPngColorKey(data, colorType, header);
        } else if (startsWith(typeAndData, "eXIf")) {
            header.orientation = exifOrientation(data);
        } else if (startsWith(typeAndData, "IEND")) {
            return header;
        }
        at += 12 + std::size_t(*length);
    }
}

Result<ImageHeader> readWebP(Bytes bytes, const std::string& name) {
    ImageHeader header;
    header.format = ImageFormat::WebP;
    const auto riffSize = readUnsigned(bytes, 4, 4, false);
    if (!riffSize || *riffSize + 8 > bytes.size()) return bad(name, "the WebP file is truncated");
    const std::size_t end = std::size_t(*riffSize) + 8;
    bool sawPicture = false;
    std::size_t at = 12;
    while (at + 8 <= end) {
        const std::uint64_t length = *readUnsigned(bytes, at + 4, 4, false);
        if (at + 8 + length > end) return bad(name, "the WebP file is truncated");
        const Bytes data = bytes.subspan(at + 8, std::size_t(length));
        if (startsWith(bytes, "VP8X", at) && data.size() >= 10) {
            header.width = std::int64_t(*readUnsigned(data, 4, 3, false)) + 1;
            header.height = std::int64_t(*readUnsigned(data, 7, 3, false)) + 1;
            header.hasAlpha = header.hasAlpha || (data[0] & 0x10) != 0;
            if (data[0] & 0x02)
                return Error{ErrorCode::Unsupported,
                             "'" + name + "': an animated WebP cannot be read; save one picture of it"};
        } else if (startsWith(bytes, "VP8 ", at) && data.size() >= 10) {
            sawPicture = true;
            if (header.width == 0) {
                header.width = std::int64_t(*readUnsigned(data, 6, 2, false)) & 0x3FFF;
                header.height = std::int64_t(*readUnsigned(data, 8, 2, false)) & 0x3FFF;
            }
        } else if (startsWith(bytes, "VP8L", at) && data.size() >= 5) {
            sawPicture = true;
            const std::uint64_t bits = *readUnsigned(data, 1, 4, false);
            header.hasAlpha = header.hasAlpha || ((bits >> 28) & 1) != 0;
            if (header.width == 0) {
                header.width = std::int64_t(bits & 0x3FFF) + 1;
                header.height = std::int64_t((bits >> 14) & 0x3FFF) + 1;
            }
        } else if (startsWith(bytes, "EXIF", at)) {
            const bool prefixed = startsWith(data, std::string_view("Exif\0\0", 6));
            header.orientation = exifOrientation(prefixed ? data.subspan(6) : data);
        }
        at += 8 + std::size_t(length) + (length & 1);
    }
    if (!sawPicture) return bad(name, "the WebP file has no picture in it");
    return header;
}

Result<ImageHeader> readBmp(Bytes bytes, const std::string& name) {
    ImageHeader header;
    header.format = ImageFormat::Bmp;
    const auto dataOffset = readUnsigned(bytes, 10, 4, false);
    const auto infoSize = readUnsigned(bytes, 14, 4, false);
    if (!dataOffset || !infoSize) return bad(name, "the BMP file is truncated");
    const bool old = *infoSize == 12;
    const std::size_t extent = old ? 2 : 4;
    const auto width = readUnsigned(bytes, 18, extent, false), height = readUnsigned(bytes, 18 + extent, extent, false);
    const auto bits = readUnsigned(bytes, old ? 24 : 28, 2, false);
    if (!width || !height || !bits) return bad(name, "the BMP file is truncated");
    header.width = old ? std::int64_t(*width) : std::int64_t(std::int32_t(std::uint32_t(*width)));
    const auto rows = old ? std::int64_t(*height) : std::int64_t(std::int32_t(std::uint32_t(*height)));
    header.height = rows < 0 ? -rows : rows; // a negative height means rows from the top
    header.hasAlpha = *bits == 32;
    const std::uint64_t compression = old ? 0 : readUnsigned(bytes, 30, 4, false).value_or(0);
    if (header.width <= 0 || header.width > INT32_MAX || header.height > INT32_MAX)
        return bad(name, "the BMP file has a damaged header");
    const std::uint64_t rowBytes = (std::uint64_t(header.width) * *bits + 31) / 32 * 4;
    const bool runLength = compression == 1 || compression == 2;
    const std::uint64_t needed = runLength ? *dataOffset + 2 : *dataOffset + rowBytes * std::uint64_t(header.height);
    if (needed > bytes.size()) return bad(name, "the BMP file is truncated");
    return header;
}

Result<ImageHeader> readPnm(Bytes bytes, const std::string& name) {
    ImageHeader header;
    header.format = ImageFormat::Pnm;
    const int kind = bytes[1] - '0';
    const bool bitmap = kind == 1 || kind == 4, binary = kind >= 4;
    std::size_t at = 2;
    const auto number = [&]() -> std::int64_t {
        while (at < bytes.size() && (std::isspace(bytes[at]) || bytes[at] == '#')) {
            if (bytes[at] == '#')
                while (at < bytes.size() && bytes[at] != '\n')
                    ++at;
            else
                ++at;
        }
        std::int64_t value = -1;
        while (at < bytes.size() && bytes[at] >= '0' && bytes[at] <= '9') {
            value = std::max<std::int64_t>(value, 0) * 10 + (bytes[at++] - '0');
            if (value > INT32_MAX) return -1;
        }
        return value;
    };
    header.width = number();
    header.height = number();
    const std::int64_t most = bitmap ? 1 : number();
    if (header.width < 1 || header.height < 1 || most < 1 || most > 65535)
        return bad(name, "the header of the PNM file is damaged or truncated");
    header.bitsPerSample = most > 255 ? 16 : 8;
    const std::uint64_t samples = (kind == 3 || kind == 6) ? 3 : 1;
    const std::uint64_t rowBytes = !binary  ? std::uint64_t(header.width) * samples // one digit a sample at the least
                                   : bitmap ? (std::uint64_t(header.width) + 7) / 8
                                            : std::uint64_t(header.width) * samples * (most > 255 ? 2 : 1);
    if (at + 1 + rowBytes * std::uint64_t(header.height) > bytes.size() + (binary ? 0 : 1))
        return bad(name, "the PNM file is truncated");
    return header;
}

// Formats that people do drop, and that deserve a better answer than "not an image".
std::string_view knownButUnsupported(Bytes bytes) {
    if (startsWith(bytes, "GIF8")) return "GIF";
    if (startsWith(bytes, "ftyp", 4)) return startsWith(bytes, "avif", 8) ? "AVIF" : "HEIC or video";
    if (startsWith(bytes, "%PDF")) return "PDF";
    if (startsWith(bytes, "8BPS")) return "Photoshop";
    if (startsWith(bytes, "<svg") || startsWith(bytes, "<?xml")) return "SVG or XML";
    if (startsWith(bytes, "PK\x03\x04")) return "zip";
    return {};
}

} // namespace

std::string_view toString(ImageFormat format) {
    switch (format) {
    case ImageFormat::Jpeg:
        return "JPEG";
    case ImageFormat::Png:
        return "PNG";
    case ImageFormat::WebP:
        return "WebP";
    case ImageFormat::Bmp:
        return "BMP";
    case ImageFormat::Tiff:
        return "TIFF";
    case ImageFormat::Pnm:
        return "PNM";
    }
    return {};
}

Result<ImageHeader> readImageHeader(Bytes bytes, const std::string& name) {
    if (bytes.empty()) return bad(name, "the file is empty");
    Result<ImageHeader> header = [&]() -> Result<ImageHeader> {
        if (startsWith(bytes, "\xFF\xD8\xFF")) return readJpeg(bytes, name);
        if (startsWith(bytes, "\x89PNG\r\n\x1A\n")) return readPng(bytes, name);
        if (startsWith(bytes, "RIFF") && startsWith(bytes, "WEBP", 8)) return readWebP(bytes, name);
        if (startsWith(bytes, "BM") && bytes.size() > 26) return readBmp(bytes, name);
        if (startsWith(bytes, std::string_view("II*\0", 4)) || startsWith(bytes, std::string_view("MM\0*", 4)))
            return readTiffHeader(bytes, name);
        if (bytes.size() > 2 && bytes[0] == 'P' && bytes[1] >= '1' && bytes[1] <= '6' && std::isspace(bytes[2]))
            return readPnm(bytes, name);
        if (const auto known = knownButUnsupported(bytes); !known.empty())
            return Error{ErrorCode::Unsupported, "'" + name + "': " + std::string(known) +
                                                     " files cannot be read; save it as JPEG, PNG, WebP, TIFF or BMP"};
        return bad(name, "not a photo (JPEG, PNG, WebP, TIFF, BMP and PNM can be read)");
    }();
    if (header && (header->width < 1 || header->height < 1)) return bad(name, "the image has no pixels");
    return header;
}

} // namespace convlens
