#pragma once
#include "core/analysis/receptive_field.h"
#include "core/graph/graph.h"

#include <QString>

namespace convlens {

/// "depthwise 3 × 3, stride 2", "pointwise", "group convolution, 3 groups", "channel shuffle, 2 groups".
QString operatorInWords(const Graph& graph, LayerId layer);
/// "Conv", "Norm", "ReLU6": for a switch with little room.
QString operatorInShort(const Graph& graph, LayerId layer);
/// "96 × 56 × 56": channels, height, width; "1280 values" for a vector.
QString shapeInWords(const Shape& shape);
/// "each value sees 27 × 27 pixels", "each value sees the whole picture". `strict` follows the gates of
/// squeeze-and-excitation, `along` does not; the sentence tells both where they differ.
QString fieldInWords(const NominalField& along, const NominalField& strict);

} // namespace convlens
