#pragma once
#include <cstdint>

namespace convlens {

/// What a kernel does to a value before it is stored.
enum class KernelActivation : std::uint8_t { None, ReLU, ReLU6, HSwish, HSigmoid };

} // namespace convlens
