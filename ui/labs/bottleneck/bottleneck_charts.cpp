#include "ui/labs/bottleneck/bottleneck_charts.h"

#include "ui/labs/bottleneck/bottleneck_figure.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(BottleneckCharts)
};

ChartData shape(const LabView& view, Theme) {
    ChartData data;
    const int n = view.settings.integer("dimensions");
    data.title = Words::tr("Into %1 dimensions and back").arg(n);
    data.caption = labConditions(view);
    auto made = bottleneckView(view.settings);
    if (made)
        data.figure = bottleneckFigure(std::move(*made));
    else
        data.emptyText = Words::tr("Draw some points in the tab “Draw”: press the mouse and move.");
    return data;
}

ChartData curve(const LabView& view, Theme theme) {
    const ChartColours colours = chartColours(theme);
    ChartData data;
    data.kind = ChartKind::Lines;
    data.title = Words::tr("Many random matrices: what is lost over the number of dimensions");
    data.caption = labConditions(view);
    data.category.title = Words::tr("dimensions n");
    data.value.title = Words::tr("%");
    data.emptyText =
        Words::tr("“Try here” tries %1 random matrices for every n from 2 to 30.").arg(view.settings.integer("seeds"));
    if (!view.run) return data;
    ChartSeries middle, low, high, collapsed, expected;
    middle.name = Words::tr("error after the best fit (median)");
    middle.colour = colours.text;
    low.name = Words::tr("10th percentile");
    high.name = Words::tr("90th percentile");
    low.colour = high.colour = colours.axis;
    collapsed.name = Words::tr("points that collapse (mean)");
    collapsed.colour = colours.focus;
    expected.name = Words::tr("(n + 1) / 2^n");
    expected.colour = theoryColour(theme);
    const bool relu = view.settings.choice("activation") == "relu";
    for (const int n : bottleneckDimensions()) {
        const std::string id = "n=" + std::to_string(n) + "/";
        const LabReading* error = view.run->find(id + "fitted");
        if (!error) continue;
        for (ChartSeries* series : {&middle, &low, &high, &collapsed, &expected})
            series->x.push_back(n);
        middle.y.push_back(100 * error->value);
        low.y.push_back(100 * error->low);
        high.y.push_back(100 * error->high);
        collapsed.y.push_back(100 * view.run->value(id + "collapsed"));
        expected.y.push_back(100 * expectedCollapse(n));
        middle.tooltips << Words::tr("n = %1: %2, from %3 to %4")
                               .arg(n)
                               .arg(percent(error->value), percent(error->low), percent(error->high));
    }
    data.series = {std::move(middle), std::move(low), std::move(high), std::move(collapsed)};
    if (relu) data.series.push_back(std::move(expected));
    return data;
}

ChartData activations(const LabView& view, Theme theme) {
    ChartData data;
    data.title = Words::tr("The activations in %1 dimensions").arg(view.settings.integer("dimensions"));
    data.caption = labConditions(view);
    data.value.title = Words::tr("error after the best fit (%): median, 10th to 90th percentile");
    data.value.unit = QStringLiteral("%");
    data.emptyText = Words::tr("“Try here” tries many random matrices with each activation.");
    ChartSeries series;
    series.name = Words::tr("error after the best fit");
    series.colour = chartColours(theme).mutedText;
    for (const auto& [key, name] : {std::pair{"relu", Words::tr("ReLU")},
                                    {"relu6", Words::tr("ReLU6")},
                                    {"h-swish", Words::tr("h-swish")},
                                    {"none", Words::tr("none")}}) {
        const LabReading* reading = view.run ? view.run->find(key) : nullptr;
        data.category.categories << name;
        series.values.push_back(reading ? 100 * reading->value : std::nan(""));
        series.spreads.push_back(reading ? 50 * (reading->high - reading->low) : std::nan(""));
    }
    data.series.push_back(std::move(series));
    return data;
}

} // namespace

std::vector<NamedChart> bottleneckCharts(const LabView& view) {
    return {
        {QStringLiteral("bottleneck-shape"), Words::tr("There and back"),
         [view](Theme theme) { return shape(view, theme); }},
        {QStringLiteral("bottleneck-curve"), Words::tr("Over n"), [view](Theme theme) { return curve(view, theme); }},
        {QStringLiteral("bottleneck-activations"), Words::tr("Activations"),
         [view](Theme theme) { return activations(view, theme); }}};
}

} // namespace convlens
