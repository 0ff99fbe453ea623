#include "ui/charts/trust_charts.h"

#include "core/analysis/histogram.h"
#include "core/analysis/trust.h"
#include "core/base/version.h"
#include "core/measure/statistics.h"
#include "ui/charts/conditions.h"
#include "ui/session/passports.h"
#include "ui/text/conversions.h"
#include "ui/text/doubt.h"
#include "ui/text/network_name.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TrustCharts)
};

constexpr int kMostBins = 24;

const TimingSummary* totalOf(const TrustView& view) {
    return view.measurement ? &view.measurement->measurement.total : nullptr;
}

ChartData about(const TrustView& view, const QString& what) {
    ChartData data;
    data.title = what;
    if (view.measurement) {
        data.title = QStringLiteral("%1: %2").arg(networkName(view.measurement->network->spec), what);
        data.caption = conditionsOf(*view.measurement->network, view.measurement.get());
    }
    if (const TimingSummary* total = totalOf(view); total && total->doubtful) {
        data.doubtful = true;
        data.doubt = Words::tr("Doubtful times: %1").arg(doubtInWords(*total));
    }
    return data;
}

double outlierLimit(const TimingSummary& total) {
    return kOutlierSigmas * kMadToSigma * total.madMs;
}

/// One bar of the spread, from and to in ms.
struct SpreadBar {
    double from = 0, to = 0;
    int runs = 0;
    bool isOutliers = false;
};

/// Bars of one width for the runs near the median, and one bar on each side for all outliers there: a single run that
/// took ten times as long would else leave one bar for all the others. Each bar begins where the one before ends. Not
/// empty.
std::vector<SpreadBar> spreadOf(const TimingSummary& total) {
    std::vector<double> near;
    SpreadBar below{total.medianMs, total.medianMs, 0, true}, above = below;
    for (const double ms : total.samplesMs) {
        SpreadBar& side = ms < total.medianMs ? below : above;
        if (std::abs(ms - total.medianMs) <= outlierLimit(total)) {
            near.push_back(ms);
            continue;
        }
        ++side.runs;
        side.from = std::min(side.from, ms);
        side.to = std::max(side.to, ms);
    }
    std::vector<SpreadBar> bars;
    const Histogram histogram = histogramOf(near, kMostBins);
    for (std::size_t i = 0; i < histogram.counts.size(); ++i) {
        const double from = histogram.low + double(i) * histogram.width;
        bars.push_back({from, from + histogram.width, histogram.counts[i], false});
    }
    if (below.runs > 0) {
        below.to = bars.front().from;
        bars.insert(bars.begin(), below);
    }
    if (above.runs > 0) {
        above.from = bars.back().to;
        bars.push_back(above);
    }
    return bars;
}

/// "GenuineIntel ..., 2 cores, AVX-512; measured at ...": what peaks go with.
QString peaksCaption(const MachinePeaks& peaks) {
    QString caption = Words::tr("%1, %2, %3; measured at %4")
                          .arg(fromView(peaks.cpu), fromView(peaks.isa),
                               peaks.cores == 1 ? Words::tr("1 core") : Words::tr("%1 cores").arg(peaks.cores),
                               fromView(peaks.takenAt));
    if (peaks.load1 >= 0) caption += Words::tr(", load %1").arg(peaks.load1, 0, 'f', 1);
    return caption + QStringLiteral("; Convlens %1").arg(QLatin1String(kVersion));
}

ChartData aboutPeaks(const TrustView& view, const QString& what) {
    ChartData data;
    data.kind = ChartKind::HorizontalBars;
    data.title = what;
    data.emptyText = Words::tr("What this machine can do at most: measure it in the menu Measure.");
    if (!view.peaks) return data;
    data.caption = peaksCaption(*view.peaks);
    if (view.peaks->doubtful()) {
        data.doubtful = true;
        data.doubt =
            Words::tr("Doubtful: the load was %1 in the minute before, so that the peaks are too low. Measure them "
                      "again when the machine is quiet.")
                .arg(view.peaks->load1, 0, 'f', 1);
    }
    return data;
}

} // namespace

