#include "ui/charts/cost_views.h"

#include "core/export/cost_tables.h"
#include "core/export/measurement_table.h"
#include "core/export/timed_layers.h"
#include "ui/charts/conditions.h"
#include "ui/charts/cost_course_charts.h"
#include "ui/charts/cost_point_charts.h"
#include "ui/charts/cost_view_parts.h"
#include "ui/charts/plan_charts.h"
#include "ui/session/passports.h"

#include <QCoreApplication>

#include <algorithm>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CostViews)
};

using Kind = CostViewKind;

constexpr CostViewInfo kViews[] = {
    {Kind::Shares, "cost", QT_TRANSLATE_NOOP("CostViews", "Multiply-adds and time"), CostNeeds::Nothing, true, true,
     true, false, true},
    {Kind::Pace, "time-per-multiply-add", QT_TRANSLATE_NOOP("CostViews", "Time per multiply-add"), CostNeeds::Times,
     true, true, true, false, true},
    {Kind::MacsAgainstTime, "multiply-adds-against-time", QT_TRANSLATE_NOOP("CostViews", "Multiply-adds against time"),
     CostNeeds::Times, false, false, true, true},
    {Kind::Roofline, "roofline", QT_TRANSLATE_NOOP("CostViews", "Roofline of this machine"), CostNeeds::Times, false,
     false, true, true},
    {Kind::MemoryAgainstTime, "memory-access-against-time",
     QT_TRANSLATE_NOOP("CostViews", "Memory access against time"), CostNeeds::Times, false, false, true, true},
    {Kind::Cumulative, "cumulative", QT_TRANSLATE_NOOP("CostViews", "Added up along the network"), CostNeeds::Times},
    {Kind::MemoryAlong, "activation-memory", QT_TRANSLATE_NOOP("CostViews", "Memory along the network"),
     CostNeeds::Nothing, false, false, true, true},
    {Kind::Plans, "plans", QT_TRANSLATE_NOOP("CostViews", "As drawn against optimised"), CostNeeds::Variants, true,
     true, true, false, true},
    {Kind::Engines, "engines", QT_TRANSLATE_NOOP("CostViews", "Engines side by side"), CostNeeds::Variants, false,
     false, true, false, true},
};

Table tableOf(CostViewKind kind, const CostScene& scene) {
    const NetworkState& network = *scene.view.network;
    const Measurement* measured = scene.view.measurement ? &scene.view.measurement->measurement : nullptr;
    switch (kind) {
    case Kind::Shares:
        return sharesTable(*network.graph, *network.cost, measured, scene.view.grouping);
    case Kind::Pace:
        return paceTable(paceParts(scene));
    case Kind::MacsAgainstTime:
    case Kind::Roofline:
    case Kind::MemoryAgainstTime: {
        const auto roofline = rooflineOf(scene);
        return costPointTable(pointsInOrder(pointSeries(scene)), roofline ? &*roofline : nullptr);
    }
    case Kind::Cumulative:
        return cumulativeTable(courseShares(scene));
    case Kind::MemoryAlong:
        return aliveMemoryTable(*network.graph);
    case Kind::Plans:
        return planTable(planParts(scene), "as drawn", "optimised");
    case Kind::Engines: {
        std::vector<MeasuredNetwork> rows;
        for (const auto& variant : enginesByTime(scene))
            rows.push_back({toString(network.spec), variant->engine, variant->engineVersion, variant->plan,
                            variant->threads, network.graph, *network.cost, variant->measurement});
        return measurementTable(rows);
    }
    }
    return {};
}

} // namespace

std::span<const CostViewInfo> costViews() {
    return kViews;
}

const CostViewInfo& costViewInfo(CostViewKind kind) {
    return kViews[std::size_t(kind)]; // in the order of the enumeration; a test holds it
}

QString costViewTitle(CostViewKind kind) {
    return QCoreApplication::translate("CostViews", costViewInfo(kind).title);
}

QString costViewPurpose(CostViewKind kind) {
    switch (kind) {
    case Kind::Shares:
        return Words::tr("The share of multiply-adds beside the share of time, for each part of the network.");
    case Kind::Pace:
        return Words::tr("How long a multiply-add takes in each part of the network, once it is measured.");
    case Kind::MacsAgainstTime:
        return Words::tr("Every layer by its multiply-adds and its time, once it is measured.");
    case Kind::Roofline:
        return Words::tr(
            "Every layer below the roofs of this machine: what its cores compute and its memory delivers at "
            "most, once the network is measured.");
    case Kind::MemoryAgainstTime:
        return Words::tr("Every layer by the bytes that it reads and writes and its time, once it is measured.");
    case Kind::Cumulative:
        return Words::tr("How multiply-adds and time add up from the first layer to the last, once it is measured.");
    case Kind::MemoryAlong:
        return Words::tr("How much memory the maps take while each layer runs.");
    case Kind::Plans:
        return Words::tr(
            "What folding and fusing saves and where: each layer its own step, as the papers draw them, against "
            "the optimised plan. Both are measured in turn.");
    case Kind::Engines:
        return Words::tr("This network with every engine of this machine and each of their plans, measured in turn.");
    }
    return {};
}

