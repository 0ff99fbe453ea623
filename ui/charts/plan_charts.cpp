#include "ui/charts/plan_charts.h"

#include "core/analysis/trust.h"
#include "ui/charts/conditions.h"
#include "ui/charts/cost_view_parts.h"
#include "ui/text/conversions.h"
#include "ui/text/doubt.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CostViews)
};

QString planTitle(PlanKind plan) {
    return plan == PlanKind::AsDrawn ? Words::tr("as drawn") : Words::tr("optimised");
}

QString engineTitle(const std::string& id) {
    const auto engine = findEngine(id);
    return fromView(engine ? (*engine)->displayName() : std::string_view(id));
}

QString variantTitle(const MeasurementResult& variant) {
    return Words::tr("%1, %2").arg(engineTitle(variant.engine), planTitle(variant.plan));
}

QString interleavedCaption(const CostScene& scene, std::span<const std::shared_ptr<const MeasurementResult>> shown) {
    QString caption = conditionsOf(*scene.view.network, shown.empty() ? nullptr : shown.front().get());
    for (std::size_t i = 1; i < shown.size(); ++i)
        caption += QStringLiteral("; ") + Words::tr("%1 %2, median of %3 runs")
                                              .arg(engineTitle(shown[i]->engine), fromView(shown[i]->engineVersion))
                                              .arg(shown[i]->measurement.total.iterations);
    return caption + Words::tr("; measured in turn, round by round");
}

double medianOf(const std::shared_ptr<const MeasurementResult>& variant) {
    return variant->measurement.total.medianMs;
}

} // namespace

std::optional<PlanPair> planPair(const CostScene& scene) {
    std::optional<PlanPair> first;
    for (const auto& drawn : scene.variants) {
        if (drawn->plan != PlanKind::AsDrawn || drawn->measurement.steps.empty()) continue;
        for (const auto& optimised : scene.variants) {
            if (optimised->engine != drawn->engine || optimised->plan != PlanKind::Optimised ||
                optimised->measurement.steps.empty())
                continue;
            const PlanPair pair{drawn, optimised};
            if (scene.view.measurement && scene.view.measurement->engine == drawn->engine) return pair;
            if (!first) first = pair;
        }
    }
    return first;
}

std::vector<PlanPart> planParts(const CostScene& scene) {
    const auto pair = planPair(scene);
    if (!pair) return {};
    const NetworkState& network = *scene.view.network;
    std::vector<PlanPart> parts = comparePlans(*network.graph, *network.cost, pair->drawn->measurement,
                                               pair->optimised->measurement, scene.view.grouping);
    if (scene.view.order == CostOrder::Gap)
        std::ranges::stable_sort(parts, [](const PlanPart& a, const PlanPart& b) { return a.savedUs() > b.savedUs(); });
    return parts;
}

ChartData planChart(const CostScene& scene, Theme theme) {
    ChartData data = chartAbout(scene, Words::tr("as drawn against optimised"), CostViewKind::Plans);
    const auto pair = planPair(scene);
    if (!pair) return data;
    const std::shared_ptr<const MeasurementResult> shown[] = {pair->drawn, pair->optimised};
    data.caption = interleavedCaption(scene, shown);
    data.value.title = Words::tr("time (µs)");
    data.value.unit = QStringLiteral("µs");
    for (const auto& variant : shown) {
        const TimingSummary& total = variant->measurement.total;
        if (!total.doubtful) continue;
        data.doubtful = true;
        if (!data.doubt.isEmpty()) data.doubt += u' ';
        data.doubt += Words::tr("Doubtful, %1: %2").arg(planTitle(variant->plan), doubtInWords(total));
    }
    const Graph& graph = *scene.view.network->graph;
    const CostGrouping grouping = scene.view.grouping;
    ChartSeries drawn, optimised;
    drawn.name = Words::tr("as drawn, whole network %1").arg(milliseconds(medianOf(pair->drawn)));
    drawn.colour = networkShade(timeColour(theme), 2, theme);
    optimised.name = Words::tr("optimised, whole network %1").arg(milliseconds(medianOf(pair->optimised)));
    optimised.colour = timeColour(theme);
    optimised.hatched = true;
    CostShares swatches;
    for (const PlanPart& part : planParts(scene)) {
        data.category.categories.append(partTitle(part.part, grouping, graph));
        drawn.values.push_back(part.firstUs);
        optimised.values.push_back(part.secondUs);
        for (ChartSeries* series : {&drawn, &optimised})
            series->doubtful.push_back(series == &drawn ? pair->drawn->measurement.total.doubtful
                                                        : pair->optimised->measurement.total.doubtful);
        const auto steps = [](int count) {
            return count == 0   ? Words::tr("no step of its own: it is addressing, or nothing is left to do")
                   : count == 1 ? Words::tr("one step")
                                : Words::tr("%1 steps").arg(count);
        };
        const auto time = [](double us) { return std::isfinite(us) ? milliseconds(us / 1000) : unknownNumber(); };
        QString tip = Words::tr("as drawn: %1, %2<br>optimised: %3, %4<br>saved: %5 = %1 − %3")
                          .arg(time(part.firstUs), steps(part.firstSteps), time(part.secondUs), steps(part.secondSteps),
                               milliseconds(part.savedUs() / 1000));
        if (grouping == CostGrouping::Layer && part.part.layers.size() > 1) {
            QStringList names;
            for (const LayerId layer : part.part.layers)
                names << fromView(graph.layer(layer).name).toHtmlEscaped();
            tip = Words::tr("computes %1").arg(names.join(QStringLiteral(", "))) + QStringLiteral("<br>") + tip;
        }
        drawn.tooltips.append(tip);
        optimised.tooltips.append(QString());
        swatches.parts.push_back(part.part);
    }
    addOperatorSwatches(data.category, swatches, grouping, theme);
    data.series = {std::move(drawn), std::move(optimised)};
    return data;
}

