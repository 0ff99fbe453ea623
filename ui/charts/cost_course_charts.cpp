#include "ui/charts/cost_course_charts.h"

#include "core/analysis/cost_points.h"
#include "ui/charts/cost_view_parts.h"
#include "ui/text/counting.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CostViews)
};

QString layerName(const Graph& graph, int layer) {
    const std::string& name = graph.layer(LayerId{layer}).name;
    return QString::fromUtf8(name.data(), qsizetype(name.size()));
}

std::int64_t outputBytes(const Graph& graph, LayerId layer) {
    std::int64_t sum = 0;
    for (const TensorId tensor : graph.layer(layer).outputs)
        sum += graph.tensor(tensor).shape.bytes();
    return sum;
}

/// "9.63 MB = 4.82 read + 4.82 written + 0 kept for later layers": what the maps alive are made of. A channel split
/// writes nothing, its outputs lie in its input.
QString aliveInWords(const Graph& graph, LayerId layer, std::int64_t alive) {
    std::int64_t read = 0;
    for (const TensorId tensor : graph.layer(layer).inputs)
        read += graph.tensor(tensor).shape.bytes();
    const std::int64_t written = graph.layer(layer).outputs.size() > 1 ? 0 : outputBytes(graph, layer);
    return Words::tr("%1 of maps alive = %2 that it reads + %3 that it writes + %4 kept for later layers")
        .arg(bytes(double(alive)), bytes(double(read)), bytes(double(written)),
             bytes(double(std::max<std::int64_t>(0, alive - read - written))));
}

/// The first part at which a sum reaches half; -1 where it never does.
template <class Sum>
int halfway(const std::vector<CumulativeShare>& sums, Sum sum) {
    for (std::size_t i = 0; i < sums.size(); ++i)
        if (sum(sums[i]) >= 0.5) return int(i);
    return -1;
}

} // namespace

CostShares courseShares(const CostScene& scene) {
    CostView view = scene.view;
    view.grouping = CostGrouping::Layer;
    view.order = CostOrder::Network;
    CostShares shares = sharesOf(view);
    // Steps that compute no layer have no place along the network.
    std::erase_if(shares.parts, [](const CostShare& part) { return part.layers.empty(); });
    return shares;
}

ChartData cumulativeChart(const CostScene& scene, Theme theme) {
    ChartData data = chartAbout(scene, Words::tr("counts and time added up"), CostViewKind::Cumulative);
    data.kind = ChartKind::Lines;
    data.category.title = Words::tr("layers, in the order of the network");
    data.value.title = Words::tr("share of the whole up to here (%)");
    const CostShares shares = courseShares(scene);
    const std::vector<CumulativeShare> sums = cumulativeShares(shares);
    const Graph& graph = *scene.view.network->graph;
    ChartSeries macs, time;
    macs.name = countTitle(scene.view.convention);
    macs.colour = theoryColour(theme);
    time.name = data.doubtful ? Words::tr("time (doubtful)") : Words::tr("time");
    time.colour = data.doubtful ? doubtfulColour(theme) : timeColour(theme);
    time.hatched = true;
    double counted = 0, microseconds = 0;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const CostShare& part = shares.parts[i];
        counted += part.count;
        QStringList tip{
            Words::tr("%1, number %2").arg(partTitle(part, CostGrouping::Layer, graph).toHtmlEscaped()).arg(i + 1)};
        QStringList formulas;
        for (const LayerId layer : part.layers)
            if (const QString formula = macsFormula(graph, layer); !formula.isEmpty()) formulas << formula;
        const bool multiplyAdds = part.count == double(part.macs) && !formulas.isEmpty();
        tip << Words::tr("%1: up to here %2 of %3 = %4")
                   .arg(countTitle(scene.view.convention), fullCounted(counted), fullCounted(shares.count),
                        shareText(sums[i].macs));
        tip << Words::tr("its own: %1, %2").arg(fullCounted(part.count), shareText(part.countShare)) +
                   (multiplyAdds ? QStringLiteral(" = ") + formulas.join(QStringLiteral(" + ")) : QString());
        if (shares.measured) {
            if (part.timed()) microseconds += part.microseconds;
            tip << Words::tr("time: up to here %1 of the layers' sum, %2 = %3")
                       .arg(milliseconds(microseconds / 1000), milliseconds(shares.stepSumUs / 1000),
                            shareText(sums[i].time));
            tip << (part.timed() ? Words::tr("its own: %1, %2")
                                       .arg(milliseconds(part.microseconds / 1000), shareText(part.timeShare))
                                 : Words::tr("no time of its own in this plan"));
        }
        for (ChartSeries* series : {&macs, &time}) {
            series->x.push_back(double(i + 1));
            series->tooltips.append(tip.join(QStringLiteral("<br>")));
        }
        macs.y.push_back(100 * sums[i].macs);
        time.y.push_back(100 * sums[i].time);
    }
    data.series.push_back(std::move(macs));
    if (shares.measured) data.series.push_back(std::move(time));
    return data;
}

