#pragma once
#include "core/base/result.h"
#include "core/image/image_header.h"

#include <cstdint>
#include <span>
#include <string>

namespace convlens {

/// Orientation (1 to 8) from an EXIF block, which is a small TIFF file; 1 where there is none or it is damaged: a wrong
/// tag must not cost the photo.
int exifOrientation(std::span<const std::uint8_t> tiff);

/// readImageHeader() for TIFF files: the first picture's extent, and that its strips or tiles lie inside the file.
Result<ImageHeader> readTiffHeader(std::span<const std::uint8_t> bytes, const std::string& name);

} // namespace convlens
