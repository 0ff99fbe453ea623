#include "ui/charts/chart_canvas.h"

#include "ui/charts/chart_figure.h"
#include "ui/charts/chart_overlay.h"

#include <QBarSeries>
#include <QBarSet>
#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QHorizontalBarSeries>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QPainter>
#include <QScatterSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

constexpr double kClosest = 1e-4; // of the whole range, beyond which zooming shows nothing new

} // namespace

struct ChartCanvas::Private {
    ChartData data;
    ChartStyle style;
    QSizeF size{600, 400};
    ChartLayout layout;
    AxisRange wholeBottom, wholeLeft; // unzoomed, for lines and scatter
    double scroll = 0;
    int hovered = -1;
    bool built = false;   // series and axes stand for data and style
    bool laidOut = false; // layout stands for size as well

    QGraphicsScene scene;
    QChart* chart = nullptr;
    QAbstractAxis* bottomAxis = nullptr;
    QAbstractAxis* leftAxis = nullptr;

    Private() { style = makeChartStyle(Theme::Light); }

    bool isPoints() const { return data.kind == ChartKind::Lines || data.kind == ChartKind::Scatter; }

    void ensure() {
        if (!laidOut) {
            const bool zoomed = isZoomed();
            const AxisRange bottom = layout.bottom, left = layout.left;
            layout = layoutChart(data, style, size);
            wholeBottom = layout.bottom;
            wholeLeft = layout.left;
            if (isPoints() && zoomed) {
                layout.bottom = bottom;
                layout.left = left;
            }
            scroll = std::clamp(scroll, 0.0, layout.maximumScroll());
        }
        if (!built) build();
        if (!laidOut) {
            place();
            laidOut = true;
        }
    }

    bool isZoomed() const { return laidOutOnce() && (layout.bottom != wholeBottom || layout.left != wholeLeft); }
    bool laidOutOnce() const { return layout.size.isValid() && !layout.size.isEmpty(); }

    /// A chart anew: removed axes would stay on the page until the next round of the event loop.
    void renew() {
        delete chart; // leaves the scene by itself
        bottomAxis = leftAxis = nullptr;
        chart = new QChart;
        chart->setBackgroundVisible(false);
        chart->setMargins(QMargins());
        chart->setAnimationOptions(QChart::NoAnimation);
        chart->legend()->hide();
        scene.addItem(chart);
    }

    QAbstractAxis* addAxis(bool logarithmic, Qt::Alignment side) {
        QAbstractAxis* axis = nullptr;
        if (logarithmic)
            axis = new QLogValueAxis;
        else
            axis = new QValueAxis;
        const ChartColours colours = chartColours(style.theme);
        axis->setLabelsFont(style.smallFont());
        axis->setLabelsColor(colours.mutedText);
        axis->setLineVisible(false); // the zero line is drawn over the bars
        axis->setGridLinePen(QPen(colours.grid, std::max(0.8, 0.075 * style.em())));
        QColor fine = colours.grid; // between the decades; Qt's own lines are dashed and bright in the dark
        fine.setAlphaF(0.5f);
        axis->setMinorGridLinePen(QPen(fine, std::max(0.6, 0.05 * style.em())));
        axis->setMinorGridLineVisible(false);
        if (logarithmic) axis->setLabelsVisible(false); // Qt labels powers of ten only; the overlay writes more
        chart->addAxis(axis, side);
        return axis;
    }

    /// The axis along which categories stand: nothing of it is drawn, names are written over it.
    QAbstractAxis* addCategoryAxis(Qt::Alignment side) {
        QAbstractAxis* axis = addAxis(false, side);
        axis->setLabelsVisible(false);
        axis->setGridLineVisible(false);
        return axis;
    }

    void build() {
        renew();
        built = true;
        if (data.isEmpty() || data.figure) return;
        const bool upright = data.kind == ChartKind::VerticalBars;
        if (isPoints()) {
            bottomAxis = addAxis(layout.bottom.logarithmic, Qt::AlignBottom);
            leftAxis = addAxis(layout.left.logarithmic, Qt::AlignLeft);
        } else {
            bottomAxis =
                upright ? addCategoryAxis(Qt::AlignBottom) : addAxis(layout.bottom.logarithmic, Qt::AlignBottom);
            leftAxis = upright ? addAxis(layout.left.logarithmic, Qt::AlignLeft) : addCategoryAxis(Qt::AlignLeft);
        }
        if (layout.dotSide > 0) return add(new QLineSeries); // the axes' lines; the overlay draws the dots
        switch (data.kind) {
        case ChartKind::HorizontalBars:
        case ChartKind::VerticalBars:
            buildBars(upright);
            break;
        case ChartKind::StackedBars:
            buildStack();
            break;
        case ChartKind::Lines:
            buildLines();
            break;
        case ChartKind::Scatter:
            buildScatter();
            break;
        }
    }

