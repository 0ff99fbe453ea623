#pragma once
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace convlens {

/// File formats of photos that we let the decoders see. Anything else is refused by its first bytes, so that a file can
/// never reach one of the many rarely used decoders that a system's OpenCV may carry.
enum class ImageFormat { Jpeg, Png, WebP, Bmp, Tiff, Pnm };
std::string_view toString(ImageFormat format); ///< "JPEG", ...

/// What the bytes say about a photo before anything is decoded.
struct ImageHeader {
    ImageFormat format = ImageFormat::Jpeg;
    std::int64_t width = 0, height = 0;
    int bitsPerSample = 8;
    bool hasAlpha = false;
    /// Progressive JPEG: the decoder keeps all coefficients, so it needs three times the memory.
    bool progressive = false;
    /// EXIF orientation, 1 (upright) to 8; 1 where there is none or it makes no sense.
    int orientation = 1;
    /// Where a TIFF file keeps it (the two bytes of the value), 0 where it has none. OpenCV turns TIFF files by itself,
    /// in some of its code paths only, so decodeImage() blanks the tag first and turns the picture like any other.
    std::size_t tiffOrientationAt = 0;
    /// PNG's single transparent colour (tRNS of a grey or RGB image), scaled to 8 bits; OpenCV ignores it.
    bool hasColorKey = false;
    std::uint8_t colorKey[3] = {0, 0, 0};
};

/// Recognises the format, reads the extent and checks that the file is whole: JPEG markers up to the end-of-image
/// marker, every PNG chunk with its CRC up to IEND, the sizes that RIFF, BMP and PNM headers promise, every TIFF strip
/// or tile inside the file. The decoders are lenient about the tail, and a half-grey photo would give a silently wrong
/// prediction. Errors are BadFormat (not an image, truncated, damaged) or Unsupported, and start with `name`.
Result<ImageHeader> readImageHeader(std::span<const std::uint8_t> bytes, const std::string& name);

} // namespace convlens
