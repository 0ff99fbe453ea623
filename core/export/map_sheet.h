#pragma once
#include "core/graph/graph.h"
#include "core/image/image.h"
#include "core/tensor/tensor.h"

#include <vector>

namespace convlens {

/// The channels of one map as tiles on one picture: viridis, each channel over its own values, row by row.
struct SheetPicture {
    Image picture;
    int shown = 0; ///< channels on the sheet
    int all = 0;   ///< channels of the map
};

/// At most this many tiles, the first ones.
inline constexpr int kMostSheetTiles = 32;

/// `map` is [1, c, h, w]. Small maps are enlarged by whole factors, so that a value stays a square.
SheetPicture mapSheet(const Tensor& map);

/// The layers whose maps tell most in little room: the last of every stage whose output still has an extent, at most
/// `most`, evenly chosen; in execution order.
std::vector<LayerId> sheetLayers(const Graph& graph, int most = 8);

} // namespace convlens
