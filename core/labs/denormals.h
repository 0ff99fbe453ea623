#pragma once
#include "core/base/result.h"
#include "core/labs/measure_parts.h"
#include "core/tensor/tensor.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

/// Why a layer can take many times as long for small numbers: denormal floats, with and without flushing them to zero.
namespace convlens {

enum class DenormalLayer { Pointwise, Depthwise, BatchNorm, Add };
inline constexpr DenormalLayer kDenormalLayers[] = {DenormalLayer::Pointwise, DenormalLayer::Depthwise,
                                                    DenormalLayer::BatchNorm, DenormalLayer::Add};
std::string_view toString(DenormalLayer layer); ///< "pointwise", "depthwise", "batch-norm", "add"

struct DenormalSettings {
    DenormalLayer layer = DenormalLayer::Pointwise;
    int channels = 64; ///< 1 to 1024, in and out
    int side = 28;     ///< of the map, 1 to 224
    double share = 1;  ///< of the values that are denormal in the denormal input, 0 to 1
};

/// One layer between a layer that hands the input on unchanged and the classifier that every graph ends in; `part` is
/// the layer.
Result<PartTarget> denormalNetwork(const DenormalSettings& settings);

/// Values in (0.5, 1), of which an evenly spread `share` is divided by 2^127, which makes them denormal.
Tensor denormalInput(const Shape& shape, double share);
/// Values that are neither zero nor normal.
std::int64_t countDenormals(std::span<const float> values);

struct DenormalCase {
    bool denormalInput = false, flushed = false;
    PartTiming timing;
    std::int64_t denormalsIn = 0, denormalsOut = 0; ///< values of the layer's input and output
    float largestOut = 0;                           ///< largest magnitude the layer gives
};

/// Normal and denormal input, each with denormals flushed and kept, in this order: normal flushed, normal kept,
/// denormal flushed, denormal kept. On one thread, as drawn. Unsupported where this processor cannot flush.
Result<std::vector<DenormalCase>> measureDenormals(const DenormalSettings& settings, const PartOptions& options);

/// A signal of 1 that every layer multiplies by `gain`: the first layer whose output is denormal, and the first whose
/// output is zero, in float32 with denormals kept. None where that does not happen within 100,000 layers: rounding to
/// the nearest holds up the smallest denormals if the gain is above 1/2.
struct FadeResult {
    std::optional<int> denormalAt, zeroAt;
};
FadeResult fade(float gain);

} // namespace convlens
