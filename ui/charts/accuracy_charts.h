#pragma once
#include "core/trained/trained.h"
#include "ui/charts/compare_charts.h"

#include <optional>

/// Accuracy that weights files state for themselves, against what their networks cost.
namespace convlens {

/// Of a pinned network, once its weights are loaded, at the resolution that it holds for; nothing at another one.
std::optional<StatedAccuracy> accuracyOf(const PinnedNetwork& pin);
/// Whether any pinned network states one.
bool anyAccuracy(const CompareView& view);
/// A point a network: accuracy above its multiply-adds, or above its measured time, with the interval that the number
/// of its test photos leaves.
ChartData accuracyChart(const CompareView& view, bool time, Theme theme);
/// "87.1 % of 10,000 test photos of CIFAR-10 at 80 px, measured by us"
QString accuracyInWords(const StatedAccuracy& accuracy);

} // namespace convlens
