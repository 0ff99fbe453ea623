#include "ui/charts/chart_catalogue.h"

#include "ui/session/session_object.h"
#include "ui/session/sweep_store.h"
#include "ui/text/counting.h"

#include <QCoreApplication>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ChartCatalogue)
};

} // namespace

QString costChartId(CostViewKind kind, CostGrouping grouping) {
    const CostViewInfo& info = costViewInfo(kind);
    if (!info.grouped) return QLatin1String(info.id);
    const char* by = grouping == CostGrouping::Operator ? "operator"
                     : grouping == CostGrouping::Layer  ? "layer"
                                                        : "stage";
    return QStringLiteral("%1-by-%2").arg(QLatin1String(info.id), QLatin1String(by));
}

std::vector<NamedChart> costCharts(const CostScene& scene) {
    std::vector<NamedChart> charts;
    const auto add = [&](CostViewKind kind, const CostScene& shown, const QString& title) {
        charts.push_back({costChartId(kind, shown.view.grouping), title,
                          [kind, shown](Theme theme) { return costViewChart(kind, shown, theme); }});
    };
    for (const CostViewInfo& info : costViews()) {
        if (!hasCostView(info.kind, scene)) continue;
        if (!info.grouped) {
            add(info.kind, scene, costViewTitle(info.kind));
            continue;
        }
        const QString title = info.kind == CostViewKind::Shares ? Words::tr("Cost") : costViewTitle(info.kind);
        for (const auto& [grouping, by] : {std::pair(CostGrouping::Operator, Words::tr("%1 by operator")),
                                           std::pair(CostGrouping::Layer, Words::tr("%1 by layer")),
                                           std::pair(CostGrouping::Stage, Words::tr("%1 by stage"))}) {
            CostScene part = scene;
            part.view.grouping = grouping;
            add(info.kind, part, by.arg(title));
        }
    }
    return charts;
}

std::vector<NamedChart> trustCharts(const TrustView& view) {
    std::vector<NamedChart> charts;
    if (view.measurement && !view.measurement->measurement.total.samplesMs.empty()) {
        charts.push_back({QStringLiteral("runs"), Words::tr("Every run, in order"),
                          [view](Theme theme) { return runsChart(view, theme); }});
        charts.push_back({QStringLiteral("distribution-of-runs"), Words::tr("How the runs spread"),
                          [view](Theme theme) { return distributionChart(view, theme); }});
    }
    if (view.peaks) {
        charts.push_back({QStringLiteral("machine-arithmetic"), Words::tr("Peak of this machine's arithmetic"),
                          [view](Theme theme) { return peakChart(view, theme); }});
        charts.push_back({QStringLiteral("machine-reading"), Words::tr("How fast this machine reads"),
                          [view](Theme theme) { return bandwidthChart(view, theme); }});
    }
    return charts;
}

std::vector<NamedChart> compareCharts(const CompareView& view) {
    static constexpr const char* kIds[kCompareMeasureCount] = {
        "compare-parameters",  "compare-multiply-adds", "compare-activation-memory",
        "compare-peak-memory", "compare-time",          "compare-time-per-multiply-add"};
    CompareView named = view;
    named.lettersOnly = false; // on paper nothing else says who is who
    std::vector<NamedChart> charts;
    for (int m = 0; m < kCompareMeasureCount; ++m) {
        const auto measure = CompareMeasure(m);
        charts.push_back({QLatin1String(kIds[m]),
                          Words::tr("Comparison: %1").arg(compareTitle(measure, view.convention)),
                          [named, measure](Theme theme) { return compareChart(named, measure, theme); }});
    }
    charts.push_back({QStringLiteral("compare-accuracy-multiply-adds"),
                      Words::tr("Comparison: Accuracy against multiply-adds"),
                      [named](Theme theme) { return accuracyChart(named, false, theme); }});
    charts.push_back({QStringLiteral("compare-accuracy-time"), Words::tr("Comparison: Accuracy against time"),
                      [named](Theme theme) { return accuracyChart(named, true, theme); }});
    charts.push_back({QStringLiteral("compare-time-by-operator"), Words::tr("Comparison: Time by operator"),
                      [named](Theme theme) { return compareBreakdown(named, true, theme); }});
    charts.push_back({QStringLiteral("compare-multiply-adds-by-operator"),
                      Words::tr("Comparison: %1 by operator").arg(countTitle(view.convention)),
                      [named](Theme theme) { return compareBreakdown(named, false, theme); }});
    charts.push_back({QStringLiteral("compare-time-by-stage"), Words::tr("Comparison: Time by stage"),
                      [named](Theme theme) { return compareStages(named, true, theme); }});
    charts.push_back({QStringLiteral("compare-multiply-adds-by-stage"), Words::tr("Comparison: Multiply-adds by stage"),
                      [named](Theme theme) { return compareStages(named, false, theme); }});
    if (const auto pair = comparePair(named)) {
        charts.push_back({QStringLiteral("compare-excess-by-operator"),
                          Words::tr("Comparison: time beyond multiply-adds, by operator"),
                          [pair](Theme theme) { return excessChart(*pair, CostGrouping::Operator, theme); }});
        charts.push_back({QStringLiteral("compare-excess-by-layer"),
                          Words::tr("Comparison: time beyond multiply-adds, by layer"),
                          [pair](Theme theme) { return excessChart(*pair, CostGrouping::Layer, theme); }});
    }
    return charts;
}

