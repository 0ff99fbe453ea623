#pragma once
#include "ui/charts/diagram_colours.h"

#include <QFont>
#include <QRectF>

class QPainter;

/// How the things of a diagram are drawn, the same on the screen and on paper, in the diagram's own units.
namespace convlens {

QRectF toQt(const DiagramRect& rect);

/// Of labels, in the diagram's units.
inline constexpr double kDiagramFont = 9;

struct DiagramStyle {
    Theme theme = Theme::Light;
    QFont font; ///< its family; sizes are the diagram's own
    bool labels = true;
};

void paintBand(QPainter& painter, const DiagramBand& band, const DiagramStyle& style);
/// A block's frame and the item's name below it.
void paintItem(QPainter& painter, const DiagramItem& item, bool selected, const DiagramStyle& style);
void paintEdge(QPainter& painter, const DiagramEdge& edge, const DiagramStyle& style);
void paintPart(QPainter& painter, const Graph& graph, const DiagramPart& part, const QColor& colour, bool selected,
               const DiagramStyle& style);

/// All of it, at the painter's origin.
void paintDiagram(QPainter& painter, const Graph& graph, const DiagramLayout& layout, const DiagramColouring& colours,
                  int selectedPart, const DiagramStyle& style);

/// What the colours mean, and what height and width are, in lines as wide as `width`; returns the height that it takes.
/// Draws nothing with a null painter. `font` in the target's own pixels.
double paintDiagramLegend(QPainter* painter, const QPointF& at, double width, const DiagramColouring& colours,
                          const QFont& font, Theme theme);

} // namespace convlens
