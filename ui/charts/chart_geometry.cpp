#include "ui/charts/chart_geometry.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace convlens {

namespace {

int pointCount(const ChartSeries& series) {
    return int(std::min(series.x.size(), series.y.size()));
}

} // namespace

int ChartGeometry::firstVisible() const {
    if (m_layout.rowLength <= 0) return 0;
    return std::clamp(int(std::floor(m_scroll / m_layout.rowLength)), 0, categoryCount());
}

int ChartGeometry::endVisible() const {
    if (m_layout.rowLength <= 0) return 0;
    const double end = (m_scroll + m_layout.visibleLength()) / m_layout.rowLength;
    return std::clamp(int(std::ceil(end - 1e-6)), 0, categoryCount());
}

QRectF ChartGeometry::rowRect(int index) const {
    const QRectF& plot = m_layout.plot;
    const double from = index * m_layout.rowLength - m_scroll;
    if (m_layout.vertical) return QRectF(plot.left() + from, plot.top(), m_layout.rowLength, plot.height());
    return QRectF(plot.left(), plot.top() + from, plot.width(), m_layout.rowLength);
}

/// Place of a value along the axis of values.
double ChartGeometry::alongValue(double value) const {
    const QRectF& plot = m_layout.plot;
    if (m_layout.vertical) return plot.bottom() - m_layout.left.fraction(value) * plot.height();
    return plot.left() + m_layout.bottom.fraction(value) * plot.width();
}

QRectF ChartGeometry::barRect(int series, int index) const {
    const ChartSeries& bars = m_data.series[std::size_t(series)];
    if (std::size_t(index) >= bars.values.size() || !std::isfinite(bars.values[std::size_t(index)])) return {};
    double from = 0, to = bars.values[std::size_t(index)];
    const bool stacked = m_data.kind == ChartKind::StackedBars;
    if (stacked) {
        for (int before = 0; before < series; ++before) {
            const std::vector<double>& values = m_data.series[std::size_t(before)].values;
            if (std::size_t(index) < values.size() && std::isfinite(values[std::size_t(index)]))
                from += values[std::size_t(index)];
        }
        to += from;
    }
    const QRectF row = rowRect(index);
    const int beside = stacked ? 1 : int(m_data.series.size());
    const double thickness = m_layout.rowLength * m_layout.barShare / beside;
    const double offset = m_layout.rowLength * (1 - m_layout.barShare) / 2 + (stacked ? 0 : series * thickness);
    if (m_layout.dotSide > 0) {
        const double value = bars.values[std::size_t(index)], side = value > 0 ? m_layout.dotSide : 0;
        const QRectF& plot = m_layout.plot;
        const double across = offset + thickness / 2;
        const QPointF centre = m_layout.vertical
                                   ? QPointF(row.left() + across, side > 0 ? alongValue(value) : plot.bottom())
                                   : QPointF(side > 0 ? alongValue(value) : plot.left(), row.top() + across);
        const QSizeF size = m_layout.vertical ? QSizeF(m_layout.dotSide, side) : QSizeF(side, m_layout.dotSide);
        return QRectF(centre - QPointF(size.width() / 2, size.height() / 2), size);
    }
    const double a = alongValue(from), b = alongValue(to);
    if (m_layout.vertical) return QRectF(row.left() + offset, std::min(a, b), thickness, std::abs(b - a));
    return QRectF(std::min(a, b), row.top() + offset, std::abs(b - a), thickness);
}

QLineF ChartGeometry::whisker(int series, int index) const {
    const ChartSeries& bars = m_data.series[std::size_t(series)];
    if (std::size_t(index) >= bars.spreads.size() || std::size_t(index) >= bars.values.size()) return {};
    const double value = bars.values[std::size_t(index)], spread = bars.spreads[std::size_t(index)];
    if (!std::isfinite(value) || !(spread > 0)) return {};
    const AxisRange& range = m_layout.vertical ? m_layout.left : m_layout.bottom;
    const double low = alongValue(std::max(range.minimum, value - spread)), high = alongValue(value + spread);
    const QPointF centre = barRect(series, index).center();
    if (m_layout.vertical) return QLineF(centre.x(), low, centre.x(), high);
    return QLineF(low, centre.y(), high, centre.y());
}