QString cumulativeSentence(const CostScene& scene) {
    const CostShares shares = courseShares(scene);
    const std::vector<CumulativeShare> sums = cumulativeShares(shares);
    const int macs = halfway(sums, [](const CumulativeShare& s) { return s.macs; });
    const int time = halfway(sums, [](const CumulativeShare& s) { return s.time; });
    if (macs < 0) return {};
    const Graph& graph = *scene.view.network->graph;
    const auto title = [&](int i) { return partTitle(shares.parts[std::size_t(i)], CostGrouping::Layer, graph); };
    if (time < 0)
        return Words::tr("Half of the count is done after %1, number %2 of %3.")
            .arg(title(macs))
            .arg(macs + 1)
            .arg(sums.size());
    return withDoubt(scene, Words::tr("Half of the count is done after %1 (number %2 of %3), half of the time is "
                                      "gone after %4 (number %5).")
                                .arg(title(macs))
                                .arg(macs + 1)
                                .arg(sums.size())
                                .arg(title(time))
                                .arg(time + 1));
}

ChartData memoryAlongChart(const CostScene& scene, Theme theme) {
    ChartData data = chartAbout(scene, Words::tr("activation memory along the network"), CostViewKind::MemoryAlong);
    data.kind = ChartKind::Lines;
    data.category.title = Words::tr("layers, in the order of the network");
    data.value.title = Words::tr("maps in memory (MB)");
    data.value.logarithmic = scene.logarithmicMemory;
    const Graph& graph = *scene.view.network->graph;
    const std::vector<std::int64_t> alive = aliveActivationBytes(graph);
    ChartSeries all, own;
    all.name = Words::tr("alive while the layer runs");
    all.colour = theoryColour(theme);
    own.name = Words::tr("its own output");
    own.colour = chartColours(theme).mutedText;
    own.hatched = true;
    for (int i = 0; i < graph.layerCount(); ++i) {
        const std::int64_t output = outputBytes(graph, LayerId{i});
        const Shape& shape = graph.outputShapeOf(LayerId{i});
        const QString tip = Words::tr("%1, number %2<br>%3<br>own output: %4 = %5 × %6 × %7 × 4 bytes")
                                .arg(layerName(graph, i).toHtmlEscaped())
                                .arg(i + 1)
                                .arg(aliveInWords(graph, LayerId{i}, alive[std::size_t(i)]), bytes(double(output)))
                                .arg(shape.c)
                                .arg(shape.h)
                                .arg(shape.w);
        for (ChartSeries* series : {&all, &own}) {
            series->x.push_back(i + 1);
            series->tooltips.append(tip);
        }
        all.y.push_back(double(alive[std::size_t(i)]) / 1e6);
        own.y.push_back(double(output) / 1e6);
    }
    const double last = graph.layerCount();
    data.series.push_back(std::move(all));
    data.series.push_back(std::move(own));
    if (!scene.peaks) return data;
    const std::int64_t peak = scene.view.network->cost->peakActivationBytes;
    for (const MemoryLevel& level : scene.peaks->levels) {
        // What is far above the curve would only press it down.
        if (level.bytes <= 0 || level.bytes > 2 * peak) continue;
        ChartSeries size;
        size.name = Words::tr("size of %1").arg(levelTitle(level.name));
        size.colour = chartColours(theme).mutedText;
        size.reference = true;
        size.hatched = true;
        size.x = {1, last};
        size.y = {double(level.bytes) / 1e6, double(level.bytes) / 1e6};
        size.labels = {QString(), Words::tr("%1, %2").arg(levelTitle(level.name), bytes(double(level.bytes)))};
        size.tooltips.fill(Words::tr("What fits into %1 of %2 need not come from farther away")
                               .arg(levelTitle(level.name), bytes(double(level.bytes))),
                           2);
        data.series.push_back(std::move(size));
    }
    return data;
}

QString memoryAlongSentence(const CostScene& scene) {
    const Graph& graph = *scene.view.network->graph;
    const std::vector<std::int64_t> alive = aliveActivationBytes(graph);
    if (alive.empty()) return {};
    const auto most = std::ranges::max_element(alive);
    QString sentence = Words::tr("At most %1 of maps are alive at once, at %2 (number %3 of %4).")
                           .arg(bytes(double(*most)), layerName(graph, int(most - alive.begin())))
                           .arg(most - alive.begin() + 1)
                           .arg(alive.size());
    if (scene.peaks) {
        for (const MemoryLevel& level : scene.peaks->levels) {
            if (level.name != "L2") continue;
            const auto fits = std::ranges::count_if(alive, [&](std::int64_t bytes) { return bytes <= level.bytes; });
            sentence +=
                u' ' + Words::tr("While %1 of %2 layers run, all of them fit into the second-level cache of %3.")
                           .arg(fits)
                           .arg(alive.size())
                           .arg(bytes(double(level.bytes)));
        }
    }
    return sentence;
}

} // namespace convlens