ChartData runsChart(const TrustView& view, Theme theme) {
    ChartData data = about(view, Words::tr("every run, in order"));
    data.kind = ChartKind::Scatter;
    data.category.title = Words::tr("run");
    data.value.title = Words::tr("time (ms)");
    data.value.logarithmic = view.logarithmic;
    data.emptyText = Words::tr("Each run of the measurement, the first and the warm-up too, once there is one.");
    const TimingSummary* total = totalOf(view);
    if (!total) return data;
    if (total->samplesMs.empty()) {
        data.emptyText = Words::tr("This measurement was kept without its single runs. Measure again to see them.");
        return data;
    }
    ChartSeries first, warm, counted, outliers, middle;
    first.name = Words::tr("first run");
    first.colour = chartColours(theme).mutedText;
    warm.name = Words::tr("warm-up");
    warm.colour = chartColours(theme).mutedText;
    counted.name = Words::tr("counted");
    counted.colour = data.doubtful ? doubtfulColour(theme) : timeColour(theme);
    outliers.name = Words::tr("outliers, counted too");
    outliers.colour = chartColours(theme).text;
    double run = 0;
    const auto add = [&](ChartSeries& series, double ms, const QString& tip) {
        series.x.push_back(++run);
        series.y.push_back(ms);
        QString words = Words::tr("run %1: %2").arg(int(run)).arg(milliseconds(ms)) + tip;
        if (total->medianMs > 0)
            words += QStringLiteral("<br>") +
                     Words::tr("%1 the median %2").arg(ratio(ms / total->medianMs), milliseconds(total->medianMs));
        series.tooltips.append(words);
    };
    add(first, total->firstMs, Words::tr(", cold: memory is touched for the first time; not among the others"));
    for (const double ms : total->warmupMs)
        add(warm, ms, Words::tr(", until two times three runs no longer get faster; not counted"));
    const double firstCounted = run + 1;
    for (const double ms : total->samplesMs) {
        const bool outlier = std::abs(ms - total->medianMs) > outlierLimit(*total);
        add(outlier ? outliers : counted, ms,
            outlier ? Words::tr(", more than %1 from the median = %2 × %3 × MAD")
                          .arg(milliseconds(outlierLimit(*total)))
                          .arg(kOutlierSigmas)
                          .arg(kMadToSigma)
                    : QString());
    }
    middle.name = Words::tr("median of the counted");
    middle.colour = chartColours(theme).text;
    middle.reference = true;
    middle.x = {firstCounted, run};
    middle.y = {total->medianMs, total->medianMs};
    middle.tooltips.fill(Words::tr("median %1").arg(millisecondsWithSpread(total->medianMs, total->madMs)), 2);
    for (ChartSeries* series : {&first, &warm, &counted, &outliers})
        if (!series->x.empty()) data.series.push_back(std::move(*series));
    data.series.push_back(std::move(middle));
    return data;
}

QString runsSentence(const TrustView& view) {
    const TimingSummary* total = totalOf(view);
    if (!total || !(total->medianMs > 0)) return {};
    QString sentence =
        Words::tr("The first run took %1 times the median, then %2 runs warmed it up; of %3 counted runs %4.")
            .arg(significant(total->firstMs / total->medianMs, 2))
            .arg(total->warmupRuns)
            .arg(total->iterations)
            .arg(total->outliers == 0   ? Words::tr("none is an outlier")
                 : total->outliers == 1 ? Words::tr("one is an outlier")
                                        : Words::tr("%1 are outliers").arg(total->outliers));
    return sentence;
}