    void add(QAbstractSeries* series) {
        chart->addSeries(series);
        series->attachAxis(bottomAxis);
        series->attachAxis(leftAxis);
    }

    /// A set as Qt Charts wants it, the first category at the top: its axis of categories counts upwards.
    QBarSet* makeSet(const ChartSeries& from, bool upright) {
        auto* set = new QBarSet(from.name);
        const int rows = int(data.category.categories.size());
        for (int row = 0; row < rows; ++row) {
            const int i = upright ? row : rows - 1 - row;
            const double value = std::size_t(i) < from.values.size() ? from.values[std::size_t(i)] : 0;
            set->append(std::isfinite(value) ? value : 0.0);
        }
        set->setPen(Qt::NoPen);
        // Qt Charts colours whole sets only; the overlay draws the bars of a series with several colours.
        set->setBrush(hasOneColour(from, style.theme) ? QBrush(from.colour) : QBrush(Qt::NoBrush));
        return set;
    }

    void buildBars(bool upright) {
        QAbstractBarSeries* bars = nullptr;
        if (upright)
            bars = new QBarSeries;
        else
            bars = new QHorizontalBarSeries;
        const int count = int(data.series.size());
        for (int i = 0; i < count; ++i)
            bars->append(makeSet(data.series[std::size_t(upright ? i : count - 1 - i)], upright));
        bars->setBarWidth(layout.barShare);
        add(bars);
    }

    void buildStack() {
        auto* stack = new QHorizontalStackedBarSeries;
        for (const ChartSeries& series : data.series)
            stack->append(makeSet(series, false));
        stack->setBarWidth(layout.barShare);
        add(stack);
    }

    void addLine(const ChartSeries& from, const QPen& pen) {
        QLineSeries* line = nullptr; // until the next value that is not known, where it breaks
        for (std::size_t i = 0; i < std::min(from.x.size(), from.y.size()); ++i) {
            if (!drawable(from.x[i], from.y[i])) {
                line = nullptr;
                continue;
            }
            if (!line) {
                line = new QLineSeries;
                line->setPen(pen);
                add(line);
            }
            line->append(from.x[i], from.y[i]);
        }
    }

    void buildLines() {
        static constexpr std::array kDashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
        for (int s = 0; s < int(data.series.size()); ++s) {
            const ChartSeries& from = data.series[std::size_t(s)];
            if (from.reference)
                addReference(from);
            else
                addLine(from, QPen(from.colour, 0.16 * style.em(),
                                   from.hatched ? kDashes[std::size_t(s) % 4] : Qt::SolidLine));
        }
    }

    void addReference(const ChartSeries& from) {
        addLine(from, QPen(from.colour, 0.1 * style.em(), from.hatched ? Qt::DashLine : Qt::SolidLine));
    }

    bool drawable(double x, double y) const {
        return std::isfinite(x) && std::isfinite(y) && (!layout.bottom.logarithmic || x > 0) &&
               (!layout.left.logarithmic || y > 0);
    }

