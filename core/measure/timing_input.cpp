#include "core/measure/timing_input.h"

#include <random>
#include <span>

namespace convlens {

Tensor timingInput(const Shape& shape) {
    Tensor tensor(shape);
    std::mt19937 generator(1); // the standard fixes its sequence
    for (float& value : tensor.values())
        value = float(double(generator()) / 2147483648.0 - 1.0);
    return tensor;
}

} // namespace convlens
