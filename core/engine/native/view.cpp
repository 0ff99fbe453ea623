#include "core/engine/native/view.h"

#include <algorithm>
#include <numeric>

namespace convlens::native {

bool View::inOrder() const {
    for (std::size_t i = 1; i < offsets.size(); ++i) {
        if (offsets[i] != offsets[i - 1] + 1) return false;
    }
    return true;
}

bool View::ascends() const {
    return std::is_sorted(offsets.begin(), offsets.end());
}

std::vector<ChannelRun> runsOf(const View& view) {
    std::vector<int> order(view.offsets.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(),
              [&](int a, int b) { return view.offsets[std::size_t(a)] < view.offsets[std::size_t(b)]; });
    std::vector<ChannelRun> runs;
    for (const int channel : order) {
        const auto offset = std::size_t(view.offsets[std::size_t(channel)]);
        if (runs.empty() || runs.back().offset + runs.back().channels.size() != offset) runs.push_back({offset, {}});
        runs.back().channels.push_back(channel);
    }
    return runs;
}

std::size_t pixelStride(const Shape& shape) {
    constexpr std::size_t kLine = 16, kLeastRounded = 64; // floats
    const auto channels = std::size_t(shape.c);
    const std::size_t whole = channels < kLeastRounded ? channels : (channels + kLine - 1) / kLine * kLine;
    return whole % 256 == 0 ? whole + kLine : whole;
}

std::size_t bufferFloats(const Shape& shape) {
    return std::size_t(shape.n) * std::size_t(shape.plane()) * pixelStride(shape);
}

namespace {

Shape largerShareOf(const Shape& shape) {
    const auto first = int(firstOfSecondOwner(shape.c));
    Shape share = shape;
    share.c = std::max(first, shape.c - first);
    return share;
}

} // namespace

std::size_t firstOfSecondOwner(int channels) {
    return std::size_t(channels + 16) / 32 * 16;
}

std::size_t ownedFloats(const Shape& shape) {
    return bufferFloats(largerShareOf(shape));
}

View ownedView(const Shape& shape, int buffer, OwnedPlace place) {
    View view = denseView(shape, buffer, pixelStride(largerShareOf(shape)), place.offset);
    const std::size_t second = firstOfSecondOwner(shape.c);
    for (std::size_t c = second; c < view.offsets.size(); ++c)
        view.offsets[c] = std::int32_t(place.offset + place.distance + c - second);
    view.owners = 2;
    return view;
}

View denseView(const Shape& shape, int buffer, std::size_t stride, std::size_t offset) {
    View view;
    view.shape = shape;
    view.buffer = buffer;
    view.stride = stride;
    view.offsets.resize(std::size_t(shape.c));
    std::iota(view.offsets.begin(), view.offsets.end(), std::int32_t(offset));
    return view;
}

} // namespace convlens::native