std::optional<QPointF> ChartGeometry::placeOf(int series, int index) const {
    const ChartSeries& points = m_data.series[std::size_t(series)];
    if (index < 0 || index >= pointCount(points)) return std::nullopt;
    const double fx = m_layout.bottom.fraction(points.x[std::size_t(index)]);
    const double fy = m_layout.left.fraction(points.y[std::size_t(index)]);
    if (!std::isfinite(fx) || !std::isfinite(fy)) return std::nullopt;
    const QRectF& plot = m_layout.plot;
    return QPointF(plot.left() + fx * plot.width(), plot.bottom() - fy * plot.height());
}

std::optional<QPointF> ChartGeometry::pointPosition(int series, int index) const {
    const std::optional<QPointF> at = placeOf(series, index);
    constexpr double kSlack = 1e-6;
    if (!at || !m_layout.plot.adjusted(-kSlack, -kSlack, kSlack, kSlack).contains(*at)) return std::nullopt;
    return at;
}

/// The nearest vertex of the nearest line that passes within reach.
std::optional<ChartHit> ChartGeometry::hitLine(const QPointF& position, double reach) const {
    if (!m_layout.plot.contains(position)) return std::nullopt;
    std::optional<ChartHit> nearest;
    double best = reach * reach;
    for (int s = 0; s < int(m_data.series.size()); ++s) {
        if (!isReference(s)) continue;
        for (int i = 1; i < pointCount(m_data.series[std::size_t(s)]); ++i) {
            const auto from = placeOf(s, i - 1), to = placeOf(s, i);
            if (!from || !to) continue;
            const QPointF along = *to - *from, toMouse = position - *from;
            const double length = QPointF::dotProduct(along, along);
            const double part = length > 0 ? std::clamp(QPointF::dotProduct(toMouse, along) / length, 0.0, 1.0) : 0;
            const QPointF away = toMouse - part * along;
            if (const double distance = QPointF::dotProduct(away, away); distance <= best) {
                best = distance;
                nearest = ChartHit{s, part < 0.5 ? i - 1 : i};
            }
        }
    }
    return nearest;
}

std::optional<ChartHit> ChartGeometry::hitTest(const QPointF& position, double reach) const {
    if (isPoints()) {
        std::optional<ChartHit> nearest;
        double best = reach * reach;
        for (int s = 0; s < int(m_data.series.size()); ++s) {
            if (isReference(s)) continue;
            for (int i = 0; i < pointCount(m_data.series[std::size_t(s)]); ++i) {
                const std::optional<QPointF> at = pointPosition(s, i);
                if (!at) continue;
                const QPointF away = *at - position;
                const double distance = QPointF::dotProduct(away, away);
                if (distance <= best) {
                    best = distance;
                    nearest = ChartHit{s, i};
                }
            }
        }
        return nearest ? nearest : hitLine(position, reach / 2); // points stand before lines
    }
    const bool inPlot = m_layout.plot.adjusted(0, 0, 1, 1).contains(position);
    // Names belong to their rows, and so does the space to the right of the plot into which labels may reach.
    const bool inRow = !m_layout.vertical && position.y() >= m_layout.plot.top() &&
                       position.y() <= m_layout.plot.bottom() && position.x() >= m_layout.categories.left();
    if (m_layout.rowLength <= 0 || !(inPlot || inRow || m_layout.categories.contains(position))) return std::nullopt;
    const double along =
        (m_layout.vertical ? position.x() - m_layout.plot.left() : position.y() - m_layout.plot.top()) + m_scroll;
    const int index = int(std::floor(along / m_layout.rowLength));
    if (index < 0 || index >= categoryCount()) return std::nullopt;
    ChartHit hit{-1, index};
    for (int s = 0; s < int(m_data.series.size()); ++s) {
        if (barRect(s, index).contains(position)) hit.series = s;
    }
    return hit;
}

int ChartGeometry::flatCount() const {
    int count = 0;
    for (int s = 0; s < int(m_data.series.size()); ++s)
        if (!isReference(s)) count += pointCount(m_data.series[std::size_t(s)]);
    return count;
}

int ChartGeometry::flatIndex(const ChartHit& hit) const {
    if (!isPoints()) return hit.index;
    int before = 0;
    for (int s = 0; s < hit.series; ++s)
        before += pointCount(m_data.series[std::size_t(s)]);
    return before + hit.index;
}

ChartHit ChartGeometry::hitOfFlat(int flat) const {
    if (!isPoints()) return {-1, flat};
    for (int s = 0; s < int(m_data.series.size()); ++s) {
        const int points = pointCount(m_data.series[std::size_t(s)]);
        if (flat < points) return {s, flat};
        flat -= points;
    }
    return {};
}

} // namespace convlens
