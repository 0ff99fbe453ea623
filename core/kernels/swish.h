#pragma once
#include <cstddef>

namespace convlens {

/// out = x / (1 + e^-x), for comparison with h-swish (MobileNetV3, arXiv 1905.02244, section 5.2): no network here uses
/// it. `count` values side by side; in and out may be the same. Within 4 units in the last place.
void swish(const float* in, float* out, std::size_t count) noexcept;

} // namespace convlens
