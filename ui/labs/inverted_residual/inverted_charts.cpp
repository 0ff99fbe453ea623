#include "ui/labs/inverted_residual/inverted_charts.h"

#include "core/base/check.h"
#include "core/labs/inverted_residual.h"
#include "ui/labs/inverted_residual/inverted_figure.h"
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
    ChartData data;
    data.kind = ChartKind::HorizontalBars;
    data.title = Words::tr("The inverted residual, as a share of the classical bottleneck of equal cost");
    data.caption = labConditions(view);
    data.value.title = Words::tr("of the classical bottleneck's (%)");
    data.value.unit = QStringLiteral("%");
    ChartSeries series;
    series.name = Words::tr("share");
    series.colour = theoryColour(theme);
    const auto bar = [&](const QString& name, double ours, double theirs, const QString& tip, bool time) {
        data.category.categories << name;
        series.values.push_back(100 * ours / theirs);
        series.colours.push_back(time ? timeColour(theme) : theoryColour(theme));
        series.tooltips << tip;
    };
    const auto of = [](double a, double b) {
        return QStringLiteral("%1 : %2").arg(count(a), count(b));
    };
    const auto ofBytes = [](double a, double b) {
        return QStringLiteral("%1 : %2").arg(bytes(a), bytes(b));
    };
    bar(Words::tr("multiply-adds"), double(mine.macs), double(other.macs), of(double(mine.macs), double(other.macs)),
        false);
    bar(Words::tr("parameters"), double(mine.params), double(other.params),
        of(double(mine.params), double(other.params)), false);
    bar(Words::tr("map at the ends"), block.channels, classical.wide, of(block.channels, classical.wide), false);
    const auto peak = double(invertedMemory(block, 1).materialised), otherPeak = double(classicalMemory(classical));
    bar(Words::tr("memory of whole maps"), peak, otherPeak, ofBytes(peak, otherPeak), false);
    const int parts = view.settings.integer("parts");
    const auto tiled = double(invertedMemory(block, parts).channelTiles);
    bar(Words::tr("memory in %1 parts").arg(parts), tiled, otherPeak, ofBytes(tiled, otherPeak), false);
    const auto traffic = double(mine.readBytes + mine.writeBytes),
               otherTraffic = double(other.readBytes + other.writeBytes);
    bar(Words::tr("memory traffic as drawn"), traffic, otherTraffic, ofBytes(traffic, otherTraffic), false);
    const auto timeBar = [&](const QString& name, const char* plan) {
        const double ours = view.run ? view.run->value(std::string("inverted/") + plan) : std::nan("");
        const double theirs = view.run ? view.run->value(std::string("classical/") + plan) : std::nan("");
        bar(name, ours, theirs,
            view.run ? QStringLiteral("%1 : %2").arg(milliseconds(ours), milliseconds(theirs)) : notMeasuredYet(), true);
    };
    timeBar(Words::tr("time layer by layer"), "as-drawn");
    timeBar(Words::tr("time fused"), "optimised");
    data.series.push_back(std::move(series));
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
