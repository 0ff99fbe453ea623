#include "ui/charts/chart_overlay.h"

#include "ui/charts/chart_figure.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

/// Diagonal lines clipped by calculation: pattern brushes become bitmaps or vanish in some vector formats.
void paintHatch(QPainter& painter, const QRectF& area, const QColor& colour, double gap, bool rising) {
    if (area.width() < 1 || area.height() < 1) return;
    painter.setPen(QPen(colour, std::max(0.8, gap * 0.17), Qt::SolidLine, Qt::FlatCap));
    const double first = std::floor((area.left() - area.height()) / gap) * gap;
    for (double x = first; x < area.right(); x += gap) {
        // From the bottom edge at x to the top edge at x + height (or the other way round), cut at the sides.
        const double from = std::max(area.left(), x), to = std::min(area.right(), x + area.height());
        if (to <= from) continue;
        const double yFrom = area.bottom() - (from - x), yTo = area.bottom() - (to - x);
        if (rising)
            painter.drawLine(QPointF(from, yFrom), QPointF(to, yTo));
        else
            painter.drawLine(QPointF(from, area.top() + area.bottom() - yFrom),
                             QPointF(to, area.top() + area.bottom() - yTo));
    }
}

/// The marker of a scatter's number-th series, in the order that the canvas takes Qt Charts' shapes in.
QPainterPath markerPath(int number, const QRectF& area) {
    QPainterPath path;
    const QPointF centre = area.center();
    const double radius = area.width() / 2;
    const auto polygon = [&](int corners, double turn, double inner) {
        constexpr double kTurn = 6.283185307179586;
        for (int i = 0; i < corners; ++i) {
            const double r = i % 2 ? radius * inner : radius, angle = turn + kTurn * i / corners;
            const QPointF corner = centre + r * QPointF(std::sin(angle), -std::cos(angle));
            i == 0 ? path.moveTo(corner) : path.lineTo(corner);
        }
        path.closeSubpath();
    };
    switch (number % 6) {
    case 0:
        path.addEllipse(area);
        break;
    case 1:
        path.addRect(area.adjusted(0.06 * radius, 0.06 * radius, -0.06 * radius, -0.06 * radius));
        break;
    case 2:
        polygon(3, 0, 1);
        break;
    case 3:
        polygon(4, 0, 1);
        break;
    case 4:
        polygon(10, 0, 0.45);
        break;
    default:
        polygon(5, 0, 1);
        break;
    }
    return path;
}

class Overlay {
public:
    Overlay(QPainter& painter, const ChartData& data, const ChartStyle& style, const ChartLayout& layout, double scroll)
        : m_painter(painter), m_data(data), m_style(style), m_layout(layout), m_geometry(data, layout, scroll),
          m_colours(chartColours(style.theme)), m_em(style.em()) {
        for (const ChartSeries& series : data.series)
            m_severalColours.push_back(data.kind != ChartKind::StackedBars && !hasOneColour(series, style.theme));
    }

    void behind(int hovered) {
        m_painter.setPen(Qt::NoPen);
        m_painter.fillRect(QRectF(QPointF(0, 0), m_layout.size), m_colours.background);
        if (isPoints() || m_data.isEmpty() || m_data.figure) return;
        m_painter.save();
        clipToRows();
        if (hovered >= 0 && hovered < m_geometry.categoryCount() && hovered != m_data.highlighted) {
            QColor pale = m_colours.highlight;
            pale.setAlphaF(0.45f);
            m_painter.fillRect(stripe(hovered), pale);
        }
        if (m_data.highlighted >= 0 && m_data.highlighted < m_geometry.categoryCount()) {
            const QRectF row = stripe(m_data.highlighted);
            m_painter.fillRect(row, m_colours.highlight);
            // A bar at the edge as well, for those who do not see the tint.
            const double edge = std::round(0.25 * m_em);
            m_painter.fillRect(m_layout.vertical ? QRectF(row.left(), row.bottom() - edge, row.width(), edge)
                                                 : QRectF(row.left(), row.top(), edge, row.height()),
                               m_colours.focus);
        }
        m_painter.restore();
    }

