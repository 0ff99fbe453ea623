#pragma once
#include "ui/charts/chart_layout.h"

#include <QPointF>

#include <optional>

namespace convlens {

/// What stands under a point of the page: a category (bars) or a point (lines, scatter).
struct ChartHit {
    int series = -1; ///< -1 where the point is in a category's row but on none of its bars
    int index = -1;  ///< of the category, or of the point inside its series
    bool operator==(const ChartHit&) const = default;
};

/// Turns values into places on the page and back, for what is drawn over the chart and for the mouse.
class ChartGeometry {
public:
    ChartGeometry(const ChartData& data, const ChartLayout& layout, double scroll)
        : m_data(data), m_layout(layout), m_scroll(scroll) {}

    int categoryCount() const { return int(m_data.category.categories.size()); }
    /// First and one past the last category of which something is visible.
    int firstVisible() const;
    int endVisible() const;
    /// The category's whole stripe of the plot (may reach out of it while scrolling).
    QRectF rowRect(int index) const;
    /// From the zero line to the value, a square around the value on a logarithmic axis (without width where it has no
    /// place for it); null where the value is unknown.
    QRectF barRect(int series, int index) const;
    /// Ends of the whisker around a value; null if there is none.
    QLineF whisker(int series, int index) const;
    /// Where a point of lines or scatter stands; nothing outside the visible ranges.
    std::optional<QPointF> pointPosition(int series, int index) const;
    /// The same without regard to what is visible; nothing where an axis has no place for it.
    std::optional<QPointF> placeOf(int series, int index) const;

    /// `reach` is how far from a point still counts, in page pixels.
    std::optional<ChartHit> hitTest(const QPointF& position, double reach) const;

    /// Counting of points through all series, which ChartData::highlighted uses for lines and scatter. References
    /// are not counted.
    int flatIndex(const ChartHit& hit) const;
    ChartHit hitOfFlat(int flat) const;
    int flatCount() const;

private:
    bool isPoints() const { return m_data.kind == ChartKind::Lines || m_data.kind == ChartKind::Scatter; }
    bool isReference(int series) const { return m_data.series[std::size_t(series)].reference; }
    double alongValue(double value) const;
    std::optional<ChartHit> hitLine(const QPointF& position, double reach) const;

    const ChartData& m_data;
    const ChartLayout& m_layout;
    double m_scroll;
};

} // namespace convlens