std::vector<NamedChart> sweepCharts(const SweepView& view) {
    static constexpr const char* kIds[kSweepMeasureCount] = {"sweep-time", "sweep-accuracy-by-multiply-adds",
                                                             "sweep-accuracy-by-time"};
    const QString titles[] = {Words::tr("Sweep: multiply-adds against time"),
                              Words::tr("Sweep: accuracy against multiply-adds"),
                              Words::tr("Sweep: accuracy against time")};
    std::vector<NamedChart> charts;
    for (int m = 0; m < kSweepMeasureCount; ++m)
        charts.push_back({QLatin1String(kIds[m]), titles[m],
                          [view, m](Theme theme) { return sweepChart(view, SweepMeasure(m), theme); }});
    for (const SweepGrid& grid : sweepGrids(*view.sweep)) {
        NetworkSpec kind = grid.kind;
        kind.width = NetworkSpec{}.width;
        kind.resolution = NetworkSpec{}.resolution;
        QString id = QString::fromStdString(toString(kind));
        id.replace(u':', u'-').replace(u',', u'-').remove(u'=');
        charts.push_back({QStringLiteral("sweep-heat-map-") + id,
                          Words::tr("Sweep: heat map of %1").arg(sweepKindName(grid)),
                          [view, grid](Theme theme) { return sweepHeatMap(view, grid, theme); }});
    }
    return charts;
}

std::vector<NamedChart> diagramCharts(const DiagramContent& content, const std::set<std::string>& expanded) {
    std::vector<NamedChart> charts;
    for (const DiagramMeasure measure : diagramMeasures()) {
        DiagramContent one = content;
        one.measure = measure;
        charts.push_back({QStringLiteral("diagram-") + diagramMeasureId(measure),
                          Words::tr("Diagram: %1").arg(diagramMeasureTitle(measure, content.convention)),
                          [one, expanded](Theme theme) { return diagramChart(one, expanded, theme); }});
    }
    return charts;
}

std::vector<NamedChart> healthCharts(const HealthView& view) {
    std::vector<NamedChart> charts;
    for (const DiagramMeasure measure : diagramMeasures())
        if (needsHealth(measure))
            charts.push_back({QStringLiteral("health-") + diagramMeasureId(measure),
                              Words::tr("Along the network: %1").arg(diagramMeasureTitle(measure)),
                              [view, measure](Theme theme) { return healthChart(view, measure, theme); }});
    return charts;
}

std::vector<NamedChart> allCharts(const SessionObject& session) {
    CostScene scene;
    scene.view = {session.network(), session.measurement(), CostGrouping::Operator, CostOrder::Network,
                  session.convention()};
    scene.peaks = session.machinePeaks();
    scene.variants = session.variants();
    std::vector<NamedChart> charts = costCharts(scene);
    for (NamedChart& chart : trustCharts({session.measurement(), session.machinePeaks()}))
        charts.push_back(std::move(chart));
    // The maps' health is worked out by the diagram's view only; without it those charts show nothing and are left out.
    for (NamedChart& chart : diagramCharts(
             {session.network(), session.measurement(), nullptr, DiagramMeasure::Operator, session.convention()}, {}))
        charts.push_back(std::move(chart));
    if (!session.pinned().empty()) {
        CompareView view;
        view.pinned = session.pinned();
        view.convention = session.convention();
        for (NamedChart& chart : compareCharts(view))
            charts.push_back(std::move(chart));
    }
    if (const auto sweep = SweepStore::sweepOf(session))
        for (NamedChart& chart : sweepCharts(makeSweepView(sweep)))
            charts.push_back(std::move(chart));
    return charts;
}

Result<QStringList> exportAllCharts(const QString& directory, const SessionObject& session,
                                    const ChartExportOptions& options) {
    return exportCharts(directory, allCharts(session), options);
}

} // namespace convlens
