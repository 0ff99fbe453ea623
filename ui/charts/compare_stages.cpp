#include "ui/charts/compare_stages.h"

#include "core/analysis/stage_totals.h"
#include "core/analysis/time_excess.h"
#include "ui/charts/cost_charts.h"
#include "ui/text/doubt.h"
#include "ui/text/numbers.h"
#include "ui/theme/plain_colours.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CompareStages)
};

constexpr std::size_t kMostLayers = 12;
constexpr std::size_t kNamedOperators = 3, kNamedLayers = 3;

std::vector<StageTotal> totalsOf(const PinnedNetwork& pin) {
    return stageTotals(*pin.network->graph, *pin.network->cost,
                       pin.measurement ? &pin.measurement->measurement : nullptr);
}

bool isTimed(const PinnedNetwork& pin) {
    return pin.measurement && !pin.measurement->measurement.steps.empty();
}

TimeExcess excessOf(const ComparePair& pair, CostGrouping grouping) {
    const auto sharesOfPin = [](const PinnedNetwork& pin, CostGrouping by) {
        return costShares(*pin.network->graph, *pin.network->cost,
                          pin.measurement ? &pin.measurement->measurement : nullptr, by);
    };
    return timeExcess(sharesOfPin(pair.other, grouping), sharesOfPin(pair.base, CostGrouping::Operator));
}

QString signedMs(double us) {
    return (us >= 0 ? QStringLiteral("+") : QString(QChar(0x2212))) + milliseconds(std::abs(us) / 1000);
}

/// A fused step's colour lies between its operators'.
QColor colourOf(const std::vector<OperatorGroup>& groups, Theme theme) {
    if (groups.empty()) return chartColours(theme).mutedText;
    float r = 0, g = 0, b = 0;
    for (const OperatorGroup group : groups) {
        const QColor colour = operatorColour(group, theme);
        r += colour.redF();
        g += colour.greenF();
        b += colour.blueF();
    }
    const auto all = float(groups.size());
    return QColor::fromRgbF(r / all, g / all, b / all);
}

QString listOf(const ComparePair& pair, CostGrouping grouping, std::size_t most) {
    QStringList named;
    for (const ExcessPart& part : excessOf(pair, grouping).parts) {
        if (named.size() >= qsizetype(most) || part.excessUs <= 0) break;
        named << Words::tr("%1 (%2)").arg(partTitle(part.part, grouping, *pair.other.network->graph),
                                          signedMs(part.excessUs));
    }
    return named.join(QStringLiteral(", "));
}

} // namespace

std::optional<ComparePair> comparePair(const CompareView& view) {
    if (view.pinned.size() < 2) return std::nullopt;
    const auto find = [&](std::optional<quint64> id) -> const PinnedNetwork* {
        for (const PinnedNetwork& pin : view.pinned)
            if (id && pin.id == *id) return &pin;
        return nullptr;
    };
    const PinnedNetwork* base = find(view.baseline);
    if (!base) base = &view.pinned.front();
    const PinnedNetwork* against = find(view.other);
    if (!against || against == base) against = base == &view.pinned.front() ? &view.pinned[1] : &view.pinned.front();
    return ComparePair{*base, *against};
}

QString stageTitle(int halvings) {
    if (halvings == StageTotal::kHead) return Words::tr("head");
    if (halvings == 0) return Words::tr("maps of the input's side");
    return Words::tr("maps of 1/%1 of the side").arg(1 << halvings);
}

