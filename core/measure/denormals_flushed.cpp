#include "core/measure/denormals_flushed.h"

#include "core/measure/machine.h"

#include <string>

namespace convlens {

std::optional<bool> denormalsFlushed(std::string_view engine, int threads) {
    if (engine == "opencv" && threads > 1) return std::nullopt;
    return FlushDenormals::supported();
}

} // namespace convlens
