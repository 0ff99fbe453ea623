#pragma once
#include "core/analysis/cost_points.h"
#include "core/analysis/cost_shares.h"
#include "core/analysis/plan_comparison.h"
#include "core/analysis/roofline.h"
#include "core/export/table.h"
#include "core/graph/graph.h"

#include <span>
#include <string_view>

/// The figures behind the cost charts, a row an item of the chart, in its order.
namespace convlens {

/// name, operators, macs, operations, read_bytes, write_bytes, intensity (operations a byte), median_us, mad_us,
/// us_per_million_macs, gflops, gb_s; with a machine's roofline peak_share and, against what its memory allows at that
/// intensity, roof_share (percent). Unknown figures are empty cells.
Table costPointTable(std::span<const CostPoint> points, const Roofline* roofline);

/// name, operators, macs, median_us, us_per_million_macs.
Table paceTable(std::span<const CostShare> parts);

/// name, macs_sum, time_sum (percent of the whole up to there).
Table cumulativeTable(const CostShares& shares);

/// name, operator, alive_bytes (of maps while it runs), output_bytes (of its own).
Table aliveMemoryTable(const Graph& graph);

/// name, operators, macs, first_us, second_us, saved_us, first_steps, second_steps. The plans' names stand in the
/// titles.
Table planTable(std::span<const PlanPart> parts, std::string_view first, std::string_view second);

} // namespace convlens
