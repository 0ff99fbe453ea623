#include "ui/labs/denormals/denormals_charts.h"

#include "core/labs/denormals_lab.h"
#include "ui/labs/denormals/denormals_figure.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DenormalsCharts)
};

QString chooseFirst(const LabView& view, bool caches) {
    if (isAboutCaches(view.settings) == caches) return notMeasuredYet();
    return caches ? Words::tr("Choose “caches” above as the experiment to measure this.")
                  : Words::tr("Choose “denormal numbers” above as the experiment to measure this.");
}

/// What the experiment that is chosen is about.
ChartData picture(const LabView& view, Theme) {
    const bool caches = isAboutCaches(view.settings);
    ChartData data;
    data.title = caches ? Words::tr("Where a layer finds its values") : Words::tr("The floats next to zero");
    data.caption = labConditions(view);
    data.figure =
        caches ? memoryLevelsFigure(readCacheSizes(), layerBytes(cacheSettings(view.settings))) : smallNumbersFigure();
    return data;
}

ChartData denormals(const LabView& view, Theme theme) {
    ChartData data;
    data.title = Words::tr("The same layer, by its input and by flushing");
    data.caption = labConditions(view);
    data.value.title = Words::tr("µs a run");
    data.emptyText = chooseFirst(view, false);
    ChartSeries series;
    series.name = Words::tr("time here");
    series.colour = timeColour(theme);
    const auto bar = [&](const QString& name, bool denormal, bool flushed) {
        const LabReading* reading = view.run ? view.run->find(denormalReading(denormal, flushed)) : nullptr;
        data.category.categories << name;
        series.values.push_back(reading ? 1000 * reading->value : std::nan(""));
        series.spreads.push_back(reading ? 500 * (reading->high - reading->low) : std::nan(""));
        series.doubtful.push_back(reading && reading->doubtful);
    };
    bar(Words::tr("normal input, flushing on"), false, true);
    bar(Words::tr("normal input, flushing off"), false, false);
    bar(Words::tr("denormal input, flushing on"), true, true);
    bar(Words::tr("denormal input, flushing off"), true, false);
    data.series.push_back(std::move(series));
    markDoubt(data, view);
    return data;
}

ChartData caches(const LabView& view, Theme theme) {
    ChartData data;
    data.kind = ChartKind::Lines;
    data.title = Words::tr("The same layer with its values ever farther away");
    data.caption = labConditions(view);
    data.category.title = Words::tr("working set (KiB)");
    data.category.logarithmic = true;
    data.value.title = Words::tr("µs a layer");
    data.emptyText = chooseFirst(view, true);
    ChartSeries middle, low, high;
    middle.name = Words::tr("time here");
    low.name = Words::tr("at least");
    high.name = Words::tr("at most");
    middle.colour = timeColour(theme);
    low.colour = high.colour = chartColours(theme).axis;
    double most = 0;
    for (const WorkingSet& set : cacheSets(view.settings)) {
        const LabReading* reading =
            view.run && isAboutCaches(view.settings) ? view.run->find(setReading(set)) : nullptr;
        if (!reading) continue;
        const double size = double(set.bytes) / 1024;
        for (ChartSeries* series : {&middle, &low, &high})
            series->x.push_back(size);
        middle.y.push_back(1000 * reading->value);
        low.y.push_back(1000 * reading->low);
        high.y.push_back(1000 * reading->high);
        middle.doubtful.push_back(reading->doubtful);
        middle.tooltips << Words::tr("%1 copies, %2: found in %3; %4 a layer")
                               .arg(set.copies)
                               .arg(bytes(double(set.bytes)), labText(std::string(toString(set.level))),
                                    milliseconds(reading->value));
        most = std::max(most, high.y.back());
    }
    if (middle.x.empty()) return data;
    const double largest = middle.x.back(), smallest = middle.x.front();
    data.series = {std::move(middle), std::move(low), std::move(high)};
    // Where each cache ends.
    const CacheSizes sizes = readCacheSizes();
    const std::pair<QString, std::int64_t> ends[] = {{Words::tr("end of L1"), sizes.level1},
                                                     {Words::tr("end of L2"), sizes.level2},
                                                     {Words::tr("end of L3"), sizes.level3}};
    for (const auto& [name, end] : ends) {
        const double size = double(end) / 1024;
        if (size < smallest || size > largest) continue;
        ChartSeries wall;
        wall.name = name;
        wall.colour = chartColours(theme).mutedText;
        wall.x = {size, size};
        wall.y = {0, most};
        data.series.push_back(std::move(wall));
    }
    markDoubt(data, view);
    return data;
}

} // namespace

std::vector<NamedChart> denormalsCharts(const LabView& view) {
    return {
        {QStringLiteral("denormals-picture"), Words::tr("Picture"),
         [view](Theme theme) { return picture(view, theme); }},
        {QStringLiteral("denormals"), Words::tr("Denormals"), [view](Theme theme) { return denormals(view, theme); }},
        {QStringLiteral("caches"), Words::tr("Caches"), [view](Theme theme) { return caches(view, theme); }}};
}

} // namespace convlens
