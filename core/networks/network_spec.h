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
/// What each value changes for a family stands in FamilyInfo::rulesNote.
enum class Rules {
    Paper,
    Torchvision,
    Timm,
    Pytorchcv,  ///< pytorchcv's mobilenet, mobilenetv2, mobilenetv3, shufflenet, shufflenetv2
    Megvii,     ///< megvii-model/ShuffleNet-Series
    PytorchcvB, ///< pytorchcv's second versions, mobilenetv2b and shufflenetv2b
    Dli14       ///< d-li14/mobilenetv2.pytorch and mobilenetv3.pytorch
};

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

/// Checks a spec that was not made by parseNetworkSpec() against the same limits. A value of a key that the family does
/// not have (groups, minimalistic) is not looked at, so that a control can keep it while the family changes.
Result<void> validateNetworkSpec(const NetworkSpec& spec);

/// The same network with every value that its family does not use at its default: groups and minimalistic where the key
/// does not exist, rules where the family does not offer them. Two specs describe the same graph if these are equal.
NetworkSpec normalized(NetworkSpec spec);

/// The canonical text form: family, then only the keys that differ from their defaults, in a fixed order. Keys that the
/// family does not have are left out. parseNetworkSpec() gives normalized(spec) back.
std::string toString(const NetworkSpec& spec);

/// For titles and legends: "MobileNetV2 0.75 @192", "ShuffleNetV1 1.0 g=3 @224", "MobileNetV3 Large 1.0 minimalistic
/// @224"; classes, padding and rules follow in brackets where they are not the defaults, so that two different networks
/// never have the same name.
std::string displayName(const NetworkSpec& spec);

std::string_view toString(Family family);       ///< "mobilenet_v2"
std::string_view displayName(Family family);    ///< "MobileNetV2"
std::string_view toString(Rules rules);         ///< "paper"
std::string_view toString(PaddingMode padding); ///< "symmetric", "same"

} // namespace convlens
