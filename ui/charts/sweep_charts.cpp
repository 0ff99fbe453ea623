#include "ui/charts/sweep_charts.h"

#include "core/analysis/published_accuracy.h"
#include "core/base/version.h"
#include "core/networks/registry.h"
#include "ui/charts/conditions.h"
#include "ui/text/conversions.h"
#include "ui/text/core_text.h"
#include "ui/text/counting.h"
#include "ui/text/doubt.h"
#include "ui/text/network_name.h"
#include "ui/text/numbers.h"
#include "ui/text/plural.h"
#include "ui/theme/plain_colours.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SweepCharts)
};

constexpr int kNamedInSentence = 3;

bool contains(const std::vector<int>& list, int value) {
    return std::find(list.begin(), list.end(), value) != list.end();
}

double millions(const Sweep& sweep, int network) {
    return double(sweep.networks[std::size_t(network)].macs) / 1e6;
}

double medianMs(const Sweep& sweep, int network) {
    const auto& record = sweep.records[std::size_t(network)];
    return record ? record->total.medianMs : std::nan("");
}

double top1(const Sweep& sweep, int network) {
    const PublishedAccuracy* accuracy = publishedAccuracy(sweep.networks[std::size_t(network)].spec);
    return accuracy ? accuracy->top1Percent : std::nan("");
}

double xOf(const Sweep& sweep, int network, SweepMeasure measure) {
    return measure == SweepMeasure::AccuracyByTime ? medianMs(sweep, network) : millions(sweep, network);
}

double yOf(const Sweep& sweep, int network, SweepMeasure measure) {
    return measure == SweepMeasure::Time ? medianMs(sweep, network) : top1(sweep, network);
}

ChartSeries line(const QString& name, const QColor& colour) {
    ChartSeries series;
    series.name = name;
    series.colour = colour;
    series.reference = true;
    return series;
}

/// In the order of its own axis; dashed on the chart of the other one.
ChartSeries frontLine(const Sweep& sweep, const std::vector<int>& front, SweepMeasure measure, const QString& name,
                      const QColor& colour, bool own) {
    ChartSeries series = line(name, colour);
    series.hatched = !own;
    std::vector<int> order = front;
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return xOf(sweep, a, measure) < xOf(sweep, b, measure); });
    for (const int network : order) {
        series.x.push_back(xOf(sweep, network, measure));
        series.y.push_back(yOf(sweep, network, measure));
        series.tooltips.append(QStringLiteral("%1<br>%2, %3, %4\u00A0%")
                                   .arg(sweepNetworkName(sweep, network).toHtmlEscaped(),
                                        Words::tr("%1 multiply-adds").arg(count(1e6 * millions(sweep, network))),
                                        milliseconds(medianMs(sweep, network)))
                                   .arg(top1(sweep, network), 0, 'f', 1));
    }
    return series;
}

/// Each pair is a line from the network with fewer multiply-adds down to the faster one with more.
ChartSeries inversionLines(const SweepView& view, const QString& name, const QColor& colour, std::size_t from,
                           std::size_t end) {
    ChartSeries series = line(name, colour);
    for (std::size_t i = from; i < end; ++i) {
        const RankInversion& pair = view.fronts.inversions.pairs[i];
        for (const std::size_t network : {pair.fewer, pair.more}) {
            series.x.push_back(millions(*view.sweep, int(network)));
            series.y.push_back(medianMs(*view.sweep, int(network)));
            series.tooltips.append(inversionInWords(view, pair).toHtmlEscaped());
        }
        series.x.push_back(std::nan("")); // the line breaks
        series.y.push_back(std::nan(""));
        series.tooltips.append(QString());
    }
    return series;
}

void addInversions(ChartData& data, const SweepView& view, Theme theme) {
    const std::size_t drawn = std::min(view.fronts.inversions.pairs.size(), kMostInversionsDrawn);
    if (drawn == 0) return;
    data.series.push_back(inversionLines(view, Words::tr("in another order by time than by multiply-adds"),
                                         chartColours(theme).mutedText, 0, drawn));
    data.series.back().hatched = true;
    if (view.pair && *view.pair < view.fronts.inversions.pairs.size())
        data.series.push_back(
            inversionLines(view, Words::tr("the pair chosen"), chartColours(theme).text, *view.pair, *view.pair + 1));
}

