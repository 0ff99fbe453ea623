#include "ui/labs/inverted_residual/inverted_charts.h"

#include "core/base/check.h"
#include "core/cost/cost_model.h"
#include "core/labs/inverted_residual.h"
#include "core/labs/lab_measure.h"
#include "ui/labs/inverted_residual/inverted_figure.h"
#include "ui/labs/share_bars.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(InvertedCharts)
};

LayerCost costOf(const Result<std::shared_ptr<const Graph>>& graph) {
    CONVLENS_CHECK(graph.has_value());
    return labCost(**graph);
}

ChartData blocks(const LabView& view, Theme) {
    ChartData data;
    data.title = Words::tr("Inverted residual and classical bottleneck");
    data.caption = labConditions(view);
    data.figure = invertedFigure(invertedResidual(view.settings));
    return data;
}

/// What the inverted residual has of the classical bottleneck's: counts blue, times orange.
ChartData against(const LabView& view, Theme theme) {
    const InvertedResidual block = invertedResidual(view.settings);
    const ClassicalBottleneck classical = classicalOfEqualCost(block);
    const LayerCost mine = costOf(invertedGraph(block)), other = costOf(classicalGraph(classical));
    ChartData data =
        shareChart(view, Words::tr("The inverted residual, as a share of the classical bottleneck of equal cost"),
                   Words::tr("of the classical bottleneck's (%)"));
    ShareBars bars(data, theme);
    bars.counted(Words::tr("multiply-adds"), double(mine.macs), double(other.macs));
    bars.counted(Words::tr("parameters"), double(mine.params), double(other.params));
    bars.counted(Words::tr("map at the ends"), block.channels, classical.wide);
    const auto otherPeak = double(classicalMemory(classical));
    bars.countedBytes(Words::tr("memory of whole maps"), double(invertedMemory(block, 1).materialised), otherPeak);
    const int parts = view.settings.integer("parts");
    bars.countedBytes(Words::tr("memory in %1 parts").arg(parts), double(invertedMemory(block, parts).channelTiles),
                      otherPeak);
    bars.countedBytes(Words::tr("memory traffic as drawn"), double(mine.readBytes + mine.writeBytes),
                      double(other.readBytes + other.writeBytes));
    const auto timed = [&](const QString& name, const char* plan) {
        bars.timed(name, view.run ? view.run->find(std::string("inverted/") + plan) : nullptr,
                   view.run ? view.run->find(std::string("classical/") + plan) : nullptr);
    };
    timed(Words::tr("time layer by layer"), "as-drawn");
    timed(Words::tr("time fused"), "optimised");
    bars.finish();
    markDoubt(data, view,
              {"inverted/as-drawn", "inverted/optimised", "classical/as-drawn", "classical/optimised"});
    return data;
}

ChartData memory(const LabView& view, Theme theme) {
    const InvertedResidual block = invertedResidual(view.settings);
    ChartData data;
    data.kind = ChartKind::Lines;
    data.title = Words::tr("Memory of the maps over the number of parts");
    data.caption = labConditions(view);
    data.category.title = Words::tr("parts n");
    data.value.title = Words::tr("of whole maps (%)");
    const auto whole = double(invertedMemory(block, 1).materialised);
    ChartSeries tiles, bands;
    tiles.name = Words::tr("inner channels in parts");
    tiles.colour = theoryColour(theme);
    bands.name = Words::tr("bands of rows");
    bands.colour = networkShade(theoryColour(theme), 2, theme);
    const int most = std::max(10, view.settings.integer("parts"));
    for (int parts = 1; parts <= most; ++parts) {
        const BlockMemory memory = invertedMemory(block, parts);
        const auto add = [&](ChartSeries& series, double value, const QString& tip) {
            series.x.push_back(parts);
            series.y.push_back(100 * value / whole);
            series.tooltips << tip;
        };
        add(tiles, double(memory.channelTiles),
            Words::tr("%1 parts: %2").arg(parts).arg(bytes(double(memory.channelTiles))));
        add(bands, double(memory.rowBands),
            Words::tr("%1 bands: %2; %3 multiply-adds done twice unless rows are kept")
                .arg(parts)
                .arg(bytes(double(memory.rowBands)), count(double(memory.rowBandsExtraMacs))));
    }
    data.series = {tiles, bands};
    return data;
}

ChartData overExpansion(const LabView& view, Theme theme) {
    InvertedResidual block = invertedResidual(view.settings);
    ChartData data;
    data.kind = ChartKind::Lines;
    data.title = Words::tr("The block over its expansion");
    data.caption = labConditions(view);
    data.category.title = Words::tr("expansion t");
    data.value.title = Words::tr("of t = 1 (times)");
    ChartSeries macs, peak, time;
    macs.name = Words::tr("multiply-adds");
    macs.colour = theoryColour(theme);
    peak.name = Words::tr("memory of whole maps");
    peak.colour = networkShade(theoryColour(theme), 2, theme);
    time.name = Words::tr("time");
    time.colour = timeColour(theme);
    block.expansion = 1;
    const auto oneMacs = double(invertedMacs(block)), onePeak = double(invertedMemory(block, 1).materialised);
    const double oneMs = view.run ? view.run->value(expansionReading(1)) : std::nan("");
    std::vector<std::string> readings;
    for (const int expansion : kSweptExpansions) {
        block.expansion = expansion;
        const auto add = [&](ChartSeries& series, double y, const QString& value) {
            series.x.push_back(expansion);
            series.y.push_back(y);
            series.tooltips << Words::tr("t = %1: %2").arg(expansion).arg(value);
        };
        const auto count = double(invertedMacs(block)), bytes = double(invertedMemory(block, 1).materialised);
        add(macs, count / oneMacs, convlens::count(count));
        add(peak, bytes / onePeak, convlens::bytes(bytes));
        const LabReading* reading = view.run ? view.run->find(expansionReading(expansion)) : nullptr;
        if (!reading) continue;
        readings.push_back(reading->id);
        add(time, reading->value / oneMs, millisecondsWithSpread(reading->value, reading->spread));
        time.doubtful.push_back(reading->doubtful);
    }
    data.series = {macs, peak};
    if (view.run) data.series.push_back(time);
    if (!readings.empty()) markDoubt(data, view, readings);
    return data;
}

} // namespace

std::vector<NamedChart> invertedCharts(const LabView& view) {
    return {
        {QStringLiteral("inverted-blocks"), Words::tr("Blocks"), [view](Theme theme) { return blocks(view, theme); }},
        {QStringLiteral("inverted-against-classical"), Words::tr("Against classical"),
         [view](Theme theme) { return against(view, theme); }},
        {QStringLiteral("inverted-memory"), Words::tr("Memory"), [view](Theme theme) { return memory(view, theme); }},
        {QStringLiteral("inverted-over-expansion"), Words::tr("Over t"),
         [view](Theme theme) { return overExpansion(view, theme); }}};
}

} // namespace convlens
