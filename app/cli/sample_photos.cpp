#include "app/cli/sample_photos.h"

#include "embedded/sample_astronaut.h"
#include "embedded/sample_chelsea.h"
#include "embedded/sample_coffee.h"
#include "embedded/sample_rocket.h"

#include <string>

namespace convlens::cli {

std::optional<std::span<const std::uint8_t>> samplePhoto(std::string_view path) {
    if (path == ":/samples/astronaut.jpg") return embedded::sample_astronaut();
    if (path == ":/samples/chelsea.jpg") return embedded::sample_chelsea();
    if (path == ":/samples/coffee.jpg") return embedded::sample_coffee();
    if (path == ":/samples/rocket.jpg") return embedded::sample_rocket();
    return std::nullopt;
}

} // namespace convlens::cli
