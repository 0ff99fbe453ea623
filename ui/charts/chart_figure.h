#pragma once
#include "ui/charts/chart_layout.h"

class QPainter;

namespace convlens {

/// Something drawn that is no chart (a diagram, a sheet of maps) but leaves the window on the same page, with title,
/// conditions and size, through the same dialog. Immutable; captures values, never widgets.
class ChartFigure {
public:
    virtual ~ChartFigure() = default;
    /// How high it wants to be at that width; both in page pixels (style.em() is the text's height).
    virtual double heightFor(double width, const ChartStyle& style) const = 0;
    /// Within `area`; vector formats get what is drawn as paths and text.
    virtual void paint(QPainter& painter, const QRectF& area, const ChartStyle& style) const = 0;

    /// Parts that can be pointed at and selected, counted from 0; none for a figure that is only looked at.
    virtual int partCount() const { return 0; }
    /// Where a part stands when the figure is painted into `area`; null for one that is not drawn.
    virtual QRectF partRect(int, const QRectF& /*area*/, const ChartStyle&) const { return {}; }
    /// As HTML.
    virtual QString partTip(int) const { return {}; }
};

} // namespace convlens
