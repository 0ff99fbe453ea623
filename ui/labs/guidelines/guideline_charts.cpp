#include "ui/labs/guidelines/guideline_charts.h"

#include "core/base/check.h"
#include "core/labs/guidelines_lab.h"
#include "core/labs/part_readings.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(GuidelineCharts)
};

std::vector<GuidelineCase> casesOf(const LabView& view) {
    auto cases = guidelineCases(guidelineSettings(view.settings));
    CONVLENS_CHECK(cases.has_value());
    return std::move(*cases);
}

QString nameOf(const GuidelineCase& one) {
    return labText(one.name);
}

ChartData speed(const LabView& view, Theme theme) {
    ChartData data;
    data.title = Words::tr("Throughput for about the same multiply-adds");
    data.caption = labConditions(view);
    data.value.title = Words::tr("images a second");
    data.emptyText = notMeasuredYet();
    ChartSeries here;
    here.name = Words::tr("here, with the 95 % interval");
    here.colour = timeColour(theme);
    for (const GuidelineCase& one : casesOf(view)) {
        const LabReading* reading = view.run ? view.run->find(one.name) : nullptr;
        data.category.categories << nameOf(one);
        here.values.push_back(reading ? 1000 / reading->value : std::nan(""));
        here.spreads.push_back(reading ? (1000 / reading->low - 1000 / reading->high) / 2 : std::nan(""));
        here.doubtful.push_back(reading && reading->doubtful);
        here.tooltips << (reading ? Words::tr("%1 channels; %2 an image, between %3 and %4; %5 multiply-adds")
                                        .arg(QString::fromStdString(one.channels), milliseconds(reading->value),
                                             milliseconds(reading->low), milliseconds(reading->high),
                                             count(double(one.macs)))
                                  : QString());
    }
    data.series.push_back(std::move(here));
    markDoubt(data, view);
    return data;
}

/// How much slower than the recommended option: what counting says, what was measured, what the paper measured.
ChartData slower(const LabView& view, Theme theme) {
    const std::vector<GuidelineCase> cases = casesOf(view);
    const int channels = guidelineSettings(view.settings).channels;
    const GuidelineCase& plain = cases.front();
    const LabReading* first = view.run ? view.run->find(plain.name) : nullptr;
    ChartData data;
    data.title = Words::tr("Times as long as “%1”").arg(nameOf(plain));
    data.caption = labConditions(view);
    data.value.title = Words::tr("times as long (memory access: times as many values)");
    ChartSeries here, access, gpu, arm;
    here.name = Words::tr("time here, at equal multiply-adds");
    here.colour = timeColour(theme);
    access.name = Words::tr("memory access cost");
    access.colour = theoryColour(theme);
    gpu.name = Words::tr("paper: GTX 1080Ti");
    gpu.colour = chartColours(theme).mutedText;
    arm.name = Words::tr("paper: Snapdragon 810");
    arm.colour = chartColours(theme).axis;
    arm.hatched = true;
    const auto relative = [](std::optional<double> a, std::optional<double> b) {
        return a && b ? *a / *b : std::nan("");
    };
    for (const GuidelineCase& one : cases) {
        data.category.categories << nameOf(one);
        access.values.push_back(double(one.accesses) / double(plain.accesses));
        gpu.values.push_back(relative(plain.paper.gpuAt(channels), one.paper.gpuAt(channels)));
        arm.values.push_back(relative(plain.paper.armAt(channels), one.paper.armAt(channels)));
        const LabReading* reading = first ? view.run->find(one.name) : nullptr;
        const Slowdown s = reading ? slowdown(intervalOf(*first), plain.macs, intervalOf(*reading), one.macs)
                                   : Slowdown{std::nan(""), std::nan(""), std::nan("")};
        here.values.push_back(s.ratio);
        here.spreads.push_back(&one == &plain ? std::nan("") : (s.high - s.low) / 2);
        here.doubtful.push_back(reading && (reading->doubtful || first->doubtful));
    }
    if (view.run) data.series.push_back(std::move(here));
    data.series.push_back(std::move(access));
    if (plain.paper.gpuAt(channels)) data.series.push_back(std::move(gpu));
    if (plain.paper.armAt(channels)) data.series.push_back(std::move(arm));
    markDoubt(data, view);
    return data;
}

} // namespace

std::vector<NamedChart> guidelineCharts(const LabView& view) {
    return {{QStringLiteral("guideline-slower"), Words::tr("Times as long"),
             [view](Theme theme) { return slower(view, theme); }},
            {QStringLiteral("guideline-speed"), Words::tr("Throughput here"),
             [view](Theme theme) { return speed(view, theme); }}};
}

} // namespace convlens
