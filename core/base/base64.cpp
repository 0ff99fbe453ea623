#include "core/base/base64.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace convlens {

namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<int, 256> makeValues() {
    std::array<int, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < kDigits.size(); ++i)
        values[static_cast<unsigned char>(kDigits[i])] = int(i);
    return values;
}
constexpr std::array<int, 256> kValues = makeValues();

} // namespace

std::string toBase64(std::span<const std::uint8_t> bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t here = std::min<std::size_t>(3, bytes.size() - i);
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = (group << 8) | (k < here ? bytes[i + k] : 0u);
        for (std::size_t k = 0; k < 4; ++k)
            text += k <= here ? kDigits[(group >> (18 - 6 * k)) & 63] : '=';
    }
    return text;
}

std::optional<std::vector<std::uint8_t>> fromBase64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::vector<std::uint8_t> bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        std::size_t padding = 0;
        if (i + 4 == text.size()) padding = text[i + 3] != '=' ? 0 : text[i + 2] != '=' ? 1 : 2;
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            const int value = k >= 4 - padding ? 0 : kValues[static_cast<unsigned char>(text[i + k])];
            if (value < 0) return std::nullopt;
            group = (group << 6) | std::uint32_t(value);
        }
        // Bits that the padding cuts off must be zero, else two texts would stand for the same bytes.
        if (padding > 0 && (group & ((1u << (8 * padding)) - 1)) != 0) return std::nullopt;
        for (std::size_t k = 0; k < 3 - padding; ++k)
            bytes.push_back(std::uint8_t(group >> (16 - 8 * k)));
    }
    return bytes;
}

} // namespace convlens