ChartData distributionChart(const TrustView& view, Theme theme) {
    ChartData data = about(view, Words::tr("how the runs spread"));
    data.kind = ChartKind::VerticalBars;
    data.category.title = Words::tr("time (ms), lower end of each bar");
    data.value.title = Words::tr("counted runs");
    data.emptyText = Words::tr("How many runs took how long, once there is a measurement with its runs.");
    const TimingSummary* total = totalOf(view);
    if (!total || total->samplesMs.empty()) return data;
    const std::vector<SpreadBar> bars = spreadOf(*total);
    ChartSeries runs;
    runs.name = Words::tr("runs");
    runs.colour = data.doubtful ? doubtfulColour(theme) : timeColour(theme);
    const auto inner = std::ranges::find(bars, false, &SpreadBar::isOutliers);
    const double width = inner == bars.end() ? 0 : inner->to - inner->from;
    const int decimals =
        std::clamp(width > 0 ? int(std::ceil(-std::log10(width))) + 1 : significantDecimals(bars.back().to), 0, 6);
    const auto ms = [decimals](double value) { return QString::number(value, 'f', decimals); };
    for (const SpreadBar& bar : bars) {
        const bool isBelow = bar.isOutliers && &bar == &bars.front();
        data.category.categories.append(!bar.isOutliers ? ms(bar.from)
                                        : isBelow       ? QStringLiteral("< %1").arg(ms(bar.to))
                                                        : QStringLiteral("> %1").arg(ms(bar.from)));
        runs.values.push_back(bar.runs);
        runs.labels.append(QString::number(bar.runs));
        QString tip = Words::tr("%1 runs from %2 to %3 ms").arg(bar.runs).arg(ms(bar.from), ms(bar.to));
        if (total->medianMs >= bar.from && (total->medianMs < bar.to || &bar == &bars.back()))
            tip += Words::tr("; the median is among them");
        tip += QStringLiteral("<br>") + Words::tr("%1 = %2 / %3 counted runs")
                                            .arg(percent(bar.runs / double(total->samplesMs.size())))
                                            .arg(bar.runs)
                                            .arg(total->samplesMs.size());
        if (bar.isOutliers)
            tip += QStringLiteral("<br>") +
                   Words::tr("outliers, further than %1 from the median: one bar for all of them, not to scale")
                       .arg(milliseconds(outlierLimit(*total)));
        else if (width > 0)
            tip +=
                QStringLiteral("<br>") +
                Words::tr("each bar %1 ms wide: twice the middle half's width / cube root of %2 runs, at most %3 bars")
                    .arg(significant(width))
                    .arg(total->samplesMs.size() - std::size_t(total->outliers))
                    .arg(kMostBins);
        runs.tooltips.append(tip);
    }
    data.series.push_back(std::move(runs));
    return data;
}

QString distributionSentence(const TrustView& view) {
    const TimingSummary* total = totalOf(view);
    if (!total || !(total->medianMs > 0)) return {};
    return Words::tr("Half of the runs lie within %1 of the median %2; the fastest took %3, 95 % took less than %4.")
        .arg(percent(total->madMs / total->medianMs, 2), milliseconds(total->medianMs), milliseconds(total->minMs),
             milliseconds(total->p95Ms));
}

ChartData peakChart(const TrustView& view, Theme theme) {
    ChartData data = aboutPeaks(view, Words::tr("Peak of arithmetic"));
    data.value.title = Words::tr("10⁹ float32 operations per second (GFLOP/s)");
    if (!view.peaks) return data;
    ChartSeries peak;
    peak.name = Words::tr("peak");
    peak.colour = data.doubtful ? doubtfulColour(theme) : timeColour(theme);
    const std::vector<double>& gflops = view.peaks->gflops;
    for (std::size_t i = 0; i < gflops.size(); ++i) {
        data.category.categories.append(i == 0 ? Words::tr("1 core") : Words::tr("%1 cores").arg(i + 1));
        peak.values.push_back(gflops[i]);
        peak.tooltips.append(
            Words::tr("%1 GFLOP/s: multiply-adds in registers alone, two operations each; %2 of one core's times %3")
                .arg(significant(gflops[i]), percent(gflops[i] / (gflops[0] * double(i + 1))))
                .arg(i + 1));
    }
    data.series.push_back(std::move(peak));
    return data;
}

ChartData bandwidthChart(const TrustView& view, Theme theme) {
    ChartData data = aboutPeaks(view, Words::tr("Speed of reading"));
    data.value.title = Words::tr("10⁹ bytes per second (GB/s)");
    data.value.logarithmic = view.logarithmicReading;
    if (!view.peaks) return data;
    ChartSeries one, all;
    one.name = Words::tr("one core alone");
    one.colour = data.doubtful ? doubtfulColour(theme) : timeColour(theme);
    all.name = Words::tr("all cores together");
    all.colour = data.doubtful ? doubtfulColour(theme) : networkShade(timeColour(theme), 2, theme);
    all.hatched = true;
    for (const MemoryLevel& level : view.peaks->levels) {
        data.category.categories.append(level.name == "memory" ? Words::tr("memory") : fromView(level.name));
        one.values.push_back(level.oneCoreGBs);
        all.values.push_back(level.allCoresGBs);
        const QString read = Words::tr("%1 read again and again by one core").arg(bytes(double(level.readBytes)));
        one.tooltips.append(level.bytes > 0 ? Words::tr("cache of %1; %2").arg(bytes(double(level.bytes)), read)
                                            : read);
        all.tooltips.append(Words::tr("one core %1 GB/s, all %2 GB/s, %3 times as much")
                                .arg(significant(level.oneCoreGBs), significant(level.allCoresGBs),
                                     significant(level.allCoresGBs / level.oneCoreGBs)));
    }
    data.series.push_back(std::move(one));
    if (view.peaks->cores > 1) data.series.push_back(std::move(all));
    return data;
}

