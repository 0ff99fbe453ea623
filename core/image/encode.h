#pragma once
#include "core/base/result.h"
#include "core/image/image.h"

#include <cstdint>
#include <vector>

namespace convlens {

/// The picture as a PNG file. Internal where OpenCV refuses, which it has no reason to.
Result<std::vector<std::uint8_t>> encodePng(const Image& image);

} // namespace convlens
