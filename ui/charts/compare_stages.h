#pragma once
#include "core/analysis/cost_shares.h"
#include "core/export/table.h"
#include "ui/charts/compare_charts.h"

#include <optional>

/// Two or more pinned networks stage by stage (by the resolution of their maps, since families name stages
/// differently), and what makes one slower than its multiply-adds suggest.
namespace convlens {

/// Two of the pinned networks: what `other` is, seen from `base`.
struct ComparePair {
    PinnedNetwork base, other;
};
/// The baseline (or the first) and the other of the view; nothing for fewer than two.
std::optional<ComparePair> comparePair(const CompareView& view);

/// One bar a network, made of its stages. `time` false: multiply-adds.
ChartData compareStages(const CompareView& view, bool time, Theme theme);
/// "maps of 1/4 of the input's side", "head".
QString stageTitle(int halvings);

/// A row a stage with the multiply-adds and times of both and their differences. Rows whose difference is smaller than
/// `threshold` (0 to 1) of the base's whole, in time where both were measured, else in multiply-adds, are left out.
struct StageDifferences {
    Table table;
    int hidden = 0; ///< rows below the threshold
    bool timed = false;
};
StageDifferences stageDifferences(const ComparePair& pair, double threshold);

/// What each operator, or each of the layers with the most, takes beyond its multiply-adds at the base's pace.
ChartData excessChart(const ComparePair& pair, CostGrouping grouping, Theme theme);
/// The parts behind the chart's rows.
std::vector<CostShare> excessParts(const ComparePair& pair, CostGrouping grouping);
/// What the base's pace would make of the other's multiply-adds, and which operators and layers take the rest; empty
/// until both are measured.
QString excessSentence(const ComparePair& pair);

} // namespace convlens