bool hasCostView(CostViewKind kind, const CostScene& scene) {
    switch (costViewInfo(kind).needs) {
    case CostNeeds::Nothing:
        return true;
    case CostNeeds::Times:
        return scene.view.measurement && !scene.view.measurement->measurement.steps.empty();
    case CostNeeds::Variants:
        return kind == Kind::Plans ? planPair(scene).has_value() : !scene.variants.empty();
    }
    return false;
}

namespace {

ChartData chartOf(CostViewKind kind, const CostScene& scene, Theme theme) {
    switch (kind) {
    case Kind::Shares:
        return costChart(scene.view, theme);
    case Kind::Pace:
        return paceChart(scene, theme);
    case Kind::MacsAgainstTime:
        return macsAgainstTimeChart(scene, theme);
    case Kind::Roofline:
        return rooflineChart(scene, theme);
    case Kind::MemoryAgainstTime:
        return memoryAgainstTimeChart(scene, theme);
    case Kind::Cumulative:
        return cumulativeChart(scene, theme);
    case Kind::MemoryAlong:
        return memoryAlongChart(scene, theme);
    case Kind::Plans:
        return planChart(scene, theme);
    case Kind::Engines:
        return enginesChart(scene, theme);
    }
    return {};
}

} // namespace

ChartData costViewChart(CostViewKind kind, const CostScene& scene, Theme theme) {
    if (!hasCostView(kind, scene)) return chartAbout(scene, costViewTitle(kind), kind); // says what it will show
    ChartData data = chartOf(kind, scene, theme);
    if (costViewInfo(kind).bars) data.value.logarithmic = scene.logarithmicBars;
    return data;
}

QString costViewSentence(CostViewKind kind, const CostScene& scene) {
    if (!hasCostView(kind, scene)) return {};
    switch (kind) {
    case Kind::Shares:
        return costSentence(scene.view);
    case Kind::Pace:
        return paceSentence(scene);
    case Kind::MacsAgainstTime:
        return macsAgainstTimeSentence(scene);
    case Kind::Roofline:
        return rooflineSentence(scene);
    case Kind::MemoryAgainstTime:
        return memoryAgainstTimeSentence(scene);
    case Kind::Cumulative:
        return cumulativeSentence(scene);
    case Kind::MemoryAlong:
        return memoryAlongSentence(scene);
    case Kind::Plans:
        return planSentence(scene);
    case Kind::Engines:
        return enginesSentence(scene);
    }
    return {};
}

std::vector<std::vector<LayerId>> costViewItems(CostViewKind kind, const CostScene& scene) {
    if (!hasCostView(kind, scene)) return {};
    std::vector<std::vector<LayerId>> items;
    switch (kind) {
    case Kind::Shares:
        return layersOf(sharesOf(scene.view).parts);
    case Kind::Pace:
        return layersOf(paceParts(scene));
    case Kind::MacsAgainstTime:
    case Kind::Roofline:
    case Kind::MemoryAgainstTime:
        return layersOf(pointsInOrder(pointSeries(scene)));
    case Kind::Cumulative:
        items = layersOf(courseShares(scene).parts);
        break;
    case Kind::MemoryAlong:
        for (int i = 0; i < scene.view.network->graph->layerCount(); ++i)
            items.push_back({LayerId{i}});
        break;
    case Kind::Plans:
        for (const PlanPart& part : planParts(scene))
            items.push_back(part.part.layers);
        return items;
    case Kind::Engines:
        items.resize(scene.variants.size()); // of whole networks, no layers
        return items;
    }
    const std::size_t rows = items.size(); // two lines, each with a point a layer
    for (std::size_t i = 0; i < rows; ++i)
        items.push_back(items[i]);
    return items;
}

ConditionedTable costViewTable(CostViewKind kind, const CostScene& scene) {
    ConditionedTable table;
    const CostViewInfo& info = costViewInfo(kind);
    table.id = info.id;
    table.title = costViewTitle(kind).toStdString() + ", " + displayName(scene.view.network->spec);
    if (hasCostView(kind, scene)) table.table = tableOf(kind, scene);
    const MeasurementResult* measured = scene.view.measurement.get();
    if (info.needs == CostNeeds::Variants) measured = scene.variants.empty() ? nullptr : scene.variants.front().get();
    if (kind == Kind::MemoryAlong) measured = nullptr; // counted, not measured
    table.passport = passportOf(*scene.view.network, measured);
    if (info.needs == CostNeeds::Variants && measured) { // unlike: they stand in the rows or the titles
        table.passport.plan.clear();
        table.passport.runs.reset();
        if (kind == Kind::Engines) {
            table.passport.engine.clear();
            table.passport.engineVersion.clear();
        } else if (const auto pair = planPair(scene)) {
            table.passport.engine = pair->drawn->engine;
            table.passport.engineVersion = pair->drawn->engineVersion;
        }
    }
    return table;
}

} // namespace convlens