QString peaksSentence(const TrustView& view) {
    if (!view.peaks || view.peaks->gflops.empty() || view.peaks->levels.empty()) return {};
    const MemoryLevel& memory = view.peaks->levels.back();
    QString sentence =
        Words::tr(
            "One core makes at most %1 GFLOP/s and reads %2 GB/s from memory: a layer needs %3 operations per byte to "
            "be limited by arithmetic.")
            .arg(significant(view.peaks->gflops.front()), significant(memory.oneCoreGBs),
                 significant(view.peaks->gflops.front() / memory.oneCoreGBs));
    if (view.peaks->cores > 1)
        sentence += u' ' + Words::tr("All %1 cores make %2 times as much arithmetic and read %3 times as fast.")
                               .arg(view.peaks->cores)
                               .arg(significant(view.peaks->gflops.back() / view.peaks->gflops.front()),
                                    significant(memory.allCoresGBs / memory.oneCoreGBs));
    return sentence;
}

ConditionedTable runsTable(const TrustView& view) {
    ConditionedTable table;
    table.id = "runs";
    table.title = Words::tr("Every run, in order").toStdString();
    table.table.columns = {{"run", "run", true}, {"kind", "kind", false}, {"ms", "time (ms)", true}};
    const TimingSummary* total = totalOf(view);
    if (!total) return table;
    std::int64_t run = 0;
    const auto add = [&](const char* kind, double ms) { table.table.rows.push_back({++run, std::string(kind), ms}); };
    add("first", total->firstMs);
    for (const double ms : total->warmupMs)
        add("warm-up", ms);
    for (const double ms : total->samplesMs)
        add(std::abs(ms - total->medianMs) > outlierLimit(*total) ? "outlier" : "counted", ms);
    table.passport = passportOf(*view.measurement->network, view.measurement.get());
    return table;
}

ConditionedTable distributionTable(const TrustView& view) {
    ConditionedTable table;
    table.id = "distribution-of-runs";
    table.title = Words::tr("How the runs spread").toStdString();
    table.table.columns = {{"from_ms", "from (ms)", true},
                           {"to_ms", "to (ms)", true},
                           {"runs_within", "counted runs", true},
                           {"runs_share", "share of the runs (%)", true}};
    const TimingSummary* total = totalOf(view);
    if (!total) return table;
    table.passport = passportOf(*view.measurement->network, view.measurement.get());
    for (const SpreadBar& bar : spreadOf(*total))
        table.table.rows.push_back(
            {bar.from, bar.to, std::int64_t(bar.runs), 100.0 * bar.runs / double(total->samplesMs.size())});
    return table;
}

ConditionedTable peaksTable(const TrustView& view) {
    ConditionedTable table;
    table.id = "machine";
    table.title = Words::tr("Peaks of this machine").toStdString();
    table.table.columns = {
        {"what", "what", false}, {"cores", "cores", true}, {"value", "value", true}, {"unit", "unit", false}};
    if (!view.peaks) return table;
    const MachinePeaks& peaks = *view.peaks;
    for (std::size_t i = 0; i < peaks.gflops.size(); ++i)
        table.table.rows.push_back(
            {std::string("arithmetic"), std::int64_t(i + 1), peaks.gflops[i], std::string("GFLOP/s")});
    for (const MemoryLevel& level : peaks.levels) {
        table.table.rows.push_back({"reading " + level.name, std::int64_t(1), level.oneCoreGBs, std::string("GB/s")});
        if (peaks.cores > 1)
            table.table.rows.push_back(
                {"reading " + level.name, std::int64_t(peaks.cores), level.allCoresGBs, std::string("GB/s")});
    }
    table.passport.time = peaks.takenAt;
    table.passport.machine = MachineInfo{};
    table.passport.machine->cpu = peaks.cpu;
    table.passport.machine->isa = peaks.isa;
    table.passport.machine->cores = peaks.cores;
    table.passport.machine->load1 = peaks.load1;
    return table;
}

} // namespace convlens
