#include "ui/labs/bottleneck/bottleneck_figure.h"

#include "core/analysis/colour_map.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BottleneckFigure)
};

/// Both ends of the map are too pale or too dark for one of the backgrounds.
QColor colourOf(int point, int count) {
    const double share = count > 1 ? double(point) / (count - 1) : 0;
    const Rgb c = colourTable(ColourMapId::Viridis)[std::size_t(40 + 180 * share)];
    return QColor(c.r, c.g, c.b);
}

double reach(const DenseMatrix& points) {
    double most = 0;
    for (const double v : points.values)
        most = std::max(most, std::abs(v));
    return most;
}

class BottleneckDrawing : public ChartFigure {
public:
    explicit BottleneckDrawing(BottleneckView view) : m_view(std::move(view)) {}

    double heightFor(double width, const ChartStyle& style) const override {
        return side(width, style) + 3.4 * style.em();
    }

    void paint(QPainter& painter, const QRectF& area, const ChartStyle& style) const override {
        const double em = style.em(), edge = std::min(side(area.width(), style), area.height() - 3.4 * em);
        if (edge < 2 * em) return;
        const double gap = (area.width() - 3 * edge) / 3;
        const ChartColours colours = chartColours(style.theme);
        const Reconstruction& r = m_view.result;
        const struct {
            QString title, note;
            const DenseMatrix* points;
            bool crosses;
        } parts[] = {
            {Words::tr("the points"), Words::tr("%1 in the plane").arg(m_view.points.rows), &m_view.points, false},
            {Words::tr("as they came back"),
             Words::tr("error %1, collapsed %2").arg(percent(r.error), percent(r.collapsedShare)), &r.points, true},
            {Words::tr("after the best fit"), Words::tr("error %1").arg(percent(r.fittedError)), &r.fitted, true}};
        const double scale = 1.1 * std::max(0.1, reach(m_view.points));
        for (int i = 0; i < 3; ++i) {
            const QRectF square(area.left() + i * (edge + gap) + gap / 2, area.top() + 1.7 * em, edge, edge);
            painter.setPen(QPen(colours.grid, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(square);
            painter.setFont(style.font);
            painter.setPen(colours.text);
            painter.drawText(QRectF(square.left() - gap / 2, area.top(), edge + gap, 1.6 * em), Qt::AlignCenter,
                             parts[i].title);
            painter.setFont(style.smallFont());
            painter.setPen(colours.mutedText);
            painter.drawText(QRectF(square.left() - gap / 2, square.bottom() + 0.2 * em, edge + gap, 1.4 * em),
                             Qt::AlignCenter, parts[i].note);
            static const std::vector<bool> kNone;
            paintCloud(painter, square, *parts[i].points, parts[i].crosses ? r.collapsed : kNone, scale, em);
        }
    }

private:
    static double side(double width, const ChartStyle& style) {
        return std::max(6 * style.em(), (width - 3 * style.em()) / 3);
    }
    BottleneckView m_view;
};

} // namespace

void paintCloud(QPainter& painter, const QRectF& square, const DenseMatrix& points, const std::vector<bool>& collapsed,
                double scale, double em) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double size = std::clamp(0.35 * em * std::sqrt(256.0 / std::max(1, points.rows)), 0.12 * em, 0.4 * em);
    for (int i = 0; i < points.rows; ++i) {
        // What lies outside is drawn at the edge.
        const double x = std::clamp(points.at(i, 0) / scale, -1.0, 1.0),
                     y = std::clamp(points.at(i, 1) / scale, -1.0, 1.0);
        const QPointF at(square.center().x() + x * (square.width() / 2 - size),
                         square.center().y() - y * (square.height() / 2 - size));
        const QColor colour = colourOf(i, points.rows);
        if (!collapsed.empty() && collapsed[std::size_t(i)]) {
            painter.setPen(QPen(colour, 0.1 * em));
            painter.drawLine(at - QPointF(size, size), at + QPointF(size, size));
            painter.drawLine(at - QPointF(size, -size), at + QPointF(size, -size));
        } else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawEllipse(at, size, size);
        }
    }
    painter.restore();
}

std::shared_ptr<const ChartFigure> bottleneckFigure(BottleneckView view) {
    return std::make_shared<BottleneckDrawing>(std::move(view));
}

} // namespace convlens
