#include "ui/labs/multipliers/multiplier_charts.h"

#include "core/base/check.h"
#include "core/labs/multipliers.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(MultiplierCharts)
};

MultiplierCost costOf(const MultiplierPoint& point) {
    const auto cost = multiplierCost(point);
    CONVLENS_CHECK(cost.has_value());
    return *cost;
}

double exactPercent(const MultiplierPoint& point) {
    static const auto full = double(costOf(kFullMobileNet).macs);
    return 100 * double(costOf(point).macs) / full;
}

double timePercent(const LabView& view, const MultiplierPoint& point) {
    if (!view.run) return std::nan("");
    return 100 * view.run->value(multiplierReading(point)) / view.run->value(multiplierReading(kFullMobileNet));
}

/// Lighter than what was counted: a rule is no count.
QColor ruleColour(Theme theme) {
    return networkShade(theoryColour(theme), 2, theme);
}

ChartData parts(const LabView& view, Theme theme) {
    const MultiplierPoint chosen = multiplierPoint(view.settings);
    const MultiplierCost full = costOf(kFullMobileNet), cost = costOf(chosen);
    ChartData data;
    data.kind = ChartKind::HorizontalBars;
    data.title = Words::tr("MobileNetV1 %1 as a share of 1.0 @224").arg(QString::fromStdString(titleOf(chosen)));
    data.caption = labConditions(view);
    data.value.title = Words::tr("of the full network's (%)");
    data.value.unit = QStringLiteral("%");
    ChartSeries series;
    series.name = Words::tr("share");
    series.colour = theoryColour(theme);
    const auto bar = [&](const QString& name, double value, const QColor& colour, const QString& tip) {
        data.category.categories << name;
        series.values.push_back(value);
        series.colours.push_back(colour);
        series.tooltips << tip;
    };
    bar(Words::tr("rule of thumb"), 100 * ruleOfThumb(chosen), ruleColour(theme),
        Words::tr("width² × resolution² = %1").arg(significant(ruleOfThumb(chosen))));
    for (const NetworkPart part : kNetworkParts)
        bar(labText(titleOf(part)), 100 * double(cost.partMacs[int(part)]) / double(full.partMacs[int(part)]),
            theoryColour(theme),
            Words::tr("%1 of %2 multiply-adds; falls as %3")
                .arg(count(double(cost.partMacs[int(part)])), count(double(full.partMacs[int(part)])),
                     labText(lawText(part))));
    bar(Words::tr("all multiply-adds"), exactPercent(chosen), theoryColour(theme),
        Words::tr("%1 of %2").arg(count(double(cost.macs)), count(double(full.macs))));
    bar(Words::tr("parameters"), 100 * double(cost.params) / double(full.params), theoryColour(theme),
        Words::tr("%1 of %2; resolution saves none").arg(count(double(cost.params)), count(double(full.params))));
    bar(view.run ? Words::tr("time here") : Words::tr("time here (not measured yet)"), timePercent(view, chosen),
        timeColour(theme),
        view.run ? Words::tr("%1 of %2")
                       .arg(milliseconds(view.run->value(multiplierReading(chosen))),
                            milliseconds(view.run->value(multiplierReading(kFullMobileNet))))
                 : notMeasuredYet());
    data.series.push_back(std::move(series));
    markDoubt(data, view, {multiplierReading(chosen), multiplierReading(kFullMobileNet)});
    return data;
}

ChartData over(const LabView& view, bool width, Theme theme) {
    const MultiplierPoint chosen = multiplierPoint(view.settings);
    ChartData data;
    data.kind = ChartKind::Lines;
    data.title = width ? Words::tr("Over the width, at %1 pixels").arg(chosen.resolution)
                       : Words::tr("Over the resolution, at width %1").arg(chosen.width);
    data.caption = labConditions(view);
    data.category.title = width ? Words::tr("width multiplier") : Words::tr("resolution (pixels)");
    data.value.title = Words::tr("of 1.0 @224 (%)");
    ChartSeries rule, exact, time;
    rule.name = Words::tr("rule: width² × resolution²");
    rule.colour = ruleColour(theme);
    exact.name = Words::tr("multiply-adds, counted");
    exact.colour = theoryColour(theme);
    time.name = Words::tr("time, measured");
    time.colour = timeColour(theme);
    std::vector<std::string> readings;
    for (const MultiplierPoint& point : width ? overWidths(chosen) : overResolutions(chosen)) {
        const double x = width ? point.width : point.resolution;
        const auto add = [&](ChartSeries& series, double y, const QString& tip) {
            series.x.push_back(x);
            series.y.push_back(y);
            series.tooltips << QStringLiteral("%1: %2").arg(QString::fromStdString(titleOf(point)), tip);
        };
        add(rule, 100 * ruleOfThumb(point), percent(ruleOfThumb(point)));
        add(exact, exactPercent(point), count(double(costOf(point).macs)));
        const LabReading* reading = view.run ? view.run->find(multiplierReading(point)) : nullptr;
        if (!reading) continue;
        readings.push_back(reading->id);
        add(time, timePercent(view, point), millisecondsWithSpread(reading->value, reading->spread));
        time.doubtful.push_back(reading->doubtful);
    }
    data.series = {rule, exact};
    if (view.run) data.series.push_back(time);
    if (!readings.empty()) markDoubt(data, view, readings);
    return data;
}

/// The published accuracies over what each network costs: counted for all of them, timed for those that were measured.
ChartData accuracy(const LabView& view, Theme theme) {
    ChartData data;
    data.kind = ChartKind::Scatter;
    data.title = Words::tr("Published accuracy over cost");
    data.caption = labConditions(view);
    data.category.title = Words::tr("cost (% of 1.0 @224)");
    data.category.logarithmic = true;
    data.value.title = Words::tr("top-1 on ImageNet (%), as the authors print it");
    ChartSeries macs, time;
    macs.name = Words::tr("over multiply-adds");
    macs.colour = theoryColour(theme);
    time.name = Words::tr("over time here");
    time.colour = timeColour(theme);
    for (const double width : kPaperWidths) {
        for (const int resolution : kPaperResolutions) {
            const MultiplierPoint point{width, resolution};
            const auto top1 = publishedTop1(point);
            if (!top1) continue;
            const QString tip = QStringLiteral("%1: %2 % (%3)")
                                    .arg(QString::fromStdString(titleOf(point)))
                                    .arg(*top1)
                                    .arg(labText(publishedSource(point)));
            macs.x.push_back(exactPercent(point));
            macs.y.push_back(*top1);
            macs.tooltips << tip;
            const double share = timePercent(view, point);
            if (!std::isfinite(share)) continue;
            time.x.push_back(share);
            time.y.push_back(*top1);
            time.tooltips << tip;
            time.doubtful.push_back(view.run->find(multiplierReading(point))->doubtful);
        }
    }
    data.series = {macs};
    if (view.run) data.series.push_back(time);
    return data;
}

} // namespace

std::vector<NamedChart> multiplierCharts(const LabView& view) {
    return {
        {QStringLiteral("multipliers-parts"), Words::tr("Parts"), [view](Theme theme) { return parts(view, theme); }},
        {QStringLiteral("multipliers-over-width"), Words::tr("Over width"),
         [view](Theme theme) { return over(view, true, theme); }},
        {QStringLiteral("multipliers-over-resolution"), Words::tr("Over resolution"),
         [view](Theme theme) { return over(view, false, theme); }},
        {QStringLiteral("multipliers-accuracy"), Words::tr("Accuracy"),
         [view](Theme theme) { return accuracy(view, theme); }}};
}

} // namespace convlens
