#include "core/export/map_sheet.h"

#include "core/analysis/colour_map.h"
#include "core/analysis/value_range.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace convlens {

namespace {

constexpr int kColumns = 8, kGap = 2, kLeastTile = 56;
constexpr std::uint8_t kPaper = 255;

} // namespace

SheetPicture mapSheet(const Tensor& map) {
    const Shape& shape = map.shape();
    SheetPicture sheet;
    sheet.all = shape.c;
    sheet.shown = std::min(shape.c, kMostSheetTiles);
    const int factor = std::max(1, (kLeastTile + std::max(shape.w, shape.h) - 1) / std::max(shape.w, shape.h));
    const int tileWidth = shape.w * factor, tileHeight = shape.h * factor;
    const int columns = std::min(kColumns, sheet.shown), rows = (sheet.shown + columns - 1) / columns;
    Image& picture = sheet.picture;
    picture.width = columns * tileWidth + (columns - 1) * kGap;
    picture.height = rows * tileHeight + (rows - 1) * kGap;
    picture.rgb.assign(std::size_t(picture.width) * std::size_t(picture.height) * 3, kPaper);

    const ColourTable& colours = colourTable(ColourMapId::Viridis);
    const std::size_t plane = std::size_t(shape.h) * std::size_t(shape.w);
    for (int channel = 0; channel < sheet.shown; ++channel) {
        const auto values = map.values().subspan(std::size_t(channel) * plane, plane);
        const auto found = clippedRange(values, 100);
        const ValueRange range = drawableRange(found ? found->low : 0, found ? found->high : 0, false);
        const int left = (channel % columns) * (tileWidth + kGap), top = (channel / columns) * (tileHeight + kGap);
        for (int y = 0; y < tileHeight; ++y) {
            for (int x = 0; x < tileWidth; ++x) {
                const float value = values[std::size_t(y / factor) * std::size_t(shape.w) + std::size_t(x / factor)];
                Rgb colour{128, 128, 128}; // neither low nor high: no number
                if (std::isfinite(value)) {
                    const double part = (double(value) - double(range.low)) / (double(range.high) - double(range.low));
                    colour = colours[std::size_t(std::clamp(int(part * kColourMapSize), 0, kColourMapSize - 1))];
                }
                std::uint8_t* pixel =
                    &picture.rgb[(std::size_t(top + y) * std::size_t(picture.width) + std::size_t(left + x)) * 3];
                pixel[0] = colour.r, pixel[1] = colour.g, pixel[2] = colour.b;
            }
        }
    }
    return sheet;
}

std::vector<LayerId> sheetLayers(const Graph& graph, int most) {
    std::vector<LayerId> last;
    for (int i = 0; i < graph.layerCount(); ++i) {
        const LayerId layer{i};
        const Shape& shape = graph.outputShapeOf(layer);
        if (shape.h * shape.w <= 1 || graph.layer(layer).inSqueezeExcitation) continue;
        if (!last.empty() && graph.layer(last.back()).stage == graph.layer(layer).stage)
            last.back() = layer;
        else
            last.push_back(layer);
    }
    if (int(last.size()) <= most || most < 2) return last;
    std::vector<LayerId> chosen;
    for (int i = 0; i < most; ++i)
        chosen.push_back(last[std::size_t(i) * (last.size() - 1) / std::size_t(most - 1)]);
    return chosen;
}

} // namespace convlens
