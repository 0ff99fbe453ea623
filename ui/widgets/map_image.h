#pragma once
#include "core/analysis/colour_map.h"
#include "core/analysis/value_range.h"
#include "core/tensor/tensor.h"

#include <QImage>
#include <QSize>

#include <span>

namespace convlens {

/// Between the values of a map when it is drawn larger or smaller than it is.
enum class MapInterpolation {
    Nearest, ///< each value a flat rectangle; of several under one pixel the middle one
    Smooth   ///< linear between values; the mean of those under one pixel
};

/// How values are drawn. Colours are looked up after interpolating, so that every drawn colour stands for a value.
struct MapColouring {
    ColourMapId map = ColourMapId::Viridis;
    ValueRange range;
    MapInterpolation interpolation = MapInterpolation::Nearest;
    bool operator==(const MapColouring&) const = default;
};

/// The colour of a finite value; beyond the range that of its end.
QRgb colourOf(float value, const ColourTable& table, const ValueRange& range);

/// A plane of height x width values as an opaque picture of `target` pixels. NaN is drawn as a black and white
/// checkerboard, infinity as a magenta and white one, which no colour map contains. Empty if `target` or the plane is.
/// Safe in any thread.
QImage renderMap(std::span<const float> plane, int height, int width, QSize target, const MapColouring& colouring);

/// Three planes as red, green and blue, each over its own range: for principal components.
QImage renderRgb(const Tensor& planes, QSize target, std::span<const ValueRange> ranges,
                 MapInterpolation interpolation);

} // namespace convlens
