#include "core/engine/reference/channels.h"

#include "core/engine/reference/planes.h"

#include <algorithm>

namespace convlens::reference {

namespace {

void copyPlane(std::span<const float> from, std::span<float> to) {
    std::copy(from.begin(), from.end(), to.begin());
}

} // namespace

void concat(std::span<const Tensor* const> inputs, Tensor& out, const CancelToken& cancel) {
    int first = 0;
    for (const Tensor* in : inputs) {
        forEachPlane(in->shape(), cancel, [&](int n, int c) { copyPlane(in->plane(n, c), out.plane(n, first + c)); });
        first += in->shape().c;
    }
}

void channelSplit(const Tensor& in, std::span<Tensor* const> outputs, const CancelToken& cancel) {
    int first = 0;
    for (Tensor* out : outputs) {
        forEachPlane(out->shape(), cancel, [&](int n, int c) { copyPlane(in.plane(n, first + c), out->plane(n, c)); });
        first += out->shape().c;
    }
}

void channelShuffle(const ChannelShuffle& op, const Tensor& in, Tensor& out, const CancelToken& cancel) {
    const int groups = op.groups, size = in.shape().c / groups;
    forEachPlane(in.shape(), cancel, [&](int n, int c) {
        const int a = c / size, b = c % size;
        copyPlane(in.plane(n, c), out.plane(n, b * groups + a));
    });
}

} // namespace convlens::reference
