#pragma once
#include "core/base/cancel.h"
#include "core/tensor/shape.h"

#include <algorithm>

namespace convlens::reference {

/// Calls body(n, c) for every plane of a map, in order. Stops early once cancelled: the caller then asks the token
/// and throws the unfinished map away.
template <class Body>
void forEachPlane(const Shape& shape, const CancelToken& cancel, Body&& body) {
    for (int n = 0; n < shape.n; ++n) {
        for (int c = 0; c < shape.c; ++c) {
            if (cancel.isCancelled()) return;
            body(n, c);
        }
    }
}

/// The outputs [first, last) for which one tap of a sliding window falls inside the map.
struct TapRange {
    int first = 0, last = 0;
};

/// The tap reads input position o * stride + offset for output o; padding makes the offset negative.
inline TapRange tapRange(int offset, int stride, int inputs, int outputs) {
    const int first = offset >= 0 ? 0 : (-offset + stride - 1) / stride;
    const int last = offset >= inputs ? 0 : std::min(outputs, (inputs - 1 - offset) / stride + 1);
    return {std::min(first, outputs), std::max(last, std::min(first, outputs))};
}

} // namespace convlens::reference
