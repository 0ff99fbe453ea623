#pragma once
#include "core/analysis/cost_shares.h"
#include "ui/charts/chart_source.h"
#include "ui/session/session_values.h"

#include <QString>

#include <memory>

/// Charts of one network's cost, as plain functions of values.
namespace convlens {

enum class CostOrder {
    Network, ///< as the layers run
    Gap      ///< where the share of time exceeds the share of the count most, first
};

/// What a cost chart is about.
struct CostView {
    std::shared_ptr<const NetworkState> network;
    std::shared_ptr<const MeasurementResult> measurement; ///< null until measured
    CostGrouping grouping = CostGrouping::Operator;
    CostOrder order = CostOrder::Network;
    Convention convention = Convention::Papers;
};

/// The parts in the order of the view. Without times there are no gaps, and the network's order stays.
CostShares sharesOf(const CostView& view);

/// Paired bars: share of the count, share of the time. Row i is part i of sharesOf(view).
ChartData costChart(const CostView& view, Theme theme);

/// What the chart shows, in plain words: the part whose time exceeds its count most.
QString costSentence(const CostView& view);

/// A part as people call it: "Depthwise", "block1.expand: conv + bn + relu6", "stage 2".
QString partTitle(const CostShare& part, CostGrouping grouping, const Graph& graph);

/// A swatch with the operator's letter for each part, and what they stand for; nothing by stage.
void addOperatorSwatches(ChartAxis& axis, const CostShares& shares, CostGrouping grouping, Theme theme);

/// "24.3 %", "3.10 %", "0.40 %": at most two decimals, so that a column reads evenly.
QString shareText(double share);

/// How a layer's multiply-adds come about, with its numbers: "56 x 56 x 3² x 144"; empty for layers without any.
QString macsFormula(const Graph& graph, LayerId layer);

} // namespace convlens
