#pragma once
#include "core/analysis/cost_shares.h"
#include "core/cost/cost_model.h"
#include "core/export/table.h"
#include "core/graph/graph.h"
#include "core/measure/measure.h"

namespace convlens {

/// layerTable() with the measured times beside the counts: median_us, time_share (percent of all steps), step. A step
/// that computes several layers stands at its first one, which names the others in `step`: it is never split by guess.
/// Without a measurement, or without its steps, the columns are left out.
Table timedLayerTable(const Graph& graph, const NetworkCost& cost, const Measurement* measurement);

/// One row a part of the network by `grouping`: name, operators, macs, macs_share, median_us, mad_us, time_share, gap
/// (shares in percent, the gap in points); without times their cells are empty.
Table sharesTable(const Graph& graph, const NetworkCost& cost, const Measurement* measurement, CostGrouping grouping);

} // namespace convlens
