#pragma once
#include <algorithm>
#include <cmath>

namespace convlens {

/// Nearest multiple of `divisor`, at least `divisor`, and one step up if that lost more than a tenth of v. The rule of
/// TensorFlow slim's MobileNetV2 and V3, taken over by Keras, torchvision, timm and d-li14 (architectures.md,
/// section 0).
inline int makeDivisible(double v, int divisor = 8) {
    int n = std::max(divisor, int((v + divisor / 2.0) / divisor) * divisor);
    if (n < 0.9 * v) n += divisor;
    return n;
}

/// width x channels with the fraction cut off, as slim's and Keras' MobileNetV1 and all of pytorchcv round.
inline int truncated(double width, int channels) {
    return std::max(1, int(width * channels));
}

/// Nearest multiple of `step`, halves up, at least `step`.
inline int nearestMultiple(double v, int step) {
    return std::max(1, int(std::floor(v / step + 0.5))) * step;
}

} // namespace convlens
