#pragma once
#include "core/analysis/block_kind.h"
#include "core/graph/graph.h"
#include "core/tensor/shape.h"

#include <set>
#include <string>
#include <vector>

/// Where everything stands in a drawing of a network: a pure function of the graph. Lengths are in units of the drawing
/// (pixels at a zoom of 1), y grows downwards.
///
/// The network reads from left to right and goes on in further rows. Each part is a box as high as its map's side and
/// as wide as its channels (both as square roots, so that 7 x 7 beside 224 x 224 and 16 channels beside 1280 can be
/// seen). A block is a frame around its parts; closed it shows a part for each convolution with what follows it, open
/// one for each layer. Branches run below the block's main way; shortcuts arch over it.
namespace convlens {

struct DiagramPoint {
    double x = 0, y = 0;
};

struct DiagramRect {
    double x = 0, y = 0, width = 0, height = 0;
    double right() const { return x + width; }
    double bottom() const { return y + height; }
    double centreX() const { return x + width / 2; }
    double centreY() const { return y + height / 2; }
    /// Touching edges do not count.
    bool overlaps(const DiagramRect& o) const {
        return x < o.right() && o.x < right() && y < o.bottom() && o.y < bottom();
    }
    bool contains(const DiagramRect& o) const {
        return x <= o.x && y <= o.y && o.right() <= right() && o.bottom() <= bottom();
    }
};

enum class DiagramPartKind {
    Input,    ///< what the network gets; has no layers
    Slab,     ///< makes a map: a convolution, a pooling, ...
    Junction, ///< joins, splits or scales maps: add, concat, channel split, scale; drawn in one small size
    Module    ///< a closed squeeze-and-excitation, without its scaling
};

/// One box. Its layers run one after another and nothing outside reads what flows between them.
struct DiagramPart {
    DiagramPartKind kind = DiagramPartKind::Slab;
    std::vector<LayerId> layers;
    TensorId output; ///< the last layer's (first) output, whose size is drawn
    int item = 0;
    DiagramRect box;
};

/// A block, or what stands outside of blocks: the input, a convolution with its batch norm and activation, a pooling.
struct DiagramItem {
    std::string name; ///< the block's, or what its layers' names have in common: unique
    std::string stage;
    std::vector<LayerId> layers;
    std::vector<int> parts;
    bool isBlock = false;
    BlockKind kind = BlockKind::Other; ///< of blocks
    bool expandable = false;           ///< opening it shows more parts
    bool expanded = false;
    int row = 0;
    DiagramRect frame; ///< around its parts and shortcuts
    DiagramRect label; ///< room for the name, below the frame
};

/// A value on its way from one part to another.
struct DiagramEdge {
    int from = 0, to = 0; ///< parts
    TensorId tensor;
    bool bypass = false;              ///< leaves out parts that another way goes through: a shortcut, an untouched half
    std::vector<DiagramPoint> points; ///< from the border of one box to that of the other, along the axes
};

/// A stage's stripe of one row.
struct DiagramBand {
    std::string stage;
    Shape shape; ///< of the stage's last map
    int row = 0;
    bool continued = false; ///< began in the row before
    DiagramRect box, label; ///< the label lies inside, along the top
};

struct DiagramLayout {
    std::vector<DiagramItem> items; ///< in order; the first is the input
    std::vector<DiagramPart> parts;
    std::vector<DiagramEdge> edges;
    std::vector<DiagramBand> bands;
    DiagramRect bounds; ///< around everything
    int rows = 0;

    /// The part that computes the layer.
    int partOf(LayerId layer) const;
};

struct DiagramOptions {
    std::set<std::string> expanded; ///< names of items
    bool expandAll = false;
    double rowWidth = 0; ///< a row ends before it is wider than this; 0 makes one row
};

/// Lengths of boxes: of a map's side in values, and of its channels.
double diagramHeightOf(int side);
double diagramWidthOf(int channels);

DiagramLayout layoutDiagram(const Graph& graph, const DiagramOptions& options = {});

/// With as many rows as show the drawing largest on a page of that shape; `options.rowWidth` is not used.
DiagramLayout layoutDiagramFor(const Graph& graph, DiagramOptions options, double pageWidth, double pageHeight);

} // namespace convlens
