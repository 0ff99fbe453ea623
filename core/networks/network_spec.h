#pragma once
#include "core/base/result.h"
#include "core/graph/infer_shape.h"

#include <string>
#include <string_view>

namespace convlens {

enum class Family { MobileNetV1, MobileNetV2, MobileNetV3Large, MobileNetV3Small, ShuffleNetV1, ShuffleNetV2 };
inline constexpr int kFamilyCount = 6;

/// Whose conventions hold where implementations of one paper differ (channel rounding, ShuffleNetV2's stride-2 unit,
/// ReLU or ReLU6, biases of the classifier). Paper gives the published counts; the others fit those ports' checkpoints.
enum class Rules { Paper, Torchvision, Timm, Pytorchcv, Megvii };

/// Everything that decides a network's layers and shapes; nothing about weights or batch.
/// The text form is "family[:key=value,...]", used alike in the command line, sessions, exports and titles.
struct NetworkSpec {
    Family family = Family::MobileNetV2;
    double width = 1.0;   ///< width multiplier (MobileNet) or scale factor (ShuffleNet)
    int resolution = 224; ///< side of the square input in pixels
    int groups = 3;       ///< ShuffleNetV1 only: 1, 2, 3, 4 or 8
    int classes = 1000;
    bool minimalistic = false; ///< MobileNetV3 only: 3x3 kernels, ReLU, no squeeze-and-excitation
    PaddingMode padding = PaddingMode::Symmetric;
    Rules rules = Rules::Paper;

    bool operator==(const NetworkSpec&) const = default;
};

/// Parses the text form. An unknown family, key or value is an InvalidArgument that names it and lists what is allowed.
Result<NetworkSpec> parseNetworkSpec(std::string_view text);

/// Checks a spec that was not made by parseNetworkSpec() against the same limits.
Result<void> validateNetworkSpec(const NetworkSpec& spec);

/// The canonical text form: family, then only the keys that differ from their defaults, in a fixed order.
std::string toString(const NetworkSpec& spec);

/// For titles and legends: "MobileNetV2 0.75 @192", "ShuffleNetV1 1.0 g=3 @224", "MobileNetV3 Large 1.0 minimalistic
/// @224".
std::string displayName(const NetworkSpec& spec);

std::string_view toString(Family family);       ///< "mobilenet_v2"
std::string_view displayName(Family family);    ///< "MobileNetV2"
std::string_view toString(Rules rules);         ///< "paper"
std::string_view toString(PaddingMode padding); ///< "symmetric", "same"

} // namespace convlens