QString planSentence(const CostScene& scene) {
    const auto pair = planPair(scene);
    if (!pair) return {};
    const double drawn = medianOf(pair->drawn), optimised = medianOf(pair->optimised);
    const auto steps = [](const MeasurementResult& result) { return result.measurement.steps.size(); };
    QString sentence = Words::tr("Optimised, the network takes %1 instead of %2 (%3): %4 steps instead of %5.")
                           .arg(milliseconds(optimised), milliseconds(drawn), ratio(optimised / drawn))
                           .arg(steps(*pair->optimised))
                           .arg(steps(*pair->drawn));
    const std::vector<PlanPart> parts = planParts(scene);
    const auto most =
        std::ranges::max_element(parts, [](const PlanPart& a, const PlanPart& b) { return a.savedUs() < b.savedUs(); });
    if (most != parts.end() && most->savedUs() > 0)
        sentence += u' ' + Words::tr("Most is saved in %1: %2.")
                               .arg(partTitle(most->part, scene.view.grouping, *scene.view.network->graph),
                                    milliseconds(most->savedUs() / 1000));
    if (pair->drawn->measurement.total.doubtful || pair->optimised->measurement.total.doubtful)
        sentence += u' ' + Words::tr("The times are doubtful.");
    return sentence;
}

std::vector<std::shared_ptr<const MeasurementResult>> enginesByTime(const CostScene& scene) {
    auto variants = scene.variants;
    std::ranges::stable_sort(variants, [](const auto& a, const auto& b) { return medianOf(a) < medianOf(b); });
    return variants;
}

ChartData enginesChart(const CostScene& scene, Theme theme) {
    ChartData data = chartAbout(scene, Words::tr("engines and plans side by side"), CostViewKind::Engines);
    const auto variants = enginesByTime(scene);
    if (variants.empty()) return data;
    data.caption = interleavedCaption(scene, variants);
    data.value.title = Words::tr("time of the whole network (ms)");
    ChartSeries time;
    time.name = Words::tr("median");
    time.colour = timeColour(theme);
    for (const auto& variant : variants) {
        const TimingSummary& t = variant->measurement.total;
        data.category.categories.append(variantTitle(*variant));
        time.values.push_back(t.medianMs);
        time.labels.append(Words::tr("%1 (%2)").arg(millisecondsWithSpread(t.medianMs, t.madMs),
                                                    ratio(t.medianMs / medianOf(variants.front()))));
        time.spreads.push_back(t.madMs);
        time.doubtful.push_back(t.doubtful);
        QString tip = Words::tr("median of %1 runs %2; fastest %3, 95 % below %4, first run %5; %6 outliers")
                          .arg(t.iterations)
                          .arg(millisecondsWithSpread(t.medianMs, t.madMs), milliseconds(t.minMs),
                               milliseconds(t.p95Ms), milliseconds(t.firstMs))
                          .arg(t.outliers);
        if (variant != variants.front() && medianOf(variants.front()) > 0)
            tip += QStringLiteral("<br>") + Words::tr("%1 = %2 / %3, that of %4")
                                                .arg(ratio(t.medianMs / medianOf(variants.front())),
                                                     milliseconds(t.medianMs), milliseconds(medianOf(variants.front())),
                                                     variantTitle(*variants.front()).toHtmlEscaped());
        tip += QStringLiteral("<br>") + measurementInWords(*variant).toHtmlEscaped();
        if (t.doubtful) tip += QStringLiteral("<br>") + doubtInWords(t).toHtmlEscaped();
        time.tooltips.append(tip);
    }
    data.series.push_back(std::move(time));
    return data;
}

QString enginesSentence(const CostScene& scene) {
    const auto variants = enginesByTime(scene);
    if (variants.size() < 2) return {};
    QString sentence =
        Words::tr("%1 is the fastest with %2; %3 takes %4 times as long, %5 %6 times.")
            .arg(variantTitle(*variants[0]), milliseconds(medianOf(variants[0])), variantTitle(*variants[1]),
                 significant(medianOf(variants[1]) / medianOf(variants[0])), variantTitle(*variants.back()),
                 significant(medianOf(variants.back()) / medianOf(variants[0])));
    if (variants.size() == 2)
        sentence = Words::tr("%1 is the fastest with %2; %3 takes %4 times as long.")
                       .arg(variantTitle(*variants[0]), milliseconds(medianOf(variants[0])), variantTitle(*variants[1]),
                            significant(medianOf(variants[1]) / medianOf(variants[0])));
    if (std::ranges::any_of(variants, [](const auto& v) { return v->measurement.total.doubtful; }))
        sentence += u' ' + Words::tr("Times marked “?” are doubtful.");
    return sentence;
}

} // namespace convlens
