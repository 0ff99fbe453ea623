#pragma once
#include "core/analysis/map_statistics.h"
#include "ui/widgets/map_image.h"

#include <QColor>
#include <QRect>

class QPainter;

/// How one channel looks, on screen and in exports alike. Plain functions: safe on any thread that owns the painter.
namespace convlens {

/// The quiet colours around the maps.
struct ChannelColours {
    QColor ground; ///< of a cell without picture, and behind bars
    QColor line;   ///< zero line
    QColor edge;   ///< around a bar
};

/// The picture, hatched if the channel is dead or constant, with a badge if anything is peculiar about it: a flat
/// colour could be any value, the pattern says that there is nothing to see.
void paintChannel(QPainter& painter, const QRect& cell, const QImage& image, ChannelCondition condition,
                  const ChannelColours& colours);
/// One value as a bar from the zero line of `range`.
void paintChannelBar(QPainter& painter, const QRect& cell, float value, ColourMapId map, const ValueRange& range,
                     const ChannelColours& colours);

/// Size of a channel's picture that fits a square of `side`, with the map's aspect; of a bar for 1 x 1 maps.
QSize channelCell(const Shape& shape, int side);

} // namespace convlens
