#include "ui/charts/compare_tables.h"

#include "core/analysis/stage_totals.h"
#include "core/analysis/time_excess.h"
#include "ui/charts/accuracy_charts.h"
#include "ui/charts/cost_charts.h"
#include "ui/session/passports.h"
#include "ui/text/counting.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CompareTables)
};

Column column(const char* key, const QString& title, bool numeric) {
    return {key, title.toStdString(), numeric};
}

Cell known(double value) {
    return std::isfinite(value) ? Cell(value) : Cell();
}

/// Behind the rows of the networks with these places among the pins.
void addConditions(ConditionedTable& table, const SharedConditions& shared, const std::vector<std::size_t>& pins) {
    table.passport.further = shared.common;
    for (std::size_t c = 0; c < shared.columns.size(); ++c) {
        // What the rows tell already stays as it is.
        if (std::ranges::find(table.table.columns, shared.columns[c].key, &Column::key) != table.table.columns.end())
            continue;
        table.table.columns.push_back(shared.columns[c]);
        for (std::size_t row = 0; row < pins.size(); ++row)
            table.table.rows[row].push_back(shared.rows[pins[row]][c]);
    }
}

std::vector<Cell> beginningOf(const PinnedNetwork& pin) {
    return {QString(pin.letter).toStdString(), displayName(pin.network->spec)};
}

} // namespace

SharedConditions compareConditions(const CompareView& view, Convention convention) {
    std::vector<Passport> passports;
    for (const PinnedNetwork& pin : view.pinned) {
        passports.push_back(rowPassport(*pin.network, pin.measurement.get()));
        passports.back().convention = describe(convention);
    }
    return passports.empty() ? SharedConditions() : sharedConditions(passports);
}

ConditionedTable comparePartsTable(const CompareView& view, bool byStage) {
    const Convention convention = byStage ? Convention::Papers : view.convention;
    const bool papers = convention == Convention::Papers;
    ConditionedTable made;
    made.id = byStage ? "comparison-by-stage" : "comparison-by-operator";
    made.title = (byStage ? Words::tr("Comparison by stage") : Words::tr("Comparison by operator")).toStdString();
    made.table.columns = {column("letter", Words::tr("letter"), false),
                          column("name", Words::tr("network"), false),
                          column("part", byStage ? Words::tr("stage") : Words::tr("operator"), false),
                          column(papers ? "macs" : "count", countTitle(convention).toLower(), true),
                          column(papers ? "macs_share" : "count_share", Words::tr("share (%)"), true),
                          column("median_us", Words::tr("time (µs)"), true),
                          column("time_share", Words::tr("share of time (%)"), true)};
    std::vector<std::size_t> pins;
    const auto add = [&](std::size_t pin, const QString& part, double count, double countShare, double us,
                         double share) {
        std::vector<Cell> row = beginningOf(view.pinned[pin]);
        row.insert(row.end(), {part.toStdString(), std::floor(count) == count ? Cell(std::int64_t(count)) : Cell(count),
                               known(100 * countShare), known(us), known(100 * share)});
        made.table.rows.push_back(std::move(row));
        pins.push_back(pin);
    };
    for (std::size_t n = 0; n < view.pinned.size(); ++n) {
        const PinnedNetwork& pin = view.pinned[n];
        if (byStage) {
            const std::vector<StageTotal> totals = stageTotals(
                *pin.network->graph, *pin.network->cost, pin.measurement ? &pin.measurement->measurement : nullptr);
            double us = 0;
            for (const StageTotal& total : totals)
                if (std::isfinite(total.microseconds)) us += total.microseconds;
            const double macs = double(pin.network->cost->total.macs);
            for (const StageTotal& total : totals)
                add(n, stageTitle(total.halvings), double(total.macs), double(total.macs) / macs, total.microseconds,
                    total.microseconds / us);
        } else {
            const CostView cost{pin.network, pin.measurement, CostGrouping::Operator, CostOrder::Network, convention};
            for (const CostShare& part : sharesOf(cost).parts)
                add(n, partTitle(part, CostGrouping::Operator, *pin.network->graph), part.count, part.countShare,
                    part.microseconds, part.timeShare);
        }
    }
    addConditions(made, compareConditions(view, convention), pins);
    return made;
}

