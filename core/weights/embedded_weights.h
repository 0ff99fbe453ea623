#pragma once
#include <cstdint>
#include <span>
#include <string_view>

namespace convlens {

/// A weights file inside the program (resources/weights), one a family. readWeightsFile() reads it by its path as it
/// reads any other, so that sessions and passports can name it.
struct EmbeddedWeights {
    std::string_view path; ///< ":/weights/mobilenet_v2_w0.5.safetensors"
    std::span<const std::uint8_t> bytes;
};

std::span<const EmbeddedWeights> embeddedWeights();
/// Null if no file inside the program has this path.
const EmbeddedWeights* findEmbeddedWeights(std::string_view path);

} // namespace convlens