    void over() {
        titles();
        if (m_data.isEmpty()) {
            m_painter.setFont(m_style.font);
            m_painter.setPen(m_colours.mutedText);
            m_painter.drawText(m_layout.plot, Qt::AlignCenter | Qt::TextWordWrap, m_data.emptyText);
            return;
        }
        if (m_data.figure) return figurePart(); // the rest it draws itself
        legend();
        if (isPoints())
            points();
        else
            bars();
    }

private:
    bool isPoints() const { return m_data.kind == ChartKind::Lines || m_data.kind == ChartKind::Scatter; }

    /// A category from its name to the right edge.
    QRectF stripe(int index) const {
        const QRectF row = m_geometry.rowRect(index);
        if (m_layout.vertical)
            return QRectF(row.left(), row.top(), row.width(), m_layout.categories.bottom() + 0.3 * m_em - row.top());
        const double margin = 0.35 * m_em;
        return QRectF(m_layout.categories.left() - margin, row.top(),
                      m_layout.size.width() - m_layout.categories.left(), row.height());
    }

    void clipToRows() {
        if (!m_layout.scrolls()) return; // nothing reaches out then, and vector files do well without clips
        const QRectF& plot = m_layout.plot;
        m_painter.setClipRect(m_layout.vertical ? QRectF(plot.left(), 0, plot.width(), m_layout.size.height())
                                                : QRectF(0, plot.top(), m_layout.size.width(), plot.height()),
                              Qt::IntersectClip);
    }