QStringList names(const Sweep& sweep, const std::vector<int>& networks) {
    QStringList list;
    for (const int network : networks) {
        if (list.size() == kNamedInSentence) {
            list << Words::tr("%1 more").arg(networks.size() - kNamedInSentence);
            break;
        }
        list << sweepNetworkName(sweep, network);
    }
    return list;
}

} // namespace

SweepView makeSweepView(const std::shared_ptr<const Sweep>& sweep) {
    SweepView view;
    view.sweep = sweep;
    if (sweep) view.fronts = sweepFronts(*sweep);
    return view;
}

QString sweepNetworkName(const Sweep& sweep, int network) {
    return networkName(sweep.networks[std::size_t(network)].spec);
}

std::vector<int> sweepPoints(const Sweep& sweep, SweepMeasure measure) {
    std::vector<int> points;
    for (const FamilyInfo& info : families())
        for (int i = 0; i < int(sweep.networks.size()); ++i)
            if (sweep.networks[std::size_t(i)].spec.family == info.family && sweep.records[std::size_t(i)] &&
                std::isfinite(xOf(sweep, i, measure)) && std::isfinite(yOf(sweep, i, measure)))
                points.push_back(i);
    return points;
}

QString sweepConditions(const Sweep& sweep) {
    const SweepConditions& c = sweep.conditions;
    QStringList run;
    run << (c.engineVersion.empty() ? Words::tr("engine %1").arg(coreText(c.engine))
                                    : Words::tr("engine %1 (%2)").arg(coreText(c.engine), fromView(c.engineVersion)))
        << Words::tr("%1 plan").arg(coreText(toString(c.plan)))
        << plural(c.threads, Words::tr("thread"), Words::tr("threads"))
        << Words::tr("%1 to each of %2, at least %3 s of counted runs each")
               .arg(plural(c.visits, Words::tr("visit"), Words::tr("visits")))
               .arg(plural(int(sweep.networks.size()), Words::tr("network"), Words::tr("networks")))
               .arg(significant(c.visitSeconds, 2));
    QStringList place;
    if (!sweep.machine.cpu.empty()) place << fromView(sweep.machine.cpu);
    if (!sweep.machine.isa.empty()) place << fromView(sweep.machine.isa);
    if (sweep.machine.cores > 0) place << plural(sweep.machine.cores, Words::tr("core"), Words::tr("cores"));
    if (!sweep.machine.governor.empty()) place << Words::tr("governor %1").arg(fromView(sweep.machine.governor));
    if (sweep.machine.load1 >= 0) place << Words::tr("load %1").arg(sweep.machine.load1, 0, 'f', 2);
    QStringList parts{run.join(QStringLiteral(", "))};
    if (!place.isEmpty()) parts << place.join(QStringLiteral(", "));
    parts << fromView(sweep.startedAt) << Words::tr("random weights, noise as input, batch 1")
          << countingCondition(Convention::Papers) << QStringLiteral("Convlens %1").arg(fromView(sweep.version));
    return parts.join(QStringLiteral("; "));
}

