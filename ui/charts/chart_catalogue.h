#pragma once
#include "core/base/result.h"
#include "ui/charts/accuracy_charts.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/compare_charts.h"
#include "ui/charts/compare_stages.h"
#include "ui/charts/cost_views.h"
#include "ui/charts/diagram_chart.h"
#include "ui/charts/health_charts.h"
#include "ui/charts/sweep_heat_map.h"
#include "ui/charts/trust_charts.h"

namespace convlens {

class SessionObject;

/// The cost charts of a network that have something to show, those by parts by operator, layer and stage.
std::vector<NamedChart> costCharts(const CostScene& scene);
/// The id of one of them: "roofline", "cost-by-operator".
QString costChartId(CostViewKind kind, CostGrouping grouping);
/// What stands behind a time and what the machine can do: the charts that have something to show.
std::vector<NamedChart> trustCharts(const TrustView& view);
/// The comparison's charts: a small multiple for each measure, accuracy against cost, the breakdowns, and of two
/// networks what each takes beyond its multiply-adds.
std::vector<NamedChart> compareCharts(const CompareView& view);
/// A sweep's charts: time and accuracy with their fronts, and a heat map for each family and number of groups.
std::vector<NamedChart> sweepCharts(const SweepView& view);
/// A network's diagram, coloured by each measure in the order of diagramMeasures(); `content.measure` does not matter.
std::vector<NamedChart> diagramCharts(const DiagramContent& content, const std::set<std::string>& expanded);
/// The health of a network's maps along the network, a chart for each measure of it.
std::vector<NamedChart> healthCharts(const HealthView& view);
/// Every chart that the session can show now.
std::vector<NamedChart> allCharts(const SessionObject& session);

/// Writes PNG, SVG and PDF of every chart that has something to show; the names of the files written.
Result<QStringList> exportAllCharts(const QString& directory, const SessionObject& session,
                                    const ChartExportOptions& options = {});

} // namespace convlens