ChartData compareStages(const CompareView& view, bool time, Theme theme) {
    // As the breakdown by operator, with other parts; always in the papers' multiply-adds, and the conditions say so.
    CompareView counted = view;
    counted.convention = Convention::Papers;
    ChartData data = compareBreakdown(counted, time, theme);
    data.title = time ? Words::tr("Time by stage") : Words::tr("Multiply-adds (papers) by stage");
    data.series.clear();
    std::vector<std::vector<StageTotal>> totals;
    std::vector<int> stages;
    for (const PinnedNetwork& pin : view.pinned) {
        totals.push_back(time && !isTimed(pin) ? std::vector<StageTotal>() : totalsOf(pin));
        for (const StageTotal& total : totals.back())
            if (std::find(stages.begin(), stages.end(), total.halvings) == stages.end())
                stages.push_back(total.halvings);
    }
    std::sort(stages.begin(), stages.end(), [](int a, int b) { return unsigned(a) < unsigned(b); }); // the head last
    double largest = 0;
    for (const auto& network : totals) {
        double sum = 0;
        for (const StageTotal& total : network)
            sum += time ? (std::isfinite(total.microseconds) ? total.microseconds / 1000 : 0) : double(total.macs);
        largest = std::max(largest, sum);
    }
    const SiScale scale = time ? SiScale{1, QStringLiteral("ms")} : siScale(largest);
    data.value.title = data.value.unit = scale.prefix;
    int number = 0;
    for (const int stage : stages) {
        ChartSeries series;
        series.name = stageTitle(stage);
        series.colour = plainColour(number++, theme);
        series.hatched = true;
        for (const auto& network : totals) {
            double value = 0, whole = 0;
            for (const StageTotal& total : network) {
                const double part =
                    time ? (std::isfinite(total.microseconds) ? total.microseconds / 1000 : 0) : double(total.macs);
                whole += part;
                if (total.halvings == stage) value = part;
            }
            const QString amount = time ? milliseconds(value) : count(value);
            series.values.push_back(value * scale.factor);
            series.labels.append(value > 0 ? amount : QString());
            series.tooltips.append(
                value > 0 ? QStringLiteral("%1 %2: %3 / %4 = %5")
                                    .arg(QString(view.pinned[std::size_t(&network - totals.data())].letter),
                                         series.name.toHtmlEscaped(), amount, time ? milliseconds(whole) : count(whole),
                                         shareText(value / whole)) +
                                (time ? doubtLine(view.pinned[std::size_t(&network - totals.data())]) : QString())
                          : QString());
        }
        data.series.push_back(std::move(series));
    }
    return data;
}

StageDifferences stageDifferences(const ComparePair& pair, double threshold) {
    StageDifferences result;
    result.timed = isTimed(pair.base) && isTimed(pair.other);
    const auto column = [](const char* key, const QString& title) { return Column{key, title.toStdString(), true}; };
    const QString base(pair.base.letter), other(pair.other.letter);
    Table& table = result.table;
    table.columns = {{"stage", Words::tr("stage").toStdString(), false},
                     column("macs_base", Words::tr("multiply-adds (papers), %1").arg(base)),
                     column("macs_other", Words::tr("multiply-adds (papers), %1").arg(other)),
                     column("macs_difference", Words::tr("%1 less %2").arg(other, base))};
    if (result.timed) {
        table.columns.push_back(column("time_base_ms", Words::tr("time (ms), %1").arg(base)));
        table.columns.push_back(column("time_other_ms", Words::tr("time (ms), %1").arg(other)));
        table.columns.push_back(column("time_difference_ms", Words::tr("%1 less %2 (ms)").arg(other, base)));
        table.columns.push_back(column("time_difference_share", Words::tr("of %1's time (%)").arg(base)));
    }
    const std::vector<StageTotal> totalsA = totalsOf(pair.base), totalsB = totalsOf(pair.other);
    double wholeUs = 0;
    for (const StageTotal& total : totalsA)
        if (std::isfinite(total.microseconds)) wholeUs += total.microseconds;
    const double wholeMacs = double(pair.base.network->cost->total.macs);
    for (const StagePair& stage : pairStages(totalsA, totalsB)) {
        const auto macs = [](const StageTotal* total) { return total ? total->macs : std::int64_t(0); };
        const auto us = [](const StageTotal* total) {
            return total && std::isfinite(total->microseconds) ? total->microseconds : 0.0;
        };
        const std::int64_t macsDifference = macs(stage.b) - macs(stage.a);
        const double usDifference = us(stage.b) - us(stage.a);
        const double share = result.timed    ? usDifference / wholeUs
                             : wholeMacs > 0 ? double(macsDifference) / wholeMacs
                                             : 0;
        if (std::abs(share) < threshold) {
            ++result.hidden;
            continue;
        }
        std::vector<Cell> row{stageTitle(stage.halvings).toStdString(), stage.a ? Cell(stage.a->macs) : Cell(),
                              stage.b ? Cell(stage.b->macs) : Cell(), macsDifference};
        if (result.timed) {
            row.push_back(stage.a ? Cell(us(stage.a) / 1000) : Cell());
            row.push_back(stage.b ? Cell(us(stage.b) / 1000) : Cell());
            row.push_back(usDifference / 1000);
            row.push_back(100 * share);
        }
        table.rows.push_back(std::move(row));
    }
    return result;
}