QStringList sweepNetworkTip(const SweepView& view, int network) {
    const Sweep& sweep = *view.sweep;
    QStringList lines{QStringLiteral("<b>%1</b>").arg(sweepNetworkName(sweep, network).toHtmlEscaped())};
    const SweepNetwork& entry = sweep.networks[std::size_t(network)];
    lines << Words::tr("%1 multiply-adds, %2 parameters").arg(count(double(entry.macs)), count(double(entry.params)));
    const auto& record = sweep.records[std::size_t(network)];
    if (record) {
        const TimingSummary& t = record->total;
        lines << Words::tr("%1, median of %2 in %3")
                     .arg(millisecondsWithSpread(t.medianMs, t.madMs) + doubtMark(t),
                          plural(t.iterations, Words::tr("run"), Words::tr("runs")),
                          plural(record->visits, Words::tr("visit"), Words::tr("visits")));
        if (entry.macs > 0)
            lines << Words::tr("%1 per million multiply-adds = %2 / %3 million")
                         .arg(milliseconds(t.medianMs / (double(entry.macs) / 1e6)), milliseconds(t.medianMs),
                              significant(double(entry.macs) / 1e6));
        if (t.doubtful) lines << Words::tr("Doubtful: %1").arg(doubtInWords(t).toHtmlEscaped());
    } else {
        lines << Words::tr("not measured yet");
    }
    if (const PublishedAccuracy* accuracy = publishedAccuracy(entry.spec)) {
        lines << Words::tr("ImageNet top-1 %1 %, published by: %2")
                     .arg(accuracy->top1Percent, 0, 'f', 1)
                     .arg(coreText(accuracy->row->source).toHtmlEscaped());
        QStringList others;
        for (const PublishedRow* other : accuracy->others)
            others << QStringLiteral("%1 % (%2)")
                          .arg(*other->top1Percent, 0, 'f', 1)
                          .arg(fromView(other->source).toHtmlEscaped());
        if (!others.isEmpty()) lines << Words::tr("others print %1").arg(others.join(QStringLiteral(", ")));
    } else {
        lines << Words::tr("no ImageNet accuracy is published for it");
    }
    const bool byMacs = contains(view.fronts.byMacs, network), byTime = contains(view.fronts.byTime, network);
    if (byMacs && byTime)
        lines << Words::tr("on both fronts");
    else if (byMacs)
        lines << Words::tr("on the front by multiply-adds, not on that by time");
    else if (byTime)
        lines << Words::tr("on the front by time, not on that by multiply-adds");
    return lines;
}

void addSweepDoubt(ChartData& data, const Sweep& sweep, const std::vector<int>& networks) {
    int measured = 0, doubtful = 0, first = -1;
    for (const int network : networks) {
        if (network < 0 || !sweep.records[std::size_t(network)]) continue;
        ++measured;
        if (!sweep.records[std::size_t(network)]->total.doubtful) continue;
        if (++doubtful == 1) first = network;
    }
    QStringList doubts;
    if (doubtful > 0)
        doubts << Words::tr("%1 of %2 times are doubtful (?). %3: %4")
                      .arg(doubtful)
                      .arg(measured)
                      .arg(sweepNetworkName(sweep, first), doubtInWords(sweep.records[std::size_t(first)]->total));
    if (const QString apart = notInTurn(sweep); !apart.isEmpty()) doubts << apart;
    if (doubts.isEmpty()) return;
    data.doubtful = true;
    data.doubt = doubts.join(u' ');
}

QString notInTurn(const Sweep& sweep) {
    if (sweep.conditions.visits > 1 || sweep.networks.size() < 2) return {};
    return Words::tr("One visit each: the networks were not measured in turn, so a machine that grew slower or faster "
                     "meanwhile treated them unlike. Take two visits or more.");
}

