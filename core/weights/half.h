#pragma once
#include <bit>
#include <cstdint>

namespace convlens {

/// IEEE 754 binary16 (1 sign, 5 exponent, 10 fraction bits) to float32: exact, infinities and NaN included.
inline float floatFromHalf(std::uint16_t half) {
    const std::uint32_t sign = std::uint32_t(half & 0x8000u) << 16;
    std::uint32_t exponent = (half >> 10) & 0x1Fu;
    std::uint32_t fraction = half & 0x3FFu;
    if (exponent == 0x1F) return std::bit_cast<float>(sign | 0x7F800000u | (fraction << 13));
    if (exponent == 0) {
        if (fraction == 0) return std::bit_cast<float>(sign);
        // Subnormal: shift the first set bit into the hidden place.
        exponent = 1;
        while (!(fraction & 0x400u)) {
            fraction <<= 1;
            --exponent;
        }
        fraction &= 0x3FFu;
    }
    return std::bit_cast<float>(sign | ((exponent + 112u) << 23) | (fraction << 13));
}

/// bfloat16 is the upper half of a float32.
inline float floatFromBrainFloat(std::uint16_t bits) {
    return std::bit_cast<float>(std::uint32_t(bits) << 16);
}

} // namespace convlens