std::vector<CostShare> excessParts(const ComparePair& pair, CostGrouping grouping) {
    std::vector<CostShare> parts;
    for (const ExcessPart& part : excessOf(pair, grouping).parts) {
        if (grouping == CostGrouping::Layer && parts.size() == kMostLayers) break;
        parts.push_back(part.part);
    }
    return parts;
}

ChartData excessChart(const ComparePair& pair, CostGrouping grouping, Theme theme) {
    CompareView both;
    both.pinned = {pair.base, pair.other};
    ChartData data = compareBreakdown(both, true, theme); // for its caption and doubts
    const QString base(pair.base.letter), other(pair.other.letter);
    data.kind = ChartKind::HorizontalBars;
    data.title = grouping == CostGrouping::Layer
                     ? Words::tr("%1's layers beyond their multiply-adds at %2's pace").arg(other, base)
                     : Words::tr("%1's operators beyond their multiply-adds at %2's pace").arg(other, base);
    data.category = {};
    data.series.clear();
    data.value.title = data.value.unit = QStringLiteral("ms");
    data.emptyText = Words::tr("Measure both networks to see where the time goes.");
    const TimeExcess excess = excessOf(pair, grouping);
    ChartSeries series;
    series.name = Words::tr("time beyond %1's pace").arg(base);
    series.colour = timeColour(theme);
    const Graph& graph = *pair.other.network->graph;
    for (const ExcessPart& part : excess.parts) {
        if (grouping == CostGrouping::Layer && series.values.size() == kMostLayers) break;
        data.category.categories.append(partTitle(part.part, grouping, graph));
        data.category.categoryColours.push_back(colourOf(part.part.groups, theme));
        data.category.categoryMarks.append(part.part.groups.size() == 1 ? QString(operatorLetter(part.part.groups[0]))
                                                                        : QString());
        series.values.push_back(part.excessUs / 1000);
        series.labels.append(signedMs(part.excessUs));
        series.tooltips.append(
            Words::tr("%1 multiply-adds at %2's pace: %3; measured: %4; beyond: %5")
                .arg(fullCount(part.part.macs), base, milliseconds(part.expectedUs / 1000),
                     milliseconds(part.part.microseconds / 1000), signedMs(part.excessUs)) +
            QStringLiteral("<br>") +
            Words::tr(
                "beyond = measured − multiply-adds × %1's pace; the pace: %2 per million = sum of its layers' times "
                "/ all of its multiply-adds")
                .arg(base, milliseconds(1e3 * excess.paceUsPerMac)) +
            doubtLine(pair.other));
    }
    if (!series.values.empty()) data.series.push_back(std::move(series));
    return data;
}

QString excessSentence(const ComparePair& pair) {
    const TimeExcess excess = excessOf(pair, CostGrouping::Operator);
    if (excess.parts.empty()) return {};
    const QString base(pair.base.letter), other(pair.other.letter);
    QStringList sentences{
        Words::tr("At %1's time per multiply-add the layers of %2 would take %3; they take %4.")
            .arg(base, other, milliseconds(excess.expectedUs / 1000), milliseconds(excess.stepSumUs / 1000))};
    if (excess.excessUs() > 0) {
        const QString operators = listOf(pair, CostGrouping::Operator, kNamedOperators);
        const QString layers = listOf(pair, CostGrouping::Layer, kNamedLayers);
        sentences << Words::tr("What it takes beyond that: %1.").arg(operators);
        if (!layers.isEmpty()) sentences << Words::tr("The layers with the most: %1.").arg(layers);
    } else {
        sentences << Words::tr("So it is no slower than its multiply-adds suggest.");
    }
    sentences << timeCaveats({pair.base, pair.other});
    return sentences.join(u' ');
}

} // namespace convlens
