#include "ui/charts/compare_charts.h"

#include "core/base/version.h"
#include "ui/charts/conditions.h"
#include "ui/charts/cost_charts.h"
#include "ui/text/conversions.h"
#include "ui/text/counting.h"
#include "ui/text/doubt.h"
#include "ui/text/network_name.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CompareCharts)
};

const PinnedNetwork* find(const CompareView& view, std::optional<quint64> id) {
    for (const PinnedNetwork& pin : view.pinned)
        if (id && pin.id == *id) return &pin;
    return nullptr;
}

bool usesBytes(CompareMeasure measure) {
    return measure == CompareMeasure::ActivationMemory || measure == CompareMeasure::PeakMemory;
}

/// Unit of the axis and what turns a base value into it.
struct AxisUnit {
    double factor = 1;
    QString unit;
};

AxisUnit axisUnit(CompareMeasure measure, double largest) {
    if (measure == CompareMeasure::Time) return largest >= 2000 ? AxisUnit{1e-3, "s"} : AxisUnit{1, "ms"};
    if (measure == CompareMeasure::TimePerMac) return largest >= 2 ? AxisUnit{1, "ms"} : AxisUnit{1e3, "µs"};
    const SiScale scale = siScale(largest);
    return {scale.factor, usesBytes(measure) ? scale.prefix + u'B' : scale.prefix};
}

} // namespace

QString compareConditions(const CompareView& view, bool measured) {
    QStringList parts;
    for (const PinnedNetwork& pin : view.pinned)
        parts << QStringLiteral("%1: %2 (%3), %4")
                     .arg(pin.letter)
                     .arg(pinName(pin), fromView(toString(pin.network->spec)), weightsInWords(*pin.network));
    if (measured) {
        // Networks that were measured together share all but the number of runs: said once for all of them.
        std::vector<std::pair<QString, std::vector<const PinnedNetwork*>>> together;
        for (const PinnedNetwork& pin : view.pinned) {
            if (!pin.measurement) continue;
            const QString line = measurementInWords(*pin.measurement, 0, 0);
            const auto found = std::ranges::find(together, line, [](const auto& group) { return group.first; });
            if (found == together.end())
                together.push_back({line, {&pin}});
            else
                found->second.push_back(&pin);
        }
        for (const auto& [line, pins] : together) {
            const auto runs = [](const PinnedNetwork* pin) { return pin->measurement->measurement.total.iterations; };
            const auto [least, most] = std::ranges::minmax(pins, {}, runs);
            const QString words = measurementInWords(*pins.front()->measurement, runs(least), runs(most));
            QString letters;
            for (const PinnedNetwork* pin : pins)
                letters += letters.isEmpty() ? QString(pin->letter) : QStringLiteral(", ") + QString(pin->letter);
            parts << (together.size() == 1 ? words : QStringLiteral("%1: %2").arg(letters, words));
        }
    }
    parts << countingCondition(view.convention) << QStringLiteral("Convlens %1").arg(QLatin1String(kVersion));
    return parts.join(QStringLiteral("; "));
}

namespace {

void addNetworks(ChartData& data, const CompareView& view, bool time, Theme theme) {
    for (const PinnedNetwork& pin : view.pinned) {
        data.category.categories.append(view.lettersOnly ? QString() : pinName(pin));
        data.category.categoryColours.push_back(shadeOf(pin, time, theme));
        data.category.categoryMarks.append(pin.letter);
    }
}

/// What was measured in turn carries one time of measuring; figures with several were taken under conditions that may
/// have changed between them.
bool measuredApart(const std::vector<PinnedNetwork>& pins) {
    QStringList times;
    for (const PinnedNetwork& pin : pins)
        if (pin.measurement) times << pin.measurement->takenAt;
    times.removeDuplicates();
    return times.size() > 1;
}

constexpr int kReasonsGiven = 2; // more of them than fit above a chart; each bar gives its own

/// Each doubtful time with its reason and what to do.
QStringList doubtsOf(const std::vector<PinnedNetwork>& pins) {
    QStringList doubts, others;
    for (const PinnedNetwork& pin : pins) {
        if (!isDoubtfulFigure(pin, CompareMeasure::Time)) continue;
        if (doubts.size() < kReasonsGiven)
            doubts << Words::tr("%1's time is doubtful: %2")
                          .arg(pin.letter)
                          .arg(doubtInWords(pin.measurement->measurement.total));
        else
            others << pin.letter;
    }
    if (!others.isEmpty()) doubts << Words::tr("Doubtful as well: %1.").arg(others.join(QStringLiteral(", ")));
    return doubts;
}

} // namespace

