#pragma once
#include "core/analysis/published.h"

#include <string>

namespace convlens {

enum class PublishedFigureKind { Count, Params };

/// Why our figure for the row's own network is not the printed one: what the facts say, or that the source does not
/// say. `ownMillions` tells a figure that was cut off from one that was rounded.
std::string reasonFor(const PublishedRow& row, PublishedFigureKind kind, double ownMillions);

/// The source cut the fraction of our figure off instead of rounding it.
bool isCutOff(const PublishedFigure& figure, double ownMillions);

} // namespace convlens
