#include "ui/labs/v3_parts/parts_charts.h"

#include "core/base/check.h"
#include "core/labs/part_readings.h"
#include "core/labs/parts_lab.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(PartsCharts)
};

constexpr int kSteps = 240;

QString partName(V3Part part) {
    switch (part) {
    case V3Part::Whole:
        break;
    case V3Part::SqueezeExcitation:
        return Words::tr("squeeze-and-excitation");
    case V3Part::Kernels5x5:
        return Words::tr("5x5 instead of 3x3");
    case V3Part::HSwish:
        return Words::tr("h-swish instead of ReLU");
    case V3Part::LastStage:
        return Words::tr("new last stage instead of old");
    case V3Part::Minimalistic:
        return Words::tr("the first three together");
    }
    return {};
}

ChartData prices(const LabView& view, Theme theme) {
    const auto variants = v3Variants(v3Settings(view.settings));
    CONVLENS_CHECK(variants.has_value());
    const V3Variant& whole = variants->front();
    const LabReading* wholeTime = view.run ? view.run->find(variantReading(V3Part::Whole)) : nullptr;
    ChartData data;
    data.title = Words::tr("What each part adds, as a share of the whole network");
    data.caption = labConditions(view);
    data.value.title = Words::tr("share of the whole network (%); below zero it saves");
    data.value.unit = QStringLiteral("%");
    ChartSeries macs, time;
    macs.name = Words::tr("multiply-adds");
    macs.colour = theoryColour(theme);
    time.name = Words::tr("time here");
    time.colour = timeColour(theme);
    for (const V3Variant& variant : *variants) {
        if (variant.part == V3Part::Whole) continue;
        data.category.categories << partName(variant.part);
        macs.values.push_back(100.0 * double(variant.macsPrice) / double(whole.macs));
        macs.tooltips << Words::tr("%1 multiply-adds, %2 parameters")
                             .arg(fullCount(variant.macsPrice), fullCount(variant.paramsPrice));
        const LabReading* without = wholeTime ? view.run->find(variantReading(variant.part)) : nullptr;
        if (!without) {
            time.values.push_back(std::nan(""));
            time.spreads.push_back(std::nan(""));
            time.doubtful.push_back(false);
            time.tooltips << QString();
            continue;
        }
        const TimeInterval price = timeDifference(intervalOf(*wholeTime), intervalOf(*without));
        time.values.push_back(100 * price.median / wholeTime->value);
        time.spreads.push_back(50 * (price.high - price.low) / wholeTime->value);
        time.doubtful.push_back(without->doubtful || wholeTime->doubtful);
        time.tooltips
            << Words::tr("%1 with, %2 without").arg(milliseconds(wholeTime->value), milliseconds(without->value));
    }
    data.series.push_back(std::move(macs));
    if (wholeTime) data.series.push_back(std::move(time));
    markDoubt(data, view);
    return data;
}

QColor curveColour(CurveKind kind, Theme theme) {
    const ChartColours colours = chartColours(theme);
    switch (kind) {
    case CurveKind::ReLU:
        return colours.axis;
    case CurveKind::ReLU6:
        return colours.mutedText;
    case CurveKind::HSwish:
        return colours.focus;
    case CurveKind::Swish:
        return colours.text;
    }
    return colours.text;
}

ChartData curves(const LabView& view, bool errors, Theme theme) {
    ChartData data;
    data.kind = ChartKind::Lines;
    data.title = errors ? Words::tr("Distance from swish") : Words::tr("Activation functions");
    data.caption = labConditions(view);
    data.category.title = QStringLiteral("x");
    data.value.title = errors ? Words::tr("|f(x) - swish(x)|") : QStringLiteral("f(x)");
    for (const CurveKind kind : kCurveKinds) {
        if (errors && kind == CurveKind::Swish) continue;
        ChartSeries series;
        series.name = QString::fromStdString(curveTitle(kind));
        series.colour = curveColour(kind, theme);
        for (int i = 0; i <= kSteps; ++i) {
            const double x = kCurveFrom + (kCurveTo - kCurveFrom) * i / kSteps;
            const double y = curveValue(kind, x);
            series.x.push_back(x);
            series.y.push_back(errors ? std::abs(y - curveValue(CurveKind::Swish, x)) : y);
        }
        data.series.push_back(std::move(series));
    }
    return data;
}

ChartData functionTimes(const LabView& view, Theme theme) {
    const double values = view.settings.number("map-values") * 1000;
    ChartData data;
    data.title = Words::tr("Each function alone on a map of %1 values").arg(count(values));
    data.caption = labConditions(view);
    data.value.title = Words::tr("ns a value");
    data.emptyText = notMeasuredYet();
    ChartSeries series;
    series.name = Words::tr("time here");
    series.colour = timeColour(theme);
    std::vector<std::string> readings;
    const auto bar = [&](const QString& name, std::string_view key) {
        readings.push_back(curveReading(key));
        const LabReading* reading = view.run ? view.run->find(readings.back()) : nullptr;
        data.category.categories << name;
        series.values.push_back(reading ? reading->value * 1e6 / values : std::nan(""));
        series.spreads.push_back(reading ? (reading->high - reading->low) / 2 * 1e6 / values : std::nan(""));
        series.doubtful.push_back(reading && reading->doubtful);
    };
    bar(Words::tr("plain copy"), "copy");
    for (const CurveKind kind : kCurveKinds)
        bar(QString::fromStdString(curveTitle(kind)), toString(kind));
    data.series.push_back(std::move(series));
    markDoubt(data, view, readings);
    return data;
}

} // namespace

std::vector<NamedChart> v3PartsCharts(const LabView& view) {
    return {
        {QStringLiteral("parts-prices"), Words::tr("Price tags"), [view](Theme theme) { return prices(view, theme); }},
        {QStringLiteral("parts-curves"), Words::tr("Curves"),
         [view](Theme theme) { return curves(view, false, theme); }},
        {QStringLiteral("parts-errors"), Words::tr("Distance from swish"),
         [view](Theme theme) { return curves(view, true, theme); }},
        {QStringLiteral("parts-function-times"), Words::tr("Functions' times"),
         [view](Theme theme) { return functionTimes(view, theme); }}};
}

} // namespace convlens
