#include "ui/labs/depthwise_separable/separable_charts.h"

#include "core/base/check.h"
#include "core/labs/depthwise_separable.h"
#include "ui/labs/depthwise_separable/separable_figure.h"
#include "ui/labs/share_bars.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SeparableCharts)
};

SeparableCost costOf(const LabView& view) {
    const auto cost = separableCost(separableShape(view.settings));
    CONVLENS_CHECK(cost.has_value());
    return *cost;
}

ChartData blocks(const LabView& view, Theme) {
    ChartData data;
    data.title = Words::tr("A standard and a depthwise separable convolution");
    data.caption = labConditions(view);
    data.figure = separableFigure(separableShape(view.settings), costOf(view));
    return data;
}

/// Counts blue, time orange: the whole argument in four bars.
ChartData shares(const LabView& view, Theme theme) {
    const SeparableCost cost = costOf(view);
    const LayerCost separable = cost.separable();
    ChartData data = shareChart(view, Words::tr("Depthwise separable, as a share of the standard convolution"),
                                Words::tr("share of the standard convolution's (%)"));
    ShareBars bars(data, theme);
    bars.counted(Words::tr("multiply-adds"), double(separable.macs), double(cost.standard.macs));
    bars.counted(Words::tr("parameters"), double(separable.params), double(cost.standard.params));
    bars.countedBytes(Words::tr("memory traffic"), double(separable.readBytes + separable.writeBytes),
                      double(cost.standard.readBytes + cost.standard.writeBytes));
    bars.timed(view.run ? Words::tr("time here") : Words::tr("time here (not measured yet)"),
               view.run ? view.run->find("separable") : nullptr, view.run ? view.run->find("standard") : nullptr);
    bars.finish();
    markDoubt(data, view, {"standard", "separable"});
    return data;
}

ChartData speedUp(const LabView& view, bool overKernel, Theme theme) {
    const SeparableShape chosen = separableShape(view.settings);
    const SeparableSweep sweep = separableSweep(chosen);
    ChartData data;
    data.kind = ChartKind::Lines;
    data.title = overKernel ? Words::tr("Speed-up over the kernel's size") : Words::tr("Speed-up over the output channels");
    data.caption = labConditions(view);
    data.category.title = overKernel ? Words::tr("kernel K") : Words::tr("output channels C_out");
    data.category.logarithmic = !overKernel;
    data.value.title = Words::tr("times: standard by separable");
    ChartSeries predicted, measured;
    predicted.name = Words::tr("predicted: multiply-adds");
    predicted.colour = theoryColour(theme);
    measured.name = Words::tr("measured: time");
    measured.colour = timeColour(theme);
    std::vector<std::string> readings;
    for (const SeparableShape& shape : overKernel ? sweep.kernels : sweep.outChannels) {
        const double x = overKernel ? shape.kernel : shape.outChannels;
        predicted.x.push_back(x);
        predicted.y.push_back(1 / separableRatio(shape.outChannels, shape.kernel));
        predicted.tooltips << Words::tr("%1 = %2: %3 fewer multiply-adds")
                                  .arg(overKernel ? QStringLiteral("K") : QStringLiteral("C_out"))
                                  .arg(x)
                                  .arg(ratio(predicted.y.back()));
        if (!view.run) continue;
        const double faster = measuredSpeedUp(*view.run, shape);
        if (!std::isfinite(faster)) continue;
        const auto *standard = view.run->find(sweepReading(shape, false)),
                   *separable = view.run->find(sweepReading(shape, true));
        readings.push_back(standard->id);
        readings.push_back(separable->id);
        measured.x.push_back(x);
        measured.y.push_back(faster);
        measured.doubtful.push_back(standard->doubtful || separable->doubtful);
        measured.tooltips << Words::tr("%1 = %2: %3 against %4")
                                 .arg(overKernel ? QStringLiteral("K") : QStringLiteral("C_out"))
                                 .arg(x)
                                 .arg(milliseconds(standard->value), milliseconds(separable->value));
    }
    data.series = {predicted};
    if (view.run) data.series.push_back(measured);
    if (!readings.empty()) markDoubt(data, view, readings);
    return data;
}

} // namespace

std::vector<NamedChart> separableCharts(const LabView& view) {
    return {{QStringLiteral("separable-blocks"), Words::tr("Blocks"), [view](Theme theme) { return blocks(view, theme); }},
            {QStringLiteral("separable-shares"), Words::tr("Cost and time"),
             [view](Theme theme) { return shares(view, theme); }},
            {QStringLiteral("separable-over-channels"), Words::tr("Over C_out"),
             [view](Theme theme) { return speedUp(view, false, theme); }},
            {QStringLiteral("separable-over-kernel"), Words::tr("Over K"),
             [view](Theme theme) { return speedUp(view, true, theme); }}};
}

} // namespace convlens