QString doubtLine(const PinnedNetwork& pin) {
    if (!isDoubtfulFigure(pin, CompareMeasure::Time)) return {};
    return QStringLiteral("<br>") + doubtInWords(pin.measurement->measurement.total).toHtmlEscaped();
}

void addTimeDoubt(ChartData& data, const CompareView& view) {
    QStringList doubts = doubtsOf(view.pinned);
    if (measuredApart(view.pinned))
        doubts << Words::tr("Measured at different times, when the machine may have been slower or faster. "
                            "“Measure all” takes them in turn.");
    if (doubts.isEmpty()) return;
    data.doubtful = true;
    data.doubt = doubts.join(u' ');
}

QString pinName(const PinnedNetwork& pin) {
    const QString name = networkName(pin.network->spec);
    return pin.conditions ? QStringLiteral("%1 (%2)").arg(name, conditionsInWords(*pin.conditions)) : name;
}

QString savedInWords(const PinnedNetwork& pin) {
    if (!pin.saved) {
        if (!pin.measurement || !pin.measurement->reopened) return {};
        return Words::tr("measured %1").arg(pin.measurement->takenAt.left(10));
    }
    const auto timeOf = [](const TimingSummary& t) { return milliseconds(t.medianMs) + doubtMark(t); };
    const TimingSummary& then = pin.saved->measurement.total;
    const QString was = Words::tr("%1: %2").arg(pin.saved->takenAt.left(10), timeOf(then));
    if (!pin.measurement || !(then.medianMs > 0)) return was;
    const TimingSummary& today = pin.measurement->measurement.total;
    return Words::tr("%1, today %2 (%3)").arg(was, timeOf(today), ratio(today.medianMs / then.medianMs));
}

QColor shadeOf(const PinnedNetwork& pin, bool time, Theme theme) {
    const int letter = pin.letter.unicode() >= u'A' && pin.letter.unicode() <= u'Z' ? pin.letter.unicode() - u'A'
                                                                                    : pin.letter.unicode();
    return networkShade(time ? timeColour(theme) : theoryColour(theme), letter, theme);
}

bool isMeasured(CompareMeasure measure) {
    return measure == CompareMeasure::Time || measure == CompareMeasure::TimePerMac;
}

bool isDoubtfulFigure(const PinnedNetwork& pin, CompareMeasure measure) {
    return isMeasured(measure) && pin.measurement && pin.measurement->measurement.total.doubtful;
}

double compareValue(const PinnedNetwork& pin, CompareMeasure measure, Convention convention) {
    const NetworkCost& cost = *pin.network->cost;
    const double ms = pin.measurement ? pin.measurement->measurement.total.medianMs : std::nan("");
    switch (measure) {
    case CompareMeasure::Parameters:
        return double(cost.total.params);
    case CompareMeasure::MultiplyAdds:
        return countNetwork(convention, *pin.network->graph).total;
    case CompareMeasure::ActivationMemory:
        return double(cost.activationBytes);
    case CompareMeasure::PeakMemory:
        return double(cost.peakActivationBytes);
    case CompareMeasure::Time:
        return ms;
    case CompareMeasure::TimePerMac: {
        const double counted = countNetwork(convention, *pin.network->graph).total;
        return counted > 0 ? ms / (counted / 1e6) : std::nan("");
    }
    }
    return std::nan("");
}

QString compareTitle(CompareMeasure measure, Convention convention) {
    switch (measure) {
    case CompareMeasure::Parameters:
        return Words::tr("Parameters");
    case CompareMeasure::MultiplyAdds:
        return countTitle(convention);
    case CompareMeasure::ActivationMemory:
        return Words::tr("Activation memory, all layers");
    case CompareMeasure::PeakMemory:
        return Words::tr("Activation memory, peak");
    case CompareMeasure::Time:
        return Words::tr("Time");
    case CompareMeasure::TimePerMac:
        return Words::tr("Time per million %1").arg(countTitle(convention).toLower());
    }
    return {};
}

QString compareKey(CompareMeasure measure, Convention convention) {
    const bool papers = convention == Convention::Papers;
    switch (measure) {
    case CompareMeasure::Parameters:
        return QStringLiteral("params");
    case CompareMeasure::MultiplyAdds:
        return papers ? QStringLiteral("macs") : QStringLiteral("count");
    case CompareMeasure::ActivationMemory:
        return QStringLiteral("activation_bytes");
    case CompareMeasure::PeakMemory:
        return QStringLiteral("peak_activation_bytes");
    case CompareMeasure::Time:
        return QStringLiteral("median_ms");
    case CompareMeasure::TimePerMac:
        return papers ? QStringLiteral("ms_per_million_macs") : QStringLiteral("ms_per_million_counted");
    }
    return {};
}

