#include "ui/charts/cost_view_parts.h"

#include "core/analysis/trust.h"
#include "ui/charts/conditions.h"
#include "ui/text/conversions.h"
#include "ui/text/doubt.h"
#include "ui/text/network_name.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CostViews)
};

QString shapeText(const Shape& shape) {
    return QStringLiteral("%1 × %2 × %3").arg(shape.c).arg(shape.h).arg(shape.w);
}

} // namespace

std::vector<PointSeries> pointSeries(const CostScene& scene) {
    if (!scene.view.measurement) return {};
    const NetworkState& network = *scene.view.network;
    std::map<int, PointSeries> byGroup; // several: behind all single ones
    for (CostPoint& point : costPoints(*network.graph, *network.cost, &scene.view.measurement->measurement)) {
        if (!point.timed() || point.share.layers.empty()) continue;
        const bool single = point.share.groups.size() == 1;
        PointSeries& series = byGroup[single ? int(point.share.groups.front()) : kOperatorGroupCount];
        if (single) series.group = point.share.groups.front();
        series.points.push_back(std::move(point));
    }
    std::vector<PointSeries> all;
    for (auto& [place, series] : byGroup)
        all.push_back(std::move(series));
    return all;
}

std::vector<CostPoint> pointsInOrder(const std::vector<PointSeries>& series) {
    std::vector<CostPoint> points;
    for (const PointSeries& one : series)
        points.insert(points.end(), one.points.begin(), one.points.end());
    return points;
}

ChartSeries emptySeries(const PointSeries& series, Theme theme) {
    ChartSeries drawn;
    drawn.name = series.group ? operatorTitle(*series.group) : Words::tr("Several, fused");
    drawn.colour = series.group ? operatorColour(*series.group, theme) : chartColours(theme).mutedText;
    return drawn;
}

QString pointTitle(const CostScene& scene, const CostPoint& point) {
    return partTitle(point.share, CostGrouping::Layer, *scene.view.network->graph);
}

QString pointTip(const CostScene& scene, const CostPoint& point) {
    const Graph& graph = *scene.view.network->graph;
    const StepWork& work = point.work;
    QStringList lines{QStringLiteral("<b>%1</b>").arg(pointTitle(scene, point).toHtmlEscaped())};
    if (!point.share.layers.empty())
        lines << shapeText(graph.inputShapeOf(point.share.layers.front())) + QStringLiteral(" → ") +
                     shapeText(graph.outputShapeOf(point.share.layers.back()));
    QStringList formulas;
    for (const LayerId layer : point.share.layers)
        if (const QString formula = macsFormula(graph, layer); !formula.isEmpty()) formulas << formula;
    lines << Words::tr("multiply-adds: %1").arg(fullCount(work.macs)) +
                 (formulas.isEmpty() ? QString() : QStringLiteral(" = ") + formulas.join(QStringLiteral(" + ")));
    lines << Words::tr("operations: %1 (a multiply-add is two, all operators counted)").arg(fullCount(work.operations));
    lines << Words::tr("bytes: %1 read + %2 written, each once")
                 .arg(fullCount(work.readBytes), fullCount(work.writeBytes));
    if (work.bytes() > 0)
        lines << Words::tr("%1 operations per byte = %2 / %3")
                     .arg(significant(work.intensity()), count(double(work.operations)), bytes(double(work.bytes())));
    if (!point.timed()) return lines.join(QStringLiteral("<br>"));
    const QString time = milliseconds(point.share.microseconds / 1000);
    lines << Words::tr("time: %1")
                 .arg(std::isfinite(point.share.spreadUs)
                          ? millisecondsWithSpread(point.share.microseconds / 1000, point.share.spreadUs / 1000)
                          : time);
    lines << Words::tr("%1 GFLOP/s = %2 operations / %3")
                 .arg(significant(point.gflops()), count(double(work.operations)), time);
    lines << Words::tr("%1 GB/s = %2 / %3").arg(significant(point.gbPerSecond()), bytes(double(work.bytes())), time);
    if (work.macs > 0) lines << Words::tr("%1 per million multiply-adds").arg(milliseconds(point.nsPerMac()));
    if (const auto roofline = rooflineOf(scene); roofline && roofline->peakGflops > 0) {
        lines << Words::tr("%1 of the peak, %2 GFLOP/s")
                     .arg(percent(point.gflops() / roofline->peakGflops), significant(roofline->peakGflops));
        if (const auto* memory = roofline->memory(); memory && work.bytes() > 0) {
            const double allowed = roofline->attainable(*memory, work.intensity());
            lines << Words::tr("from memory at most %1 GFLOP/s = min(%2, %3 × %4)")
                         .arg(significant(allowed), significant(roofline->peakGflops), significant(memory->gbPerSecond),
                              significant(work.intensity()));
        }
    }
    return lines.join(QStringLiteral("<br>"));
}

