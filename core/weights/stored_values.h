#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace convlens {

/// Bytes of one value of a type named as safetensors names it ("F32"); 0 where it is unknown.
std::uint64_t bytesPerValue(const std::string& dtype);
/// F64, F32, F16, BF16.
bool isFloatingPoint(const std::string& dtype);
/// Little-endian values as float32 (F64 is rounded); nothing for types that are no floating-point numbers.
void widenValues(std::span<const std::uint8_t> bytes, const std::string& dtype, std::vector<float>& values);

} // namespace convlens