    void buildScatter() {
        // First, so that points stand on the lines.
        for (const ChartSeries& from : data.series)
            if (from.reference) addReference(from);
        // The shape is the second cue beside the colour.
        static constexpr std::array kShapes{
            QScatterSeries::MarkerShapeCircle,   QScatterSeries::MarkerShapeRectangle,
            QScatterSeries::MarkerShapeTriangle, QScatterSeries::MarkerShapeRotatedRectangle,
            QScatterSeries::MarkerShapeStar,     QScatterSeries::MarkerShapePentagon};
        for (int s = 0; s < int(data.series.size()); ++s) {
            const ChartSeries& from = data.series[std::size_t(s)];
            if (from.reference) continue;
            struct Group {
                QColor colour;
                bool doubtful;
                QScatterSeries* points;
            };
            std::vector<Group> groups;
            for (int i = 0; i < int(std::min(from.x.size(), from.y.size())); ++i) {
                const double x = from.x[std::size_t(i)], y = from.y[std::size_t(i)];
                if (!drawable(x, y)) continue;
                // The colour says what a point is, here as in the legend; what is doubtful is hollow.
                const bool doubtful = isDoubtful(from, i);
                const QColor colour = std::size_t(i) < from.colours.size() ? from.colours[std::size_t(i)] : from.colour;
                auto found = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
                    return group.colour == colour && group.doubtful == doubtful;
                });
                if (found == groups.end()) {
                    auto* points = new QScatterSeries;
                    points->setMarkerShape(kShapes[std::size_t(s) % kShapes.size()]);
                    points->setMarkerSize(0.75 * style.em());
                    const QColor background = chartColours(style.theme).background;
                    points->setBrush(doubtful ? background : colour);
                    points->setPen(doubtful ? QPen(colour, 0.13 * style.em()) : QPen(background, 0.06 * style.em()));
                    groups.push_back({colour, doubtful, points});
                    found = groups.end() - 1;
                }
                found->points->append(x, y);
            }
            for (const Group& group : groups)
                add(group.points);
        }
    }

    void applyRange(QAbstractAxis* axis, const AxisRange& range) {
        if (auto* values = qobject_cast<QValueAxis*>(axis)) {
            values->setTickType(QValueAxis::TicksDynamic);
            values->setTickAnchor(0);
            values->setTickInterval(range.step);
            values->setLabelFormat(QStringLiteral("%.%1f").arg(range.decimals));
            values->setRange(range.minimum, range.maximum);
        } else if (auto* decades = qobject_cast<QLogValueAxis*>(axis)) {
            decades->setBase(10);
            decades->setLabelFormat(QStringLiteral("%g"));
            // A hair wider, or rounding loses the label of a decade that stands at an end.
            decades->setRange(range.minimum * (1 - 1e-9), range.maximum * (1 + 1e-9));
            decades->setMinorTickCount(range.maximum / range.minimum < 1001 ? 8 : 0);
            decades->setMinorGridLineVisible(true);
        }
    }

    /// Brings Qt Charts to the layout: its page, its plot area, its ranges.
    void place() {
        chart->resize(size);
        scene.setSceneRect(QRectF(QPointF(0, 0), size));
        if (data.isEmpty() || data.figure) return;
        chart->setPlotArea(layout.plot);
        for (QAbstractSeries* series : chart->series())
            if (auto* bars = qobject_cast<QAbstractBarSeries*>(series)) bars->setBarWidth(layout.barShare);
        if (layout.vertical || isPoints()) applyRange(leftAxis, layout.left);
        if (!layout.vertical) applyRange(bottomAxis, layout.bottom);
        placeScroll();
        chart->layout()->invalidate();
        chart->layout()->activate();
    }

    void placeScroll() {
        if (data.isEmpty() || data.figure || isPoints()) return;
        const double rows = double(data.category.categories.size());
        const double offset = scroll / layout.rowLength, shown = layout.visibleLength() / layout.rowLength;
        auto* axis = qobject_cast<QValueAxis*>(layout.vertical ? bottomAxis : leftAxis);
        if (layout.vertical)
            axis->setRange(-0.5 + offset, -0.5 + offset + shown);
        else
            axis->setRange(rows - 0.5 - offset - shown, rows - 0.5 - offset);
    }

    void applyZoom() {
        if (!laidOut) return;
        applyRange(bottomAxis, layout.bottom);
        applyRange(leftAxis, layout.left);
        chart->layout()->invalidate();
        chart->layout()->activate();
    }

    /// New ends of one axis, kept within the whole range.
    void showPart(AxisRange& range, const AxisRange& whole, double from, double to, int ticks) {
        double length = std::clamp(to - from, kClosest, 1.0);
        double start = std::clamp(from, 0.0, 1.0 - length);
        if (length >= 1.0) {
            range = whole;
            return;
        }
        range = ticksFor(whole.valueAt(start), whole.valueAt(start + length), ticks, whole.logarithmic);
    }

    int bottomTicks() const { return std::clamp(int(layout.plot.width() / (6 * style.em())), 2, 8); }
    int leftTicks() const { return std::clamp(int(layout.plot.height() / (3.5 * style.em())), 2, 8); }
};

ChartCanvas::ChartCanvas() : d(std::make_unique<Private>()) {}
ChartCanvas::~ChartCanvas() = default;

void ChartCanvas::setData(ChartData data) {
    const bool sameAxes = d->isPoints() && d->data.kind == data.kind && d->data.title == data.title &&
                          d->data.category.logarithmic == data.category.logarithmic &&
                          d->data.value.logarithmic == data.value.logarithmic;
    d->data = std::move(data);
    d->built = d->laidOut = false;
    d->hovered = -1;
    if (!sameAxes) d->layout = {};
}

void ChartCanvas::setStyle(const ChartStyle& style) {
    d->style = style;
    d->built = d->laidOut = false;
}

