#pragma once
#include "core/image/image.h"

#include <vector>

namespace convlens {

/// How one output pixel is made of input pixels along one axis: input[first + i] * weights[i]; the weights add to 1.
struct ResampleTaps {
    int first = 0;
    std::vector<float> weights;
};

/// Taps for `outputs` pixels that together cover the stretch [from, from + extent) of an axis of `size` pixels; only
/// those of outputs [begin, begin + count) are made. The filter is the triangle (bilinear) or Keys' cubic with a = -1/2
/// (bicubic), widened by the scale when shrinking, so that every input pixel counts and fine patterns do not alias.
/// These are the semantics of Pillow and of torchvision's antialiased resize, with which the published weights are
/// evaluated; weights that fall outside of the stretch are left out and the rest is scaled up to 1.
std::vector<ResampleTaps> resampleTaps(int size, double from, double extent, int outputs, int begin, int count,
                                       Preprocess::Interpolation interpolation);

} // namespace convlens
