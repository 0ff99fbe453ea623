#pragma once
#include "core/analysis/plan_comparison.h"
#include "ui/charts/cost_views.h"

#include <optional>

/// The focused network under several conditions that were measured in turn: its plans, the engines.
namespace convlens {

/// As drawn and optimised, of one engine: the measurement's if it has both, else the first that has.
struct PlanPair {
    std::shared_ptr<const MeasurementResult> drawn, optimised;
};
std::optional<PlanPair> planPair(const CostScene& scene);
/// Row i is part i of planParts().
std::vector<PlanPart> planParts(const CostScene& scene);
ChartData planChart(const CostScene& scene, Theme theme);
QString planSentence(const CostScene& scene);

/// The variants, the fastest first: row i is variant i.
std::vector<std::shared_ptr<const MeasurementResult>> enginesByTime(const CostScene& scene);
ChartData enginesChart(const CostScene& scene, Theme theme);
QString enginesSentence(const CostScene& scene);

} // namespace convlens
