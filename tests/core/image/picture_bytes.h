#pragma once
// Pictures as file bytes, made by Qt (an encoder independent of our decoder) or by hand where Qt has no such format.
#include <QBuffer>
#include <QByteArray>
#include <QImage>

#include <cstdint>
#include <span>

namespace convlens::test {

inline std::span<const std::uint8_t> bytesOf(const QByteArray& array) {
    return {reinterpret_cast<const std::uint8_t*>(array.constData()), std::size_t(array.size())};
}

inline QByteArray encoded(const QImage& image, const char* format, int quality = -1) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, format, quality)) qFatal("Qt cannot write %s", format);
    return bytes;
}

inline QByteArray number(std::uint64_t value, int size, bool bigEndian) {
    QByteArray bytes(size, '\0');
    for (int i = 0; i < size; ++i)
        bytes[i] = char(value >> (8 * (bigEndian ? size - 1 - i : i)));
    return bytes;
}

/// One entry of a TIFF directory (also EXIF's), with its value in place: SHORT (3) or LONG (4).
inline QByteArray tiffEntry(int tag, int type, std::uint32_t value, bool bigEndian) {
    QByteArray entry =
        number(std::uint64_t(tag), 2, bigEndian) + number(std::uint64_t(type), 2, bigEndian) + number(1, 4, bigEndian);
    return entry + (type == 3 ? number(value, 2, bigEndian) + QByteArray(2, '\0') : number(value, 4, bigEndian));
}

inline QByteArray tiffHeader(bool bigEndian) {
    return (bigEndian ? QByteArray("MM") : QByteArray("II")) + number(42, 2, bigEndian) + number(8, 4, bigEndian);
}

inline QByteArray exifBlock(int orientation, bool bigEndian) {
    return tiffHeader(bigEndian) + number(1, 2, bigEndian) + tiffEntry(274, 3, std::uint32_t(orientation), bigEndian) +
           number(0, 4, bigEndian);
}

/// Puts an APP1 segment with this orientation right behind the start of a JPEG file.
inline QByteArray withExif(const QByteArray& jpeg, int orientation, bool bigEndian) {
    const QByteArray content = QByteArray("Exif\0\0", 6) + exifBlock(orientation, bigEndian);
    return jpeg.left(2) + QByteArray("\xFF\xE1") + number(std::uint64_t(content.size()) + 2, 2, true) + content +
           jpeg.mid(2);
}

inline std::uint32_t pngCrc(const QByteArray& bytes) {
    std::uint32_t crc = ~0u;
    for (const char byte : bytes) {
        crc ^= std::uint8_t(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) ? 0xEDB88320u : 0u);
    }
    return ~crc;
}

inline QByteArray pngChunk(const char* type, const QByteArray& data) {
    const QByteArray typed = QByteArray(type, 4) + data;
    return number(std::uint64_t(data.size()), 4, true) + typed + number(pngCrc(typed), 4, true);
}

/// A PNG that promises width x height and holds no picture.
inline QByteArray emptyPng(std::uint32_t width, std::uint32_t height) {
    return QByteArray("\x89PNG\r\n\x1A\n") +
           pngChunk("IHDR", number(width, 4, true) + number(height, 4, true) + QByteArray("\x08\x02\0\0\0", 5)) +
           pngChunk("IDAT", {}) + pngChunk("IEND", {});
}

/// An uncompressed RGB TIFF with the given orientation.
inline QByteArray tiffRgb(const QImage& image, int orientation, bool bigEndian) {
    const QImage rgb = image.convertToFormat(QImage::Format_RGB888);
    QByteArray pixels;
    for (int y = 0; y < rgb.height(); ++y)
        pixels += QByteArray(reinterpret_cast<const char*>(rgb.constScanLine(y)), 3 * rgb.width());
    const int entries = 10;
    const std::uint32_t bitsAt = 8 + 2 + 12 * entries + 4, pixelsAt = bitsAt + 6;
    QByteArray directory = number(entries, 2, bigEndian);
    const auto entry = [&](int tag, int type, std::uint32_t value) {
        directory += tiffEntry(tag, type, value, bigEndian);
    };
    entry(256, 4, std::uint32_t(rgb.width()));
    entry(257, 4, std::uint32_t(rgb.height()));
    directory +=
        number(258, 2, bigEndian) + number(3, 2, bigEndian) + number(3, 4, bigEndian) + number(bitsAt, 4, bigEndian);
    entry(259, 3, 1);                            // no compression
    entry(262, 3, 2);                            // RGB
    entry(273, 4, pixelsAt);                     // one strip
    entry(274, 3, std::uint32_t(orientation));   //
    entry(277, 3, 3);                            // samples a pixel
    entry(278, 4, std::uint32_t(rgb.height()));  // rows in the strip
    entry(279, 4, std::uint32_t(pixels.size())); // its bytes
    directory += number(0, 4, bigEndian);
    const QByteArray bits = number(8, 2, bigEndian) + number(8, 2, bigEndian) + number(8, 2, bigEndian);
    return tiffHeader(bigEndian) + directory + bits + pixels;
}

} // namespace convlens::test
