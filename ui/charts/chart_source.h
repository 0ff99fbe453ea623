#pragma once
#include "ui/charts/chart_data.h"
#include "ui/theme/colours.h"

#include <functional>
#include <vector>

namespace convlens {

/// Makes a chart's data for a theme: the screen's now, and paper's when it is exported, however the screen looks.
/// Captures values, never widgets or the session.
using ChartSource = std::function<ChartData(Theme)>;

/// A chart that can be exported.
struct NamedChart {
    QString id;    ///< for file names: "cost-by-layer"
    QString title; ///< for a list of choices, translated
    ChartSource source;
};

} // namespace convlens