void ChartCanvas::setSize(const QSizeF& size) {
    if (size == d->size) return;
    d->size = size;
    d->laidOut = false;
}

void ChartCanvas::setHighlighted(int index) {
    d->data.highlighted = index;
}
void ChartCanvas::setHovered(int category) {
    d->hovered = category;
}

const ChartData& ChartCanvas::data() const {
    return d->data;
}
const ChartStyle& ChartCanvas::style() const {
    return d->style;
}

const ChartLayout& ChartCanvas::layout() const {
    d->ensure();
    return d->layout;
}

ChartGeometry ChartCanvas::geometry() const {
    d->ensure();
    return {d->data, d->layout, d->scroll};
}

double ChartCanvas::scroll() const {
    return d->scroll;
}

void ChartCanvas::setScroll(double pixels) {
    d->ensure();
    // Whole pixels only, so that rows keep their sharp edges.
    d->scroll = std::clamp(std::round(pixels), 0.0, std::ceil(d->layout.maximumScroll()));
    d->placeScroll();
}

void ChartCanvas::zoomAround(const QPointF& position, double factor) {
    d->ensure();
    if (!d->isPoints() || d->data.isEmpty()) return;
    const auto part = [&](AxisRange& range, const AxisRange& whole, double at, int ticks) {
        const double from = whole.fraction(range.minimum), to = whole.fraction(range.maximum);
        const double centre = from + at * (to - from), length = (to - from) / factor;
        d->showPart(range, whole, centre - at * length, centre + (1 - at) * length, ticks);
    };
    const QRectF& plot = d->layout.plot;
    part(d->layout.bottom, d->wholeBottom, std::clamp((position.x() - plot.left()) / plot.width(), 0.0, 1.0),
         d->bottomTicks());
    part(d->layout.left, d->wholeLeft, std::clamp((plot.bottom() - position.y()) / plot.height(), 0.0, 1.0),
         d->leftTicks());
    d->applyZoom();
}

void ChartCanvas::zoomTo(const QRectF& area) {
    d->ensure();
    if (!d->isPoints() || d->data.isEmpty()) return;
    const QRectF& plot = d->layout.plot;
    const QRectF shown = area.intersected(plot);
    const auto part = [&](AxisRange& range, const AxisRange& whole, double first, double last, int ticks) {
        if (!(last > first)) return; // a line: this axis keeps what it shows
        const double from = whole.fraction(range.minimum), length = whole.fraction(range.maximum) - from;
        d->showPart(range, whole, from + first * length, from + last * length, ticks);
    };
    part(d->layout.bottom, d->wholeBottom, (shown.left() - plot.left()) / plot.width(),
         (shown.right() - plot.left()) / plot.width(), d->bottomTicks());
    part(d->layout.left, d->wholeLeft, (plot.bottom() - shown.bottom()) / plot.height(),
         (plot.bottom() - shown.top()) / plot.height(), d->leftTicks());
    d->applyZoom();
}

void ChartCanvas::panBy(const QPointF& distance) {
    d->ensure();
    if (!d->isPoints() || d->data.isEmpty()) return;
    const auto part = [&](AxisRange& range, const AxisRange& whole, double by, int ticks) {
        const double from = whole.fraction(range.minimum), to = whole.fraction(range.maximum);
        const double shift = by * (to - from);
        d->showPart(range, whole, from + shift, to + shift, ticks);
    };
    const QRectF& plot = d->layout.plot;
    part(d->layout.bottom, d->wholeBottom, -distance.x() / plot.width(), d->bottomTicks());
    part(d->layout.left, d->wholeLeft, distance.y() / plot.height(), d->leftTicks());
    d->applyZoom();
}

void ChartCanvas::resetZoom() {
    d->ensure();
    d->layout.bottom = d->wholeBottom;
    d->layout.left = d->wholeLeft;
    if (d->isPoints() && !d->data.isEmpty()) d->applyZoom();
}

bool ChartCanvas::isZoomed() const {
    return d->isZoomed();
}

void ChartCanvas::paint(QPainter& painter) {
    d->ensure();
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    paintBehindChart(painter, d->data, d->style, d->layout, d->scroll, d->hovered);
    const QRectF page(QPointF(0, 0), d->size);
    if (d->data.figure) {
        painter.save();
        d->data.figure->paint(painter, d->layout.plot, d->style);
        painter.restore();
    } else if (!d->data.isEmpty()) {
        d->scene.render(&painter, page, page);
    }
    paintOverChart(painter, d->data, d->style, d->layout, d->scroll);
    painter.restore();
}

} // namespace convlens
