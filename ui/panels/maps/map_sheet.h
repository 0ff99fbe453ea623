#pragma once
#include "core/base/result.h"
#include "ui/widgets/channel_grid.h"

#include <QFont>
#include <QImage>
#include <QString>

#include <utility>
#include <vector>

namespace convlens {

/// A layer's channels as one picture for a paper or a slide: title, grid, colour scale, conditions.
struct MapSheet {
    ChannelGridContent content;
    ColourMapId map = ColourMapId::Viridis;
    MapInterpolation interpolation = MapInterpolation::Nearest;
    int columns = 0; ///< 0 chooses about three cells wide for two high
    int cell = 64;   ///< pixels a side
    bool numbers = true;
    QString title, caption, scaleNote;
    QFont font;
};

/// The largest picture that is made, in pixels; a larger sheet is TooLarge and says what to make smaller.
inline constexpr qint64 kMostSheetPixels = 250'000'000;

/// On white, whatever the window's theme. Safe on any thread.
Result<QImage> renderSheet(const MapSheet& sheet);

/// One map with its scale: `scale` whole pixels a value.
struct MapFigure {
    std::shared_ptr<const Tensor> tensor;
    int channel = 0;
    bool rgb = false;
    std::vector<ValueRange> ranges;
    ColourMapId map = ColourMapId::Viridis;
    MapInterpolation interpolation = MapInterpolation::Nearest;
    int side = 512; ///< least pixels of the longer side; whole multiples of the map where it is smaller
    QString title, caption;
    QFont font;
};
Result<QImage> renderFigure(const MapFigure& figure);

/// Writes PNG with the pairs as text chunks, whole or not at all.
Result<void> writePng(const QImage& image, const QString& path, const std::vector<std::pair<QString, QString>>& texts);

} // namespace convlens