QString compareText(const PinnedNetwork& pin, CompareMeasure measure, Convention convention) {
    const double value = compareValue(pin, measure, convention);
    switch (measure) {
    case CompareMeasure::Parameters:
    case CompareMeasure::MultiplyAdds:
        return count(value);
    case CompareMeasure::ActivationMemory:
    case CompareMeasure::PeakMemory:
        return bytes(value);
    case CompareMeasure::Time:
        return pin.measurement ? millisecondsWithSpread(value, pin.measurement->measurement.total.madMs)
                               : unknownNumber();
    case CompareMeasure::TimePerMac:
        return milliseconds(value);
    }
    return {};
}

ChartData compareChart(const CompareView& view, CompareMeasure measure, Theme theme) {
    ChartData data;
    data.kind = ChartKind::HorizontalBars;
    data.title = compareTitle(measure, view.convention);
    data.caption = compareConditions(view, isMeasured(measure));
    data.emptyText = isMeasured(measure) ? Words::tr("Not measured yet.") : Words::tr("No network is pinned.");
    addNetworks(data, view, isMeasured(measure), theme);
    if (isMeasured(measure)) addTimeDoubt(data, view);

    double largest = 0;
    for (const PinnedNetwork& pin : view.pinned)
        if (const double value = compareValue(pin, measure, view.convention); std::isfinite(value))
            largest = std::max(largest, value);
    const AxisUnit unit = axisUnit(measure, largest);
    data.value.title = unit.unit.isEmpty() ? QString() : unit.unit;
    data.value.unit = unit.unit;

    const PinnedNetwork* baseline = find(view, view.baseline);
    ChartSeries series;
    series.name = compareTitle(measure, view.convention);
    series.colour = isMeasured(measure) ? timeColour(theme) : theoryColour(theme);
    for (const PinnedNetwork& pin : view.pinned) {
        const double value = compareValue(pin, measure, view.convention);
        QString label = compareText(pin, measure, view.convention);
        if (baseline && baseline->id != pin.id && std::isfinite(value) &&
            compareValue(*baseline, measure, view.convention) > 0)
            label += QStringLiteral("  ") + ratio(value / compareValue(*baseline, measure, view.convention));
        series.values.push_back(value * unit.factor);
        series.labels.append(label);
        series.colours.push_back(shadeOf(pin, isMeasured(measure), theme));
        series.doubtful.push_back(isDoubtfulFigure(pin, measure));
        const bool spread = measure == CompareMeasure::Time && pin.measurement;
        series.spreads.push_back(spread ? pin.measurement->measurement.total.madMs * unit.factor : std::nan(""));
        QStringList tip{QStringLiteral("%1 %2").arg(pin.letter).arg(pinName(pin).toHtmlEscaped()),
                        QStringLiteral("%1: %2").arg(compareTitle(measure, view.convention), label.toHtmlEscaped())};
        if (baseline && baseline->id != pin.id && std::isfinite(value)) {
            const double base = compareValue(*baseline, measure, view.convention);
            if (base > 0)
                tip << Words::tr("%1 = %2 / %3, that of %4")
                           .arg(ratio(value / base), compareText(pin, measure, view.convention).toHtmlEscaped(),
                                compareText(*baseline, measure, view.convention).toHtmlEscaped(),
                                QString(baseline->letter));
        }
        if (measure == CompareMeasure::TimePerMac && std::isfinite(value))
            tip << Words::tr("= %1 / %2 million")
                       .arg(milliseconds(pin.measurement->measurement.total.medianMs),
                            significant(compareValue(pin, CompareMeasure::MultiplyAdds, view.convention) / 1e6));
        if (measure == CompareMeasure::PeakMemory)
            tip << Words::tr("the most that the maps take at once, while one of %1 layers runs")
                       .arg(pin.network->graph->layerCount());
        else if (!isMeasured(measure))
            tip << Words::tr("the sum over its %1 layers").arg(pin.network->graph->layerCount());
        if (!isMeasured(measure))
            tip << fullCounted(value) + (usesBytes(measure) ? QStringLiteral(" bytes") : QString());
        else if (pin.measurement)
            tip << measurementInWords(*pin.measurement).toHtmlEscaped();
        series.tooltips.append(tip.join(QStringLiteral("<br>")) + (isMeasured(measure) ? doubtLine(pin) : QString()));
    }
    data.series.push_back(std::move(series));
    return data;
}

