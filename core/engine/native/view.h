#pragma once
#include "core/tensor/shape.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace convlens::native {

/// Where something lies: a buffer of the plan and an offset in floats. Buffers become pointers when the plan runs.
struct Place {
    int buffer = -1;
    std::size_t offset = 0;
};

/// How a value of the graph lies in memory: interleaved (NHWC) pixels `stride` floats apart, each channel at an offset
/// of its own. Concat, split and channel shuffle are nothing but new offsets, so they cost no time in the optimised
/// plan. The offsets may reach into neighbouring regions of one buffer, as long as the pixel stride is the same.
struct View {
    Shape shape;
    int buffer = -1;
    std::size_t stride = 0;
    std::vector<std::int32_t> offsets; ///< by logical channel
    /// A factor for each channel and image, still to be applied by the reader (squeeze-and-excitation's last step).
    std::optional<Place> gate;
    std::size_t gateStride = 0;      ///< floats from one image's factors to the next
    std::optional<Place> secondGate; ///< where the second owner's factors lie, if there are two owners
    /// Threads of which each makes and reads channels of its own, which lie in a region of their own: see ownedView().
    int owners = 1;
    /// A copy of the second of two threads, laid out the same; -1 for none. A line that both threads read is fetched
    /// twice, for the first reading takes it away from its writer.
    int copyBuffer = -1;

    std::size_t pixels() const { return std::size_t(shape.n) * std::size_t(shape.h) * std::size_t(shape.w); }
    /// Channels lie in order, one behind the other.
    bool inOrder() const;
    /// Channels lie in order, though perhaps with gaps.
    bool ascends() const;
    Place place() const { return {buffer, std::size_t(offsets.empty() ? 0 : offsets.front())}; }
};

/// Channels that lie one behind the other, however they are numbered.
struct ChannelRun {
    std::size_t offset = 0;    ///< of the first, inside a pixel
    std::vector<int> channels; ///< logical numbers, in memory order
};

/// The view's channels as few runs, in memory order.
std::vector<ChannelRun> runsOf(const View& view);

/// Floats from one pixel to the next in a new buffer for a map of this shape. 1024 or 512 channels would put the pixels
/// that a product reads side by side into one or two sets of the first-level cache, which holds eight lines a set, and
/// each value would come from the second level: 1024 to 1024 channels on 7 x 7 ran at 80 of 117 GFLOP/s.
std::size_t pixelStride(const Shape& shape);
/// Floats that such a buffer needs.
std::size_t bufferFloats(const Shape& shape);

/// A view of `shape` whose channels lie in order from `offset` on.
View denseView(const Shape& shape, int buffer, std::size_t stride, std::size_t offset = 0);

/// The first channel of the second of two owners: about half of them, in whole cache lines.
std::size_t firstOfSecondOwner(int channels);
/// Where a map of two owners lies: the first one's part at `offset`, the second's `distance` floats behind it.
struct OwnedPlace {
    std::size_t offset = 0, distance = 0;
};
/// A map of two threads, each with the channels on its side of firstOfSecondOwner() in a region of its own. Side by
/// side in one pixel they would not do: a processor fetches lines ahead, and each would take its neighbour's away.
View ownedView(const Shape& shape, int buffer, OwnedPlace place);
/// Floats that each owner's part needs.
std::size_t ownedFloats(const Shape& shape);

} // namespace convlens::native