    void mark(const QRectF& area) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(doubtfulColour(m_style.theme));
        m_painter.drawEllipse(area);
        QFont bold = m_style.smallFont();
        bold.setWeight(QFont::Bold);
        m_painter.setFont(bold);
        m_painter.setPen(textOn(doubtfulColour(m_style.theme)));
        m_painter.drawText(area, Qt::AlignCenter, QStringLiteral("?"));
    }

    void titles() {
        if (!m_layout.title.isNull()) {
            m_painter.setFont(m_style.titleFont());
            m_painter.setPen(m_colours.text);
            m_painter.drawText(m_layout.title, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_data.title);
        }
        if (!m_layout.doubt.isNull()) {
            const double side = 1.15 * m_em;
            mark(QRectF(m_layout.doubt.left() - 1.5 * m_em, m_layout.doubt.top() - 0.05 * m_em, side, side));
            m_painter.setFont(m_style.smallFont());
            m_painter.setPen(m_colours.mutedText);
            m_painter.drawText(m_layout.doubt, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_layout.doubtWords);
        }
        if (!m_layout.caption.isNull()) {
            m_painter.setFont(m_style.smallFont());
            m_painter.setPen(m_colours.mutedText);
            m_painter.drawText(m_layout.caption, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, m_data.caption);
        }
        m_painter.setFont(m_style.smallFont());
        m_painter.setPen(m_colours.mutedText);
        const bool pointsShown = isPoints();
        const QString bottom = pointsShown || m_layout.vertical ? m_data.category.title : m_data.value.title;
        if (!m_layout.bottomTitle.isNull()) m_painter.drawText(m_layout.bottomTitle, Qt::AlignCenter, bottom);
        if (!m_layout.leftTitle.isNull()) upwards(m_layout.leftTitle, m_data.value.title, Qt::AlignCenter);
    }

    /// Text turned by a quarter, read from below.
    void upwards(const QRectF& area, const QString& text, int align) {
        m_painter.save();
        m_painter.translate(area.left(), area.bottom());
        m_painter.rotate(-90);
        m_painter.drawText(QRectF(0, 0, area.height(), area.width()), align, text);
        m_painter.restore();
    }

    void legend() {
        for (const LegendEntry& entry : m_layout.legend) {
            const ChartSeries& series = m_data.series[std::size_t(entry.series)];
            legendSwatch(series, entry.series, entry.swatch);
            m_painter.setFont(m_style.font);
            m_painter.setPen(m_colours.text);
            const QString text =
                QFontMetricsF(m_style.font).elidedText(series.name, Qt::ElideRight, entry.text.width() + 1);
            m_painter.drawText(entry.text, Qt::AlignLeft | Qt::AlignVCenter, text);
        }
        for (const LegendEntry& entry : m_layout.categoryKey) {
            const CategoryKey& key = m_data.category.key[std::size_t(entry.series)];
            swatch(entry.swatch, key.colour, key.mark);
            m_painter.setFont(m_style.smallFont());
            m_painter.setPen(m_colours.mutedText);
            m_painter.drawText(entry.text, Qt::AlignLeft | Qt::AlignVCenter, key.name);
        }
    }

    /// As the series is drawn: a bar's colour, a scatter's marker, a piece of a line.
    void legendSwatch(const ChartSeries& series, int number, const QRectF& area) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(series.colour);
        if (series.reference) {
            m_painter.setPen(QPen(series.colour, 0.14 * m_em, series.hatched ? Qt::DashLine : Qt::SolidLine));
            m_painter.drawLine(QPointF(area.left(), area.center().y()), QPointF(area.right(), area.center().y()));
        } else if (m_data.kind == ChartKind::Scatter || m_layout.dotSide > 0) {
            m_painter.drawPath(markerPath(number, area));
        } else {
            m_painter.drawRect(area);
            hatch(series, number, area, series.colour);
        }
    }

    /// A square with a letter, where it is large enough for one.
    void swatch(const QRectF& area, const QColor& colour, const QString& letter) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawRect(area);
        if (letter.isEmpty() || area.height() < 0.85 * m_em) return;
        QFont font = m_style.smallFont();
        font.setWeight(QFont::DemiBold);
        m_painter.setFont(font);
        m_painter.setPen(textOn(colour));
        m_painter.drawText(area.adjusted(-2, -2, 2, 2), Qt::AlignCenter, letter);
    }

    void hatch(const ChartSeries& series, int number, const QRectF& area, const QColor& colour) {
        if (!m_style.hatched || !series.hatched) return;
        // Every second hatched series leans the other way, and each pair is wider apart.
        const double gap = m_em * (0.42 + 0.12 * (number / 2));
        paintHatch(m_painter, area, textOn(colour), gap, number % 2 == 0);
    }

    void bars() {
        m_painter.save();
        clipToRows();
        const int first = m_geometry.firstVisible(), end = m_geometry.endVisible();
        for (int i = first; i < end; ++i)
            for (int s = 0; s < int(m_data.series.size()); ++s)
                bar(s, i);
        zeroLine();
        for (int i = first; i < end; ++i)
            name(i);
        m_painter.restore();
        logLabels();
    }

    /// A value on a logarithmic axis, where a bar's length would say nothing, on a line that leads to its name.
    void dot(int s, const QRectF& area, const QColor& colour) {
        if (area.width() < 0.5 || area.height() < 0.5) return;
        const QPointF at = area.center();
        m_painter.setPen(QPen(m_colours.grid, std::max(0.8, 0.075 * m_em), Qt::SolidLine, Qt::FlatCap));
        m_painter.drawLine(
            m_layout.vertical ? QPointF(at.x(), m_layout.plot.bottom()) : QPointF(m_layout.plot.left(), at.y()), at);
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawPath(markerPath(s, area));
    }

    void bar(int s, int i) {
        const ChartSeries& series = m_data.series[std::size_t(s)];
        const QRectF area = m_geometry.barRect(s, i);
        if (area.isNull() && series.values.size() <= std::size_t(i)) return;
        const QColor colour = valueColour(series, i, m_style.theme);
        if (m_layout.dotSide > 0) {
            dot(s, area, colour);
        } else {
            if (m_severalColours[std::size_t(s)]) m_painter.fillRect(area, colour);
            hatch(series, s, area, colour);
        }
        const QLineF whisker = m_geometry.whisker(s, i);
        double beyond = m_layout.vertical ? area.top() : area.right();
        if (!whisker.isNull()) {
            m_painter.setPen(QPen(m_colours.text, std::max(1.0, 0.09 * m_em), Qt::SolidLine, Qt::FlatCap));
            m_painter.drawLine(whisker);
            const double cap = 0.25 * m_em;
            for (const QPointF& tip : {whisker.p1(), whisker.p2()}) {
                const QPointF half = m_layout.vertical ? QPointF(cap, 0) : QPointF(0, cap);
                m_painter.drawLine(tip - half, tip + half);
            }
            beyond = m_layout.vertical ? std::min(beyond, whisker.p2().y()) : std::max(beyond, whisker.p2().x());
        }
        label(s, i, area, colour, beyond, whisker.isNull() ? area.right() : whisker.p1().x());
    }

    /// The value, beside the bar where it fits, else inside it, else not at all.
    void label(int s, int i, const QRectF& area, const QColor& colour, double beyond, double whiskerStart) {
        const QString text = valueLabel(m_data, m_data.series[std::size_t(s)], i);
        if (text.isEmpty()) return;
        const QFont font = m_style.smallFont();
        const QFontMetricsF metrics(font);
        const double width = metrics.horizontalAdvance(text), height = metrics.height(), gap = 0.35 * m_em;
        m_painter.setFont(font);
        if (m_data.kind == ChartKind::StackedBars) {
            if (width + gap > area.width() || area.height() < 0.8 * font.pixelSize()) return;
            m_painter.setPen(textOn(colour));
            m_painter.drawText(area, Qt::AlignCenter, text);
            return;
        }
        if (m_layout.vertical) {
            if (width + gap > m_layout.rowLength / double(m_data.series.size()))
                return; // else they run into one another
            m_painter.setPen(m_colours.text);
            m_painter.drawText(
                QRectF(area.center().x() - width / 2 - 1, beyond - height - 0.1 * m_em, width + 2, height),
                Qt::AlignCenter, text);
            return;
        }
        if (area.height() < 0.8 * font.pixelSize()) return;
        const double y = area.center().y() - height / 2;
        if (beyond + gap + width <= m_layout.size.width() - 0.4 * m_em) {
            m_painter.setPen(area.width() > 0 ? m_colours.text : m_colours.mutedText);
            m_painter.drawText(QRectF(beyond + gap, y, width + 2, height), Qt::AlignLeft | Qt::AlignVCenter, text);
        } else if (m_layout.dotSide > 0) { // on the other side of the dot
            const double left = std::min(area.left(), whiskerStart) - gap - width - 2;
            if (left < m_layout.plot.left()) return;
            m_painter.setPen(m_colours.text);
            m_painter.drawText(QRectF(left, y, width + 2, height), Qt::AlignRight | Qt::AlignVCenter, text);
        } else if (const double end = std::min(area.right(), whiskerStart) - gap; width + gap < end - area.left()) {
            m_painter.setPen(textOn(colour));
            m_painter.drawText(QRectF(area.left(), y, end - area.left(), height), Qt::AlignRight | Qt::AlignVCenter,
                               text);
        }
    }

    void zeroLine() {
        const AxisRange& range = m_layout.vertical ? m_layout.left : m_layout.bottom;
        const QRectF& plot = m_layout.plot;
        const double at = range.logarithmic ? 0 : range.fraction(0);
        m_painter.setPen(QPen(m_colours.axis, std::max(1.0, 0.08 * m_em), Qt::SolidLine, Qt::FlatCap));
        if (m_layout.vertical) {
            const double y = plot.bottom() - at * plot.height();
            m_painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        } else {
            const double x = plot.left() + at * plot.width();
            m_painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        }
    }

    void name(int i) {
        const bool named = i % m_layout.nameEvery == 0 || i == m_data.highlighted;
        if (!named) return;
        // With thinned names the selected one pushes its neighbours aside.
        if (m_layout.nameEvery > 1 && m_data.highlighted >= 0 && i != m_data.highlighted &&
            std::abs(i - m_data.highlighted) < m_layout.nameEvery)
            return;
        const QString text = m_data.category.categories.at(i);
        const QFontMetricsF metrics(m_style.font);
        const QRectF row = m_geometry.rowRect(i);
        m_painter.setFont(m_style.font);
        m_painter.setPen(m_colours.text);
        if (m_layout.vertical) {
            const QRectF& area = m_layout.categories;
            if (m_layout.rotatedNames) {
                const QString shown = metrics.elidedText(text, Qt::ElideMiddle, area.height());
                const double width = metrics.height();
                upwards(QRectF(row.center().x() - width / 2, area.top(), width, area.height()), shown,
                        Qt::AlignRight | Qt::AlignVCenter);
            } else {
                m_painter.drawText(QRectF(row.left(), area.top(), row.width(), area.height()), Qt::AlignCenter, text);
            }
            return;
        }
        QRectF area(m_layout.categories.left(), row.center().y() - metrics.height() / 2, m_layout.categories.width(),
                    metrics.height());
        if (std::size_t(i) < m_data.category.categoryColours.size()) {
            const double side =
                std::min(1.15 * m_em, std::max(0.4 * m_em, m_layout.nameEvery * row.height() - 0.2 * m_em));
            swatch(QRectF(area.left(), row.center().y() - side / 2, side, side),
                   m_data.category.categoryColours[std::size_t(i)], m_data.category.categoryMarks.value(i));
            m_painter.setFont(m_style.font);
            m_painter.setPen(m_colours.text);
            area.setLeft(area.left() + 1.55 * m_em);
        }
        // Names stand at the axis, so that the eye finds its bar; with swatches they start beside these.
        const bool swatches = !m_data.category.categoryColours.empty();
        m_painter.drawText(area, (swatches ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter,
                           metrics.elidedText(text, Qt::ElideMiddle, area.width() + 1));
    }

    /// A frame around the selected part of a figure.
    void figurePart() {
        const QRectF part = m_data.highlighted < 0 || m_data.highlighted >= m_data.figure->partCount()
                                ? QRectF()
                                : m_data.figure->partRect(m_data.highlighted, m_layout.plot, m_style);
        if (part.isNull()) return;
        m_painter.setPen(QPen(m_colours.text, 0.17 * m_em));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawRect(part);
    }

    /// Numbers at the ticks of logarithmic axes.
    void logLabels() {
        const QFontMetricsF metrics(m_style.smallFont());
        m_painter.setFont(m_style.smallFont());
        m_painter.setPen(m_colours.mutedText);
        const QRectF& plot = m_layout.plot;
        const auto label = [](double tick) { return QString::number(tick, 'g', 6); };
        if (m_layout.bottom.logarithmic) {
            double end = -1e9; // of the label before
            for (const double tick : logTicks(m_layout.bottom)) {
                const double width = metrics.horizontalAdvance(label(tick)) + 2;
                const double x = plot.left() + m_layout.bottom.fraction(tick) * plot.width() - width / 2;
                if (x < end + 0.3 * m_em) continue;
                m_painter.drawText(QRectF(x, plot.bottom() + 0.35 * m_em, width, metrics.height()), Qt::AlignCenter,
                                   label(tick));
                end = x + width;
            }
        }
        if (m_layout.left.logarithmic) {
            for (const double tick : logTicks(m_layout.left)) {
                const double y = plot.bottom() - m_layout.left.fraction(tick) * plot.height();
                const double width = metrics.horizontalAdvance(label(tick)) + 2;
                m_painter.drawText(
                    QRectF(plot.left() - 0.45 * m_em - width, y - metrics.height() / 2, width, metrics.height()),
                    Qt::AlignRight | Qt::AlignVCenter, label(tick));
            }
        }
    }

    /// Text beside the points that have some, away from the edge and never over another's.
    void pointLabels() {
        const QFontMetricsF metrics(m_style.smallFont());
        m_painter.setFont(m_style.smallFont());
        std::vector<QRectF> taken;
        // Solid lines before dashed ones: where two labels would meet, the main one is written.
        std::vector<int> order;
        for (const bool dashed : {false, true})
            for (int s = 0; s < int(m_data.series.size()); ++s)
                if (const ChartSeries& series = m_data.series[std::size_t(s)];
                    (series.reference && series.hatched) == dashed)
                    order.push_back(s);
        QColor veil = m_colours.background;
        veil.setAlphaF(0.8f);
        for (const int s : order) {
            const ChartSeries& series = m_data.series[std::size_t(s)];
            for (int i = 0; i < int(series.labels.size()); ++i) {
                const std::optional<QPointF> at = m_geometry.pointPosition(s, i);
                const QString& text = series.labels.at(i);
                if (!at || text.isEmpty()) continue;
                const double width = metrics.horizontalAdvance(text) + 2, gap = 0.55 * m_em;
                const bool left = at->x() + gap + width > m_layout.plot.right();
                // Below a reference, which mostly rises from there on.
                const double top = at->y() - (series.reference ? -0.1 * m_em : metrics.height() / 2);
                const QRectF area(left ? at->x() - gap - width : at->x() + gap, top, width, metrics.height());
                if (area.left() < m_layout.plot.left() || area.bottom() > m_layout.plot.bottom()) continue;
                if (std::any_of(taken.begin(), taken.end(),
                                [&](const QRectF& other) { return other.intersects(area); }))
                    continue;
                taken.push_back(area);
                if (series.reference) m_painter.fillRect(area, veil); // points may lie there
                m_painter.setPen(series.reference ? m_colours.mutedText : m_colours.text);
                m_painter.drawText(area, Qt::AlignVCenter | (left ? Qt::AlignRight : Qt::AlignLeft), text);
            }
        }
    }

    void points() {
        logLabels();
        pointLabels();
        if (m_data.highlighted < 0 || m_data.highlighted >= m_geometry.flatCount()) return;
        const ChartHit hit = m_geometry.hitOfFlat(m_data.highlighted);
        if (const std::optional<QPointF> at = m_geometry.pointPosition(hit.series, hit.index)) {
            m_painter.setPen(QPen(m_colours.text, 0.15 * m_em));
            m_painter.setBrush(Qt::NoBrush);
            m_painter.drawEllipse(*at, 0.75 * m_em, 0.75 * m_em);
        }
    }

    QPainter& m_painter;
    const ChartData& m_data;
    const ChartStyle& m_style;
    const ChartLayout& m_layout;
    ChartGeometry m_geometry;
    ChartColours m_colours;
    double m_em;
    std::vector<bool> m_severalColours; ///< a series each
};

} // namespace

QColor valueColour(const ChartSeries& series, int index, Theme theme) {
    if (isDoubtful(series, index)) return doubtfulColour(theme);
    if (std::size_t(index) < series.colours.size()) return series.colours[std::size_t(index)];
    return series.colour;
}

bool hasOneColour(const ChartSeries& series, Theme theme) {
    for (int i = 0; i < int(series.values.size()); ++i)
        if (valueColour(series, i, theme) != series.colour) return false;
    return true;
}

void paintBehindChart(QPainter& painter, const ChartData& data, const ChartStyle& style, const ChartLayout& layout,
                      double scroll, int hovered) {
    Overlay(painter, data, style, layout, scroll).behind(hovered);
}

void paintOverChart(QPainter& painter, const ChartData& data, const ChartStyle& style, const ChartLayout& layout,
                    double scroll) {
    Overlay(painter, data, style, layout, scroll).over();
}

} // namespace convlens
