#pragma once
#include "ui/charts/chart_source.h"
#include "ui/charts/diagram_colours.h"

#include <set>
#include <string>

namespace convlens {

/// A network's diagram on a page of its own, with its legend and conditions; `expanded` names the open blocks.
ChartData diagramChart(const DiagramContent& content, const std::set<std::string>& expanded, Theme theme);

} // namespace convlens