ChartData sweepChart(const SweepView& view, SweepMeasure measure, Theme theme) {
    ChartData data;
    data.kind = ChartKind::Scatter;
    const bool byTime = measure == SweepMeasure::AccuracyByTime;
    switch (measure) {
    case SweepMeasure::Time:
        data.title = Words::tr("Multiply-adds against time");
        break;
    case SweepMeasure::AccuracyByMacs:
        data.title = Words::tr("Published accuracy against multiply-adds");
        break;
    case SweepMeasure::AccuracyByTime:
        data.title = Words::tr("Published accuracy against time");
        break;
    }
    data.category.title = byTime ? Words::tr("time (ms)") : Words::tr("multiply-adds (M, papers)");
    if (measure == SweepMeasure::Time) {
        data.value.title = Words::tr("time (ms)");
        data.category.logarithmic = data.value.logarithmic = view.logarithmic;
    } else {
        data.category.logarithmic = view.logarithmicAccuracy;
        data.value.title = Words::tr("ImageNet top-1 (%)");
    }
    data.emptyText = measure == SweepMeasure::Time
                         ? Words::tr("Nothing has been measured yet.")
                         : Words::tr("No network with a published accuracy has been measured yet.");
    if (!view.sweep) return data;
    const Sweep& sweep = *view.sweep;
    data.caption = sweepConditions(sweep);
    const std::vector<int> points = sweepPoints(sweep, measure);
    int kind = -1;
    for (const FamilyInfo& info : families()) {
        ++kind; // a family keeps its colour whichever others are there
        if (std::none_of(sweep.networks.begin(), sweep.networks.end(),
                         [&](const SweepNetwork& network) { return network.spec.family == info.family; }))
            continue;
        ChartSeries series;
        series.name = fromView(info.displayName);
        series.colour = plainColour(kind, theme);
        for (const int network : points) {
            if (sweep.networks[std::size_t(network)].spec.family != info.family) continue;
            series.x.push_back(xOf(sweep, network, measure));
            series.y.push_back(yOf(sweep, network, measure));
            series.tooltips.append(sweepNetworkTip(view, network).join(QStringLiteral("<br>")));
            series.doubtful.push_back(sweep.records[std::size_t(network)]->total.doubtful);
        }
        data.series.push_back(std::move(series));
    }
    if (measure == SweepMeasure::Time) {
        addInversions(data, view, theme);
    } else if (!points.empty()) {
        data.series.push_back(frontLine(sweep, view.fronts.byMacs, measure, Words::tr("front by multiply-adds"),
                                        theoryColour(theme), !byTime));
        data.series.push_back(
            frontLine(sweep, view.fronts.byTime, measure, Words::tr("front by time"), timeColour(theme), byTime));
    }
    addSweepDoubt(data, sweep, points);
    return data;
}

QString inversionInWords(const SweepView& view, const RankInversion& pair) {
    return Words::tr("%1 has %2 times the multiply-adds of %3 and takes %4 times its time.")
        .arg(sweepNetworkName(*view.sweep, int(pair.fewer)), significant(pair.macsRatio, 2),
             sweepNetworkName(*view.sweep, int(pair.more)), significant(pair.timeRatio, 2));
}

QString sweepSentence(const SweepView& view, SweepMeasure measure) {
    if (!view.sweep || view.sweep->measuredCount() < 2) return {};
    const SweepFronts& fronts = view.fronts;
    if (measure == SweepMeasure::Time) {
        if (fronts.inversions.compared == 0) return {};
        const std::size_t wrong = fronts.inversions.pairs.size();
        if (wrong == 0)
            return Words::tr("Of %1 pairs of networks, none is in another order by time than by multiply-adds, beyond "
                             "the noise.")
                .arg(fronts.inversions.compared);
        if (wrong == 1)
            return Words::tr(
                       "Of %1 pairs of networks, one is in another order by time than by multiply-adds, beyond the "
                       "noise.")
                .arg(fronts.inversions.compared);
        return Words::tr("Of %1 pairs of networks, %2 are in another order by time than by multiply-adds, beyond the "
                         "noise.")
            .arg(fronts.inversions.compared)
            .arg(wrong);
    }
    if (fronts.byTime.empty()) return {};
    QStringList sentences{Words::tr("Worth their multiply-adds: %1; worth their time: %2.")
                              .arg(plural(int(fronts.byMacs.size()), Words::tr("network"), Words::tr("networks")),
                                   plural(int(fronts.byTime.size()), Words::tr("network"), Words::tr("networks")))};
    if (!fronts.onlyByMacs.empty())
        sentences << Words::tr("Only by multiply-adds: %1.")
                         .arg(names(*view.sweep, fronts.onlyByMacs).join(QStringLiteral(", ")));
    if (!fronts.onlyByTime.empty())
        sentences
            << Words::tr("Only by time: %1.").arg(names(*view.sweep, fronts.onlyByTime).join(QStringLiteral(", ")));
    return sentences.join(u' ');
}

} // namespace convlens
