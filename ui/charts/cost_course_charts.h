#pragma once
#include "ui/charts/cost_views.h"

/// Charts along the network, layer by layer.
namespace convlens {

/// Shares of multiply-adds and of time, added up.
ChartData cumulativeChart(const CostScene& scene, Theme theme);
QString cumulativeSentence(const CostScene& scene);
/// In the network's order, whatever the view's.
CostShares courseShares(const CostScene& scene);

/// Bytes of maps alive while each layer runs; needs no measurement.
ChartData memoryAlongChart(const CostScene& scene, Theme theme);
QString memoryAlongSentence(const CostScene& scene);

} // namespace convlens
