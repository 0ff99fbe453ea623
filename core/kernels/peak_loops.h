#pragma once
#include <cstddef>

/// Loops that do nothing but what a machine is to be judged by: arithmetic in registers, reading in a row.
namespace convlens {

/// Floats that readFloats() takes at a time.
inline constexpr std::size_t kReadStep = 128;

/// `rounds` times a multiply-add on each of twelve full vectors, none waiting for another; the operations made (a
/// multiply-add is two). `seed` must not be known to the compiler; near 0.5, so that nothing grows or becomes denormal.
/// `sink` takes a value that depends on all of it.
double multiplyAddBurst(std::size_t rounds, float seed, float* sink) noexcept;

/// Reads `count` floats (a multiple of kReadStep, aligned to 64 bytes) once from the front to the back; their sum.
float readFloats(const float* values, std::size_t count) noexcept;

} // namespace convlens
