#include "ui/charts/cost_point_charts.h"

#include "ui/charts/cost_view_parts.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CostViews)
};

double perMillion(const CostShare& part) {
    return part.macs > 0 ? part.microseconds / (double(part.macs) / 1e6) : CostShare::kUnknown;
}

struct Range {
    double low = std::numeric_limits<double>::infinity(), high = 0;
    void add(double value) {
        if (!(value > 0)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    bool isEmpty() const { return high <= 0; }
};

/// Points by operator, `x` and `y` in the axes' units.
template <class X, class Y>
void addPoints(ChartData& data, const CostScene& scene, Theme theme, X x, Y y, Range& range) {
    data.kind = ChartKind::Scatter;
    data.category.logarithmic = data.value.logarithmic = scene.logarithmic;
    for (const PointSeries& series : pointSeries(scene)) {
        ChartSeries drawn = emptySeries(series, theme);
        for (const CostPoint& point : series.points) {
            drawn.x.push_back(x(point));
            drawn.y.push_back(y(point));
            drawn.tooltips.append(pointTip(scene, point));
            drawn.doubtful.push_back(timesDoubtful(scene));
            range.add(drawn.x.back());
        }
        data.series.push_back(std::move(drawn));
    }
}

/// How well the order of a figure tells the order of the times.
template <class Figure>
double agreement(const std::vector<CostPoint>& points, Figure figure) {
    std::vector<double> figures, times;
    for (const CostPoint& point : points) {
        figures.push_back(double(figure(point)));
        times.push_back(point.share.microseconds);
    }
    return rankCorrelation(figures, times);
}

double macsAgreement(const std::vector<CostPoint>& points) {
    return agreement(points, [](const CostPoint& p) { return p.work.macs; });
}
double bytesAgreement(const std::vector<CostPoint>& points) {
    return agreement(points, [](const CostPoint& p) { return p.work.bytes(); });
}

} // namespace

// Time per multiply-add

std::vector<CostShare> paceParts(const CostScene& scene) {
    std::vector<CostShare> parts = sharesOf(scene.view).parts;
    std::erase_if(parts, [](const CostShare& part) { return part.macs == 0 || !part.timed(); });
    if (scene.view.order == CostOrder::Gap)
        std::ranges::stable_sort(parts,
                                 [](const CostShare& a, const CostShare& b) { return perMillion(a) > perMillion(b); });
    return parts;
}

ChartData paceChart(const CostScene& scene, Theme theme) {
    ChartData data = chartAbout(scene, Words::tr("time per multiply-add"), CostViewKind::Pace);
    const CostGrouping grouping = scene.view.grouping;
    const Graph& graph = *scene.view.network->graph;
    CostShares shown;
    shown.parts = paceParts(scene);
    data.value.title = Words::tr("µs per million multiply-adds");
    data.value.unit = QStringLiteral("µs");
    ChartSeries time;
    time.name = Words::tr("time per million multiply-adds");
    time.colour = data.doubtful ? doubtfulColour(theme) : timeColour(theme);
    for (const CostShare& part : shown.parts) {
        data.category.categories.append(partTitle(part, grouping, graph));
        time.values.push_back(perMillion(part));
        time.spreads.push_back(part.spreadUs / (double(part.macs) / 1e6));
        time.tooltips.append(
            Words::tr("%1 per million multiply-adds = %2 / %3 million<br>%4 of the multiply-adds, %5 of "
                      "the time")
                .arg(milliseconds(perMillion(part) / 1000), milliseconds(part.microseconds / 1000),
                     significant(double(part.macs) / 1e6),
                     shareText(double(part.macs) / double(scene.view.network->cost->total.macs)),
                     shareText(part.timeShare)));
    }
    addOperatorSwatches(data.category, shown, grouping, theme);
    data.series.push_back(std::move(time));
    return data;
}

QString paceSentence(const CostScene& scene) {
    const std::vector<CostShare> parts = paceParts(scene);
    if (parts.empty()) return {};
    const Graph& graph = *scene.view.network->graph;
    const auto [least, most] = std::ranges::minmax_element(
        parts, [](const CostShare& a, const CostShare& b) { return perMillion(a) < perMillion(b); });
    const auto title = [&](const CostShare& part) { return partTitle(part, scene.view.grouping, graph); };
    const auto pace = [](const CostShare& part) { return milliseconds(perMillion(part) / 1000); };
    QString sentence = parts.size() == 1
                           ? Words::tr("%1: %2 per million multiply-adds.").arg(title(*least), pace(*least))
                           : Words::tr("A million multiply-adds take %1 in %2 and %3 in %4: %5 times as long.")
                                 .arg(pace(*least), title(*least), pace(*most), title(*most),
                                      significant(perMillion(*most) / perMillion(*least), 2));
    double rest = 0;
    for (const CostShare& part : sharesOf(scene.view).parts)
        if (part.macs == 0 && part.timed()) rest += part.timeShare;
    if (rest > 0.0005)
        sentence += u' ' + Words::tr("Parts without any take %1 of the time and have no bar.").arg(percent(rest, 2));
    return withDoubt(scene, sentence);
}

// Multiply-adds against time

ChartData macsAgainstTimeChart(const CostScene& scene, Theme theme) {
    ChartData data = chartAbout(scene, Words::tr("multiply-adds against time"), CostViewKind::MacsAgainstTime);
    Range range;
    addPoints(
        data, scene, theme, [](const CostPoint& p) { return double(p.work.macs) / 1e6; },
        [](const CostPoint& p) { return p.share.microseconds; }, range);
    data.category.title = Words::tr("multiply-adds (millions, papers)");
    data.value.title = Words::tr("time (µs)");
    if (range.isEmpty()) return data;
    const double from = scene.logarithmic ? range.low : 0;
    const CostShares shares = sharesOf(scene.view);
    if (shares.macs > 0) {
        const double pace = shares.stepSumUs / (double(shares.macs) / 1e6);
        ChartSeries mean = lineThroughOrigin(Words::tr("at the network's mean speed"), pace, from, range.high, theme);
        mean.tooltips.fill(Words::tr("%1 per million multiply-adds: all layers' time over all multiply-adds")
                               .arg(milliseconds(pace / 1000)));
        data.series.push_back(std::move(mean));
    }
    if (const auto roofline = rooflineOf(scene); roofline && roofline->peakGflops > 0) {
        // 2e6 operations at peak GFLOP/s, in microseconds.
        const double pace = 2e6 / (roofline->peakGflops * 1e3);
        ChartSeries peak = lineThroughOrigin(Words::tr("at this machine's peak"), pace, from, range.high, theme);
        peak.hatched = true;
        peak.tooltips.fill(Words::tr("%1 per million multiply-adds = 2 million operations / %2 GFLOP/s")
                               .arg(milliseconds(pace / 1000), significant(roofline->peakGflops)));
        data.series.push_back(std::move(peak));
    }
    return data;
}

QString macsAgainstTimeSentence(const CostScene& scene) {
    const std::vector<CostPoint> points = pointsInOrder(pointSeries(scene));
    const double agrees = macsAgreement(points);
    if (points.empty() || !std::isfinite(agrees)) return {};
    double without = 0;
    for (const CostPoint& point : points)
        if (point.work.macs == 0) without += point.share.timeShare;
    QString sentence =
        Words::tr(
            "Multiply-adds order the %1 timed layers by their time with a rank correlation of %2 (1: they tell which "
            "takes longer, 0: they tell nothing).")
            .arg(points.size())
            .arg(agrees, 0, 'f', 2);
    if (without > 0.0005)
        sentence +=
            u' ' + Words::tr("Layers without any take %1 of the time%2.")
                       .arg(percent(without, 2),
                            scene.logarithmic ? Words::tr(" and have no place on a logarithmic axis") : QString());
    return withDoubt(scene, sentence);
}

// Memory access against time

ChartData memoryAgainstTimeChart(const CostScene& scene, Theme theme) {
    ChartData data = chartAbout(scene, Words::tr("memory access against time"), CostViewKind::MemoryAgainstTime);
    Range range;
    addPoints(
        data, scene, theme, [](const CostPoint& p) { return double(p.work.bytes()) / 1e6; },
        [](const CostPoint& p) { return p.share.microseconds; }, range);
    data.category.title = Words::tr("bytes read and written (MB)");
    data.value.title = Words::tr("time (µs)");
    const auto roofline = rooflineOf(scene);
    if (range.isEmpty() || !roofline) return data;
    const double from = scene.logarithmic ? range.low : 0;
    for (const Roofline::Slope& slope : roofline->slopes) {
        if (slope.level != "memory" && slope.level != "L2") continue; // the two that tell something here
        const double pace = 1e3 / slope.gbPerSecond;                  // microseconds a megabyte
        ChartSeries line = lineThroughOrigin(Words::tr("as fast as %1 is read").arg(levelTitle(slope.level)), pace,
                                             from, range.high, theme);
        line.hatched = slope.level == "L2";
        line.tooltips.fill(
            Words::tr("%1 at %2 GB/s with %3")
                .arg(levelTitle(slope.level), significant(slope.gbPerSecond),
                     roofline->threads == 1 ? Words::tr("1 thread") : Words::tr("%1 threads").arg(roofline->threads)));
        data.series.push_back(std::move(line));
    }
    return data;
}

QString memoryAgainstTimeSentence(const CostScene& scene) {
    const std::vector<CostPoint> points = pointsInOrder(pointSeries(scene));
    const double byBytes = bytesAgreement(points), byMacs = macsAgreement(points);
    if (points.empty() || !std::isfinite(byBytes) || !std::isfinite(byMacs)) return {};
    const auto number = [](double value) { return QString::number(value, 'f', 2); };
    const double difference = byBytes - byMacs;
    return withDoubt(scene,
                     (std::abs(difference) < 0.02
                          ? Words::tr("Bytes tell the order of the layers' times as well as multiply-adds do: rank "
                                      "correlation %1 and %2.")
                      : difference > 0
                          ? Words::tr("Bytes tell the order of the layers' times better than multiply-adds: rank "
                                      "correlation %1 against %2.")
                          : Words::tr("Multiply-adds tell the order of the layers' times better than bytes: rank "
                                      "correlation of bytes %1, of multiply-adds %2."))
                         .arg(number(byBytes), number(byMacs)));
}

} // namespace convlens
