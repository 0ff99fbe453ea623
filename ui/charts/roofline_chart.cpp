#include "ui/charts/cost_point_charts.h"
#include "ui/charts/cost_view_parts.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CostViews)
};

QString threadsText(int threads) {
    return threads == 1 ? Words::tr("1 thread") : Words::tr("%1 threads").arg(threads);
}

/// A level's slope up to the peak, and on along it where it is the memory's.
ChartSeries roof(const Roofline& roofline, const Roofline::Slope& slope, double from, double to, Theme theme) {
    const bool memory = &slope == roofline.memory();
    ChartSeries line;
    line.colour = memory ? chartColours(theme).text : chartColours(theme).mutedText;
    line.reference = true;
    line.hatched = !memory;
    line.name = Words::tr("reading from %1").arg(levelTitle(slope.level));
    const double ridge = roofline.ridge(slope);
    line.x = {from, std::clamp(ridge, from, to)};
    if (memory) line.x.push_back(to);
    for (const double intensity : line.x)
        line.y.push_back(roofline.attainable(slope, intensity));
    line.labels = {Words::tr("%1, %2 GB/s").arg(levelTitle(slope.level), significant(slope.gbPerSecond)), QString()};
    if (memory) line.labels.append(Words::tr("%1 GFLOP/s").arg(significant(roofline.peakGflops)));
    line.tooltips.fill(Words::tr("%1: %2 GB/s, arithmetic: %3 GFLOP/s, with %4<br>they meet at %5 operations per byte: "
                                 "below it the memory sets the limit, above it the cores")
                           .arg(levelTitle(slope.level), significant(slope.gbPerSecond),
                                significant(roofline.peakGflops), threadsText(roofline.threads), significant(ridge)),
                       qsizetype(line.x.size()));
    return line;
}

} // namespace

ChartData rooflineChart(const CostScene& scene, Theme theme) {
    ChartData data = chartAbout(scene, Words::tr("roofline of this machine"), CostViewKind::Roofline);
    data.kind = ChartKind::Scatter;
    data.category.logarithmic = data.value.logarithmic = scene.logarithmic;
    data.category.title = Words::tr("arithmetic intensity (operations per byte)");
    data.value.title = Words::tr("10⁹ operations per second (GFLOP/s)");
    double lowest = std::numeric_limits<double>::infinity(), highest = 0;
    for (const PointSeries& series : pointSeries(scene)) {
        ChartSeries drawn = emptySeries(series, theme);
        for (const CostPoint& point : series.points) {
            const double intensity = point.work.intensity();
            drawn.x.push_back(intensity);
            drawn.y.push_back(point.gflops());
            drawn.tooltips.append(pointTip(scene, point));
            drawn.doubtful.push_back(timesDoubtful(scene));
            if (intensity > 0) lowest = std::min(lowest, intensity);
            highest = std::max(highest, intensity);
        }
        data.series.push_back(std::move(drawn));
    }
    const auto roofline = rooflineOf(scene);
    if (highest <= 0 || !roofline || roofline->peakGflops <= 0) return data;
    // The memory's ridge is always on the chart: left and right of it is what it is about.
    if (const auto* memory = roofline->memory()) highest = std::max(highest, 1.5 * roofline->ridge(*memory));
    const double from = scene.logarithmic ? lowest : 0;
    // The memory last: drawn over the others.
    for (const Roofline::Slope& slope : roofline->slopes)
        data.series.push_back(roof(*roofline, slope, from, highest, theme));
    return data;
}

QString rooflineSentence(const CostScene& scene) {
    const std::vector<CostPoint> points = pointsInOrder(pointSeries(scene));
    if (points.empty()) return {};
    const auto best = std::ranges::max_element(
        points, [](const CostPoint& a, const CostPoint& b) { return a.gflops() < b.gflops(); });
    const auto roofline = rooflineOf(scene);
    if (!roofline || roofline->peakGflops <= 0)
        return withDoubt(scene,
                         Words::tr("%1 is the fastest with %2 GFLOP/s. The roofs show once this machine's peaks are "
                                   "measured.")
                             .arg(pointTitle(scene, *best), significant(best->gflops())));
    QString sentence = Words::tr("%1 comes closest to the peak: %2 of %3 GFLOP/s (%4).")
                           .arg(pointTitle(scene, *best), percent(best->gflops() / roofline->peakGflops, 2),
                                significant(roofline->peakGflops), threadsText(roofline->threads));
    if (const auto* memory = roofline->memory()) {
        const double ridge = roofline->ridge(*memory);
        double left = 0;
        int above = 0;
        for (const CostPoint& point : points) {
            if (point.work.intensity() < ridge) left += point.share.timeShare;
            if (point.gflops() > roofline->attainable(*memory, point.work.intensity())) ++above;
        }
        sentence += u' ' + Words::tr("%1 of the time goes to layers with fewer than %2 operations per byte, where the "
                                     "memory's speed would be the limit.")
                               .arg(percent(left, 2), significant(ridge));
        if (above > 0)
            sentence +=
                u' ' + (above == 1 ? Words::tr("One layer is faster than the memory allows: its maps come from a "
                                               "cache.")
                                   : Words::tr("%1 layers are faster than the memory allows: their maps come from "
                                               "a cache.")
                                         .arg(above));
    }
    return withDoubt(scene, sentence);
}

} // namespace convlens
