#pragma once
#include "ui/charts/chart_geometry.h"

#include <QSizeF>

#include <memory>

class QPainter;

namespace convlens {

/// Draws a ChartData on a page of a given size with Qt Charts, the same for the screen and for files. Needs a
/// QApplication; GUI thread only.
class ChartCanvas {
public:
    ChartCanvas();
    ~ChartCanvas();
    ChartCanvas(const ChartCanvas&) = delete;
    ChartCanvas& operator=(const ChartCanvas&) = delete;

    void setData(ChartData data);
    void setStyle(const ChartStyle& style);
    /// In page pixels; what the style's font size is measured in.
    void setSize(const QSizeF& size);
    void setHighlighted(int index);
    void setHovered(int category);

    const ChartData& data() const;
    const ChartStyle& style() const;
    const ChartLayout& layout() const;
    ChartGeometry geometry() const;

    /// Bars only: how far the categories are scrolled, in page pixels; kept within the content.
    double scroll() const;
    void setScroll(double pixels);
    /// Lines and scatter only: magnifies around a point of the page (factor above 1 comes closer), moves by a distance.
    void zoomAround(const QPointF& position, double factor);
    void panBy(const QPointF& distance);
    /// Shows what lies in that part of the page; a side without length leaves its axis as it is.
    void zoomTo(const QRectF& area);
    void resetZoom();
    bool isZoomed() const;

    /// Paints the page with its top left corner at the painter's origin.
    void paint(QPainter& painter);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace convlens
