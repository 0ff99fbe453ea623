#pragma once
#include "core/graph/graph.h"
#include "core/graph/ops.h"
#include "core/tensor/shape.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace convlens {

/// A rectangle of pixels of the network's input; empty where width or height is 0.
struct PixelRect {
    int x = 0, y = 0, width = 0, height = 0;
    bool empty() const { return width <= 0 || height <= 0; }
    bool operator==(const PixelRect&) const = default;
};

/// What one value of a map would see if the picture went on beyond its borders.
struct NominalField {
    std::int64_t height = 1, width = 1;    ///< side of the field, in input pixels
    std::int64_t strideY = 1, strideX = 1; ///< how far the field moves from one value to the next, in input pixels
    bool wholePicture = false;             ///< a global pooling lies on the way: the field is the whole picture
};

/// The theoretical receptive field of every value of every map: the smallest rectangle of input pixels that holds all
/// those the value is computed from, whatever the weights. Exact at the borders (padding is no pixel), through strides,
/// dilation, branches, groups and channel moves: in ShuffleNetV2 neighbouring channels see rectangles of different
/// size, since half of them skip each unit. Every layer reads all positions of its kernel, also where a weight is 0.
class ReceptiveFields {
public:
    /// Squeeze-and-excitation multiplies a map by factors that the whole picture decides, so that strictly every value
    /// behind it sees everything.
    enum class Gates {
        Follow, ///< strict
        Ignore  ///< only the way through the map: what the value can locate
    };
    static ReceptiveFields of(const Graph& graph, Gates gates);

    /// The field of value (channel, y, x), cut at the picture's borders. Empty where a value sees padding only.
    PixelRect at(TensorId map, int channel, int y, int x) const;
    NominalField nominal(TensorId map, int channel) const;
    /// The largest nominal field of any channel.
    NominalField largestNominal(TensorId map) const;

private:
    /// First and last input pixel along one axis; empty if last < first.
    struct Span {
        int first = 0, last = -1;
        bool empty() const { return last < first; }
    };
    struct Axis {
        std::vector<Span> spans;                    ///< a position each, cut at the borders
        std::int64_t start = 0, size = 1, jump = 1; ///< uncut: [start + i jump, start + i jump + size)
        bool whole = false;
    };
    struct Field {
        Axis y, x;
    };
    using FieldPtr = std::shared_ptr<const Field>;
    using ChannelFields = std::vector<FieldPtr>; ///< a channel each; channels that see alike share one

    static Span united(Span a, Span b);
    static Axis united(const Axis& a, const Axis& b);
    static FieldPtr united(const ChannelFields& fields, int first, int count);
    static Axis throughWindow(const Axis& in, int outputs, const Window& window, int before);
    static Axis throughWhole(const Axis& in);
    static FieldPtr throughWindow(const FieldPtr& in, const Shape& out, const Window& window);
    static FieldPtr throughWhole(const FieldPtr& in);

    std::vector<ChannelFields> m_tensors;
};

} // namespace convlens
