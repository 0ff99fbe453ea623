#include "ui/charts/diagram_chart.h"

#include "ui/charts/chart_figure.h"
#include "ui/charts/conditions.h"
#include "ui/charts/diagram_paint.h"
#include "ui/text/doubt.h"
#include "ui/text/network_name.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Diagram)
};

class DiagramFigure : public ChartFigure {
public:
    DiagramFigure(const DiagramContent& content, const std::set<std::string>& expanded)
        : m_content(content), m_expanded(expanded) {}

    double heightFor(double width, const ChartStyle& style) const override {
        // Near its own size, where letters are three quarters as high as the page's text, in rows of like length.
        const Graph& graph = *m_content.network->graph;
        DiagramLayout layout = layoutDiagram(graph, {m_expanded, false, 0});
        const double whole = layout.bounds.width;
        for (int rows = 2; layout.bounds.width > width / 0.9 && rows <= 40; ++rows)
            layout = layoutDiagram(graph, {m_expanded, false, 1.04 * whole / rows});
        return layout.bounds.height * std::min(1.0, width / layout.bounds.width) + legendHeight(layout, width, style);
    }

    void paint(QPainter& painter, const QRectF& area, const ChartStyle& style) const override {
        const Graph& graph = *m_content.network->graph;
        const double legend =
            legendHeight(layoutDiagram(graph, {m_expanded, false, area.width()}), area.width(), style);
        const QRectF room = area.adjusted(0, 0, 0, -legend);
        const DiagramLayout layout = layoutDiagramFor(graph, {m_expanded, false, 0}, room.width(), room.height());
        const DiagramColouring colours = colourDiagram(m_content, layout, style.theme);
        const DiagramRect& bounds = layout.bounds;
        const double scale = std::min(room.width() / bounds.width, room.height() / bounds.height);
        painter.save();
        painter.translate(room.center().x() - bounds.centreX() * scale, room.top() - bounds.y * scale);
        painter.scale(scale, scale);
        paintDiagram(painter, graph, layout, colours, -1, {style.theme, style.font, true});
        painter.restore();
        paintDiagramLegend(&painter, {area.left(), area.bottom() - legend + 6}, area.width(), colours,
                           style.smallFont(), style.theme);
    }

private:
    double legendHeight(const DiagramLayout& layout, double width, const ChartStyle& style) const {
        const DiagramColouring colours = colourDiagram(m_content, layout, style.theme);
        return paintDiagramLegend(nullptr, {}, width, colours, style.smallFont(), style.theme) + 6;
    }

    DiagramContent m_content;
    std::set<std::string> m_expanded;
};

} // namespace

ChartData diagramChart(const DiagramContent& content, const std::set<std::string>& expanded, Theme) {
    ChartData data;
    data.title = content.measure == DiagramMeasure::Operator
                     ? networkName(content.network->spec)
                     : Words::tr("%1: %2").arg(networkName(content.network->spec),
                                               diagramMeasureTitle(content.measure, content.convention));
    const bool timed = content.measure == DiagramMeasure::Time;
    data.caption = conditionsOf(*content.network, timed ? content.measurement.get() : nullptr, content.convention);
    if (timed && content.measurement && content.measurement->measurement.total.doubtful) {
        data.doubtful = true;
        data.doubt = Words::tr("Doubtful times: %1").arg(doubtInWords(content.measurement->measurement.total));
    }
    if (timed && !content.measurement)
        data.emptyText = Words::tr("This network has not been measured yet.");
    else if (needsHealth(content.measure) && !content.health)
        data.emptyText = Words::tr("No photo has run through this network yet.");
    else
        data.figure = std::make_shared<const DiagramFigure>(content, expanded);
    return data;
}

} // namespace convlens