ConditionedTable compareAccuracyTable(const CompareView& view) {
    const bool papers = view.convention == Convention::Papers;
    ConditionedTable made;
    made.id = "comparison-accuracy";
    made.title = Words::tr("Accuracy against cost").toStdString();
    made.table.columns = {column("letter", Words::tr("letter"), false),
                          column("name", Words::tr("network"), false),
                          column("top1_percent", Words::tr("top-1 accuracy (%)"), true),
                          column("photos", Words::tr("test photos"), true),
                          column("resolution", Words::tr("resolution"), true),
                          column("data", Words::tr("data set"), false),
                          column("measured_by_us", Words::tr("measured by us"), false),
                          column(papers ? "macs" : "count", countTitle(view.convention).toLower(), true),
                          column("median_ms", Words::tr("time (ms)"), true)};
    std::vector<std::size_t> pins;
    for (std::size_t n = 0; n < view.pinned.size(); ++n) {
        const PinnedNetwork& pin = view.pinned[n];
        const auto accuracy = accuracyOf(pin);
        if (!accuracy) continue;
        const double count = compareValue(pin, CompareMeasure::MultiplyAdds, view.convention);
        std::vector<Cell> row = beginningOf(pin);
        row.insert(row.end(),
                   {100 * accuracy->top1, accuracy->photos > 0 ? Cell(std::int64_t(accuracy->photos)) : Cell(),
                    accuracy->resolution > 0 ? Cell(std::int64_t(accuracy->resolution)) : Cell(),
                    accuracy->data.empty() ? Cell() : Cell(accuracy->data), accuracy->measuredByUs,
                    std::floor(count) == count ? Cell(std::int64_t(count)) : Cell(count),
                    known(compareValue(pin, CompareMeasure::Time))});
        made.table.rows.push_back(std::move(row));
        pins.push_back(n);
    }
    addConditions(made, compareConditions(view, view.convention), pins);
    return made;
}

Passport pairPassport(const ComparePair& pair) {
    const auto of = [](const PinnedNetwork& pin) { return rowPassport(*pin.network, pin.measurement.get()); };
    Passport both;
    both.further = pairConditions(of(pair.base), of(pair.other), QString(pair.base.letter).toStdString(),
                                  QString(pair.other.letter).toStdString());
    return both;
}

ConditionedTable excessTable(const ComparePair& pair, CostGrouping grouping) {
    ConditionedTable made;
    const bool layers = grouping == CostGrouping::Layer;
    made.id = layers ? "excess-by-layer" : "excess-by-operator";
    made.title = (layers ? Words::tr("Beyond multiply-adds, by layer") : Words::tr("Beyond multiply-adds, by operator"))
                     .toStdString();
    made.table.columns = {column("name", layers ? Words::tr("layer") : Words::tr("operator"), false),
                          column("macs", countTitle(Convention::Papers).toLower(), true),
                          column("expected_us", Words::tr("at the baseline's pace (µs)"), true),
                          column("median_us", Words::tr("time (µs)"), true),
                          column("excess_us", Words::tr("beyond (µs)"), true)};
    const auto shares = [](const PinnedNetwork& pin, CostGrouping by) {
        return costShares(*pin.network->graph, *pin.network->cost,
                          pin.measurement ? &pin.measurement->measurement : nullptr, by);
    };
    for (const ExcessPart& part :
         timeExcess(shares(pair.other, grouping), shares(pair.base, CostGrouping::Operator)).parts)
        made.table.rows.push_back({partTitle(part.part, grouping, *pair.other.network->graph).toStdString(),
                                   part.part.macs, part.expectedUs, part.part.microseconds, part.excessUs});
    made.passport = pairPassport(pair);
    return made;
}

QString breakdownSentence(const ChartData& chart, const CompareView& view, bool time) {
    QStringList named;
    for (std::size_t n = 0; n < view.pinned.size(); ++n) {
        double sum = 0;
        const ChartSeries* most = nullptr;
        for (const ChartSeries& series : chart.series) {
            if (n >= series.values.size() || !std::isfinite(series.values[n])) continue;
            sum += series.values[n];
            if (!most || series.values[n] > most->values[n]) most = &series;
        }
        if (sum > 0)
            named << Words::tr("of %1 %2 (%3)")
                         .arg(QString(view.pinned[n].letter), most->name, percent(most->values[n] / sum, 2));
    }
    if (named.isEmpty()) return {};
    const QString list = named.join(QStringLiteral(", "));
    return time ? Words::tr("What takes most of the time: %1.").arg(list)
                : Words::tr("What holds most of the count: %1.").arg(list);
}

QString accuracySentence(const CompareView& view, bool time) {
    const CompareMeasure measure = time ? CompareMeasure::Time : CompareMeasure::MultiplyAdds;
    const PinnedNetwork *best = nullptr, *least = nullptr;
    double most = 0, fewest = 0;
    for (const PinnedNetwork& pin : view.pinned) {
        const auto accuracy = accuracyOf(pin);
        const double cost = compareValue(pin, measure, view.convention);
        if (!accuracy || !std::isfinite(cost)) continue;
        if (!best || accuracy->top1 > most) {
            best = &pin;
            most = accuracy->top1;
        }
        if (!least || cost < fewest) {
            least = &pin;
            fewest = cost;
        }
    }
    if (!best) return {};
    const auto text = [&](const PinnedNetwork& pin) { return compareText(pin, measure, view.convention); };
    const QString top = QString::number(100 * most, 'f', 1);
    if (best == least)
        return Words::tr("%1 is the most accurate with %2 % and the cheapest with %3.")
            .arg(QString(best->letter), top, text(*best));
    return Words::tr("%1 is the most accurate with %2 % for %3; %4 is the cheapest with %5.")
        .arg(QString(best->letter), top, text(*best), QString(least->letter), text(*least));
}

} // namespace convlens
