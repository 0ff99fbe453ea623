#include "core/image/image.h"
#include "core/image/image_header.h"

#include <cstdlib>

// The whole path, decoders of the system included, but small pictures only: a large one is slow, not wrong.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::span<const std::uint8_t> bytes(data, size);
    const auto header = convlens::readImageHeader(bytes, "fuzz");
    if (!header || header->width > 2000 || header->height > 2000) return 0;
    const auto image = convlens::decodeImage(bytes, "fuzz");
    if (image && image->rgb.size() != std::size_t(image->width) * std::size_t(image->height) * 3) std::abort();
    return 0;
}