std::optional<Roofline> rooflineOf(const CostScene& scene) {
    if (!scene.peaks) return std::nullopt;
    return convlens::rooflineOf(*scene.peaks, scene.view.measurement ? scene.view.measurement->threads : 1);
}

QString levelTitle(const std::string& level) {
    return level == "memory" ? Words::tr("the memory") : fromView(level);
}

ChartData chartAbout(const CostScene& scene, const QString& what, CostViewKind kind) {
    ChartData data;
    const NetworkState& network = *scene.view.network;
    const MeasurementResult* measured = scene.view.measurement.get();
    data.title = QStringLiteral("%1: %2").arg(networkName(network.spec), what);
    data.caption = conditionsOf(network, costViewInfo(kind).needs == CostNeeds::Nothing ? nullptr : measured,
                                scene.view.convention);
    data.emptyText = costViewPurpose(kind);
    if (costViewInfo(kind).needs == CostNeeds::Times && measured && measured->measurement.total.doubtful) {
        data.doubtful = true;
        data.doubt = Words::tr("Doubtful times: %1").arg(doubtInWords(measured->measurement.total));
    }
    if (costViewInfo(kind).usesPeaks && scene.peaks) {
        data.caption += Words::tr("; this machine's peaks as measured at %1").arg(fromView(scene.peaks->takenAt));
        if (scene.peaks->doubtful()) {
            data.caption += Words::tr(", doubtful: the load was %1").arg(scene.peaks->load1, 0, 'f', 1);
            data.doubtful = true;
            data.doubt += (data.doubt.isEmpty() ? QString() : QStringLiteral(" ")) + peaksDoubtInWords(scene);
        }
    }
    return data;
}

bool timesDoubtful(const CostScene& scene) {
    return scene.view.measurement && scene.view.measurement->measurement.total.doubtful;
}

QString peaksDoubtInWords(const CostScene& scene) {
    if (!scene.peaks || !scene.peaks->doubtful()) return {};
    return Words::tr("The machine's peaks are doubtful: the load was %1 when they were measured, so they are too low. "
                     "Measure the machine again when nothing else runs.")
        .arg(scene.peaks->load1, 0, 'f', 1);
}

QString withDoubt(const CostScene& scene, const QString& sentence) {
    const MeasurementResult* measured = scene.view.measurement.get();
    if (sentence.isEmpty() || !measured || !measured->measurement.total.doubtful) return sentence;
    return sentence + u' ' + Words::tr("The times are doubtful.");
}

ChartSeries lineThroughOrigin(const QString& name, double slope, double fromX, double toX, Theme theme) {
    ChartSeries line;
    line.name = name;
    line.colour = chartColours(theme).mutedText;
    line.x = {fromX, toX};
    line.y = {slope * fromX, slope * toX};
    line.reference = true;
    line.tooltips = {QString(), QString()};
    return line;
}

std::vector<std::vector<LayerId>> layersOf(const std::vector<CostPoint>& points) {
    std::vector<std::vector<LayerId>> layers;
    for (const CostPoint& point : points)
        layers.push_back(point.share.layers);
    return layers;
}

std::vector<std::vector<LayerId>> layersOf(const std::vector<CostShare>& parts) {
    std::vector<std::vector<LayerId>> layers;
    for (const CostShare& part : parts)
        layers.push_back(part.layers);
    return layers;
}

} // namespace convlens
