#pragma once
#include "core/analysis/colour_map.h"
#include "core/analysis/value_range.h"
#include "ui/charts/chart_source.h"
#include "ui/panels/pair/pair_side.h"
#include "ui/widgets/map_image.h"

#include <QFont>
#include <QRectF>

#include <vector>

class QPainter;

/// Two networks' maps of one photo beside each other, as plain values and functions.
namespace convlens {

struct PairPicture {
    std::shared_ptr<const PairSide> a, b; ///< null until they have run
    QString nameA, nameB;
    ColourMapId map = ColourMapId::Viridis;
    MapInterpolation interpolation = MapInterpolation::Nearest;
    bool oneScale = false; ///< one scale for all resolutions; else one a resolution, for both networks

    /// The resolutions that either has, in order.
    std::vector<int> halvings() const;
    /// From zero to the largest value of both networks.
    ValueRange rangeOf(int halvings) const;
};

/// Where things stand: a column for the photo and one a resolution, a row a network.
struct PairLayout {
    struct Tile {
        int side = 0;     ///< 0 for the upper network, 1 for the lower
        int halvings = 0; ///< 0 for the photo
        QRectF box;
    };
    std::vector<Tile> tiles;
    QRectF namesA, namesB; ///< above each row
    double height = 0;     ///< of everything, for the width
};
PairLayout layoutPair(const PairPicture& picture, double width, double most, const QFont& font);

/// The part of a tile (0 to 1 both ways) that `window` shows, drawn into `box`; a null side or a resolution that it
/// does not have is said in words.
void paintPairTile(QPainter& painter, const PairPicture& picture, int side, int halvings, const QRectF& box,
                   const QRectF& window, Theme theme);
/// Names, tiles and their scales at the painter's origin. `focus` is ringed; 0 for none.
void paintPair(QPainter& painter, const PairPicture& picture, const PairLayout& layout, const QRectF& window, int focus,
               const QFont& font, Theme theme);

/// On a page of its own, with its conditions.
ChartData pairChart(const PairPicture& picture, const QRectF& window, Theme theme);

} // namespace convlens
