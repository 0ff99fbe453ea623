#include "ui/labs/channel_shuffle/shuffle_charts.h"

#include "core/base/check.h"
#include "core/labs/channel_shuffle.h"
#include "core/labs/lab_measure.h"
#include "ui/labs/channel_shuffle/lanes_figure.h"
#include "ui/labs/channel_shuffle/reach_figure.h"
#include "ui/labs/channel_shuffle/unit_figure.h"
#include "ui/labs/share_bars.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ShuffleCharts)
};

LayerCost costOf(const ShuffleUnit& unit) {
    const auto graph = shuffleUnitGraph(unit);
    CONVLENS_CHECK(graph.has_value());
    return labCost(**graph);
}

ChartData lanes(const LabView& view, Theme) {
    const ShuffleUnit unit = shuffleUnit(view.settings);
    ChartData data;
    data.title = Words::tr("Lanes of two group convolutions, without and with a shuffle");
    data.caption = labConditions(view);
    data.figure = lanesFigure(unit.groups, unit.order, view.settings.integer("output"));
    return data;
}

ChartData reach(const LabView& view, Theme) {
    const ShuffleUnit unit = shuffleUnit(view.settings);
    ChartData data;
    data.title = Words::tr("Which inputs each output sees after two group convolutions");
    data.caption = labConditions(view);
    data.figure = reachFigure(unit.bottleneck(), unit.groups);
    return data;
}

ChartData unit(const LabView& view, Theme) {
    const ShuffleUnit shown = shuffleUnit(view.settings);
    ChartData data;
    data.title = Words::tr("The ShuffleNet unit, stride %1").arg(shown.stride);
    data.caption = labConditions(view);
    data.figure = unitFigure(shown, unitParts(shown, view.run.get()));
    markDoubt(data, view, {"unit/permutation"});
    return data;
}

/// Share of what the unit moves against share of its time: the shuffle has no multiply-adds to set beside it.
ChartData ways(const LabView& view, Theme theme) {
    const ShuffleUnit unit = shuffleUnit(view.settings);
    const LayerCost whole = costOf(unit);
    const auto ownBytes = double(bytesMoved(ShuffleWay::Permutation, unit)); // what the count holds
    ChartData data = shareChart(view, Words::tr("What shuffling takes of the unit (multiply-adds: none)"),
                                Words::tr("share of the unit (%)"));
    ChartSeries moved, time;
    moved.name = Words::tr("bytes moved");
    moved.colour = theoryColour(theme);
    time.name = Words::tr("time");
    time.colour = timeColour(theme);
    for (const ShuffleWay way : kShuffleWays) {
        data.category.categories << labText(titleOf(way));
        const auto mine = double(bytesMoved(way, unit));
        const double all = double(whole.readBytes + whole.writeBytes) - ownBytes + mine;
        moved.values.push_back(100 * mine / all);
        moved.tooltips << Words::tr("%1 of %2").arg(bytes(mine), bytes(all));
        addTimeShare(time, view.run ? view.run->find(toString(way)) : nullptr,
                     view.run ? view.run->value("unit/" + toString(way)) : std::nan(""));
    }
    data.series = {moved};
    if (view.run) data.series.push_back(time);
    markDoubt(data, view, {"transpose", "permutation", "slices", "folded"});
    return data;
}

ChartData overGroups(const LabView& view, Theme theme) {
    ShuffleUnit unit = shuffleUnit(view.settings);
    ChartData data;
    data.kind = ChartKind::Lines;
    data.title = Words::tr("The unit over the number of groups");
    data.caption = labConditions(view);
    data.category.title = Words::tr("groups");
    data.value.title = Words::tr("of one group's (%)");
    ChartSeries macs, time;
    macs.name = Words::tr("multiply-adds");
    macs.colour = theoryColour(theme);
    time.name = Words::tr("time");
    time.colour = timeColour(theme);
    std::vector<std::string> readings;
    unit.groups = 1;
    const auto one = double(costOf(unit).macs);
    const double oneMs = view.run ? view.run->value(groupsReading(1)) : std::nan("");
    for (const int groups : sweptGroups(unit)) {
        unit.groups = groups;
        const auto count = double(costOf(unit).macs);
        macs.x.push_back(groups);
        macs.y.push_back(100 * count / one);
        macs.tooltips << Words::tr("%1 groups: %2 multiply-adds").arg(groups).arg(convlens::count(count));
        const LabReading* reading = view.run ? view.run->find(groupsReading(groups)) : nullptr;
        if (!reading) continue;
        readings.push_back(reading->id);
        time.x.push_back(groups);
        time.y.push_back(100 * reading->value / oneMs);
        time.doubtful.push_back(reading->doubtful);
        time.tooltips << Words::tr("%1 groups: %2").arg(groups).arg(
            millisecondsWithSpread(reading->value, reading->spread));
    }
    data.series = {macs};
    if (view.run) data.series.push_back(time);
    if (!readings.empty()) markDoubt(data, view, readings);
    return data;
}

} // namespace

std::vector<NamedChart> shuffleCharts(const LabView& view) {
    return {
        {QStringLiteral("shuffle-lanes"), Words::tr("Lanes"), [view](Theme theme) { return lanes(view, theme); }},
        {QStringLiteral("shuffle-reach"), Words::tr("Reach"), [view](Theme theme) { return reach(view, theme); }},
        {QStringLiteral("shuffle-unit"), Words::tr("The unit"), [view](Theme theme) { return unit(view, theme); }},
        {QStringLiteral("shuffle-ways"), Words::tr("Ways"), [view](Theme theme) { return ways(view, theme); }},
        {QStringLiteral("shuffle-over-groups"), Words::tr("Over g"),
         [view](Theme theme) { return overGroups(view, theme); }}};
}

} // namespace convlens
