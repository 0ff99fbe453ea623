#pragma once
#include "ui/charts/cost_views.h"

/// Charts in which each step of a network is a point or a bar of its own rate.
namespace convlens {

/// Bars: microseconds per million multiply-adds; parts without any are left out. Row i is part i of paceParts().
ChartData paceChart(const CostScene& scene, Theme theme);
QString paceSentence(const CostScene& scene);
std::vector<CostShare> paceParts(const CostScene& scene);

ChartData macsAgainstTimeChart(const CostScene& scene, Theme theme);
QString macsAgainstTimeSentence(const CostScene& scene);

ChartData memoryAgainstTimeChart(const CostScene& scene, Theme theme);
QString memoryAgainstTimeSentence(const CostScene& scene);

/// Operations a second over operations per byte, below the roofs of this machine where they are known.
ChartData rooflineChart(const CostScene& scene, Theme theme);
QString rooflineSentence(const CostScene& scene);

} // namespace convlens