ChartData compareBreakdown(const CompareView& view, bool time, Theme theme) {
    ChartData data;
    data.kind = ChartKind::StackedBars;
    data.title = time ? Words::tr("Time by operator") : Words::tr("%1 by operator").arg(countTitle(view.convention));
    data.caption = compareConditions(view, time);
    data.emptyText = time ? Words::tr("Not measured yet.") : Words::tr("No network is pinned.");
    addNetworks(data, view, time, theme);
    if (time) addTimeDoubt(data, view);

    struct Part {
        std::vector<OperatorGroup> groups;
        ChartSeries series;
    };
    std::vector<Part> parts;
    const std::size_t networks = view.pinned.size();
    double largest = 0;
    for (std::size_t n = 0; n < networks; ++n) {
        const PinnedNetwork& pin = view.pinned[n];
        if (time && !pin.measurement) continue;
        const CostView cost{pin.network, pin.measurement, CostGrouping::Operator, CostOrder::Network, view.convention};
        double sum = 0;
        const CostShares shares = sharesOf(cost);
        for (const CostShare& share : shares.parts) {
            const double value = time ? share.microseconds / 1000 : share.count;
            if (!std::isfinite(value) || value == 0) continue;
            auto known =
                std::find_if(parts.begin(), parts.end(), [&](const Part& part) { return part.groups == share.groups; });
            if (known == parts.end()) {
                Part part;
                part.groups = share.groups;
                part.series.name = partTitle(share, CostGrouping::Operator, *pin.network->graph);
                // Fused ones lie between their operators' colours, as they do in fact.
                float r = 0, g = 0, b = 0;
                for (const OperatorGroup group : share.groups) {
                    const QColor colour = operatorColour(group, theme);
                    r += colour.redF();
                    g += colour.greenF();
                    b += colour.blueF();
                }
                const float all = float(share.groups.size());
                part.series.colour =
                    share.groups.empty() ? chartColours(theme).mutedText : QColor::fromRgbF(r / all, g / all, b / all);
                part.series.hatched = true;
                part.series.values.assign(networks, 0.0);
                for (std::size_t i = 0; i < networks; ++i) {
                    part.series.labels.append(QString());
                    part.series.tooltips.append(QString());
                }
                parts.push_back(std::move(part));
                known = parts.end() - 1;
            }
            sum += value;
            known->series.values[n] = value;
            const QString amount = time ? milliseconds(value) : count(value);
            known->series.labels[qsizetype(n)] = amount;
            known->series.tooltips[qsizetype(n)] =
                QStringLiteral("%1 %2: %3 / %4 = %5")
                    .arg(QString(pin.letter), known->series.name.toHtmlEscaped(), amount,
                         time ? milliseconds(shares.stepSumUs / 1000) : count(shares.count),
                         shareText(time ? share.timeShare : share.countShare)) +
                (time ? doubtLine(pin) : QString());
        }
        largest = std::max(largest, sum);
    }
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
        if (a.groups.empty() || b.groups.empty()) return !a.groups.empty() && b.groups.empty();
        return a.groups < b.groups;
    });
    const AxisUnit unit = axisUnit(time ? CompareMeasure::Time : CompareMeasure::MultiplyAdds, largest);
    data.value.title = unit.unit;
    data.value.unit = unit.unit;
    for (Part& part : parts) {
        for (double& value : part.series.values)
            value *= unit.factor;
        data.series.push_back(std::move(part.series));
    }
    return data;
}

QStringList timeCaveats(const std::vector<PinnedNetwork>& pins) {
    QStringList caveats = doubtsOf(pins);
    if (measuredApart(pins)) caveats << Words::tr("(The times were taken apart; “Measure all” takes them in turn.)");
    return caveats;
}

QString compareSentence(const CompareView& view) {
    if (view.pinned.size() < 2) return {};
    const PinnedNetwork* base = find(view, view.baseline);
    if (!base) base = &view.pinned.front();
    QStringList sentences;
    bool timed = false;
    for (const PinnedNetwork& pin : view.pinned) {
        if (pin.id == base->id) continue;
        const double counts = compareValue(pin, CompareMeasure::MultiplyAdds, view.convention) /
                              compareValue(*base, CompareMeasure::MultiplyAdds, view.convention);
        const double time = compareValue(pin, CompareMeasure::Time) / compareValue(*base, CompareMeasure::Time);
        if (std::isfinite(time)) {
            sentences << Words::tr("%1 has %2 times the %3 of %4 and takes %5 times its time.")
                             .arg(pin.letter)
                             .arg(significant(counts, 2), countUnit(view.convention))
                             .arg(base->letter)
                             .arg(significant(time, 2));
        } else {
            sentences << Words::tr("%1 has %2 times the %3 of %4; its time is not measured yet.")
                             .arg(pin.letter)
                             .arg(significant(counts, 2), countUnit(view.convention))
                             .arg(base->letter);
        }
        timed = timed || std::isfinite(time);
    }
    if (timed) sentences << timeCaveats(view.pinned);
    return sentences.join(u'\n');
}

} // namespace convlens
