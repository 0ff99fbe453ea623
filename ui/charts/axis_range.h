#pragma once
#include "ui/charts/chart_data.h"

#include <optional>
#include <vector>

namespace convlens {

/// Ends and ticks of one axis. On a logarithmic axis the ends are positive and `step` is unused: ticks stand at the
/// powers of ten.
struct AxisRange {
    double minimum = 0, maximum = 1, step = 1;
    int decimals = 0; ///< that tell neighbouring ticks apart
    bool logarithmic = false;
    bool operator==(const AxisRange&) const = default;

    /// Where a value lies between the ends: 0 at minimum, 1 at maximum, outside beyond. NaN where a logarithm fails.
    double fraction(double value) const;
    double valueAt(double fraction) const;
};

/// Round ends around [low, high] with steps of 1, 2 or 5 times a power of ten, about `ticks` of them (at least two).
AxisRange niceRange(double low, double high, int ticks);
/// Whole decades around [low, high], both positive.
AxisRange logRange(double low, double high);
/// The same ends, but ticks fit for them: for zoomed views, whose ends are not round.
AxisRange ticksFor(double minimum, double maximum, int ticks, bool logarithmic);

/// Where a logarithmic axis is labelled: the powers of ten; with less than two of them to be seen also twice and five
/// times as much; closer still at even steps, so that a zoomed view keeps its numbers.
std::vector<double> logTicks(const AxisRange& range);

/// Ends of the value axis of a bar chart: includes 0 and all whiskers; of stacks, the sums.
AxisRange barRange(const ChartData& data, int ticks);
/// Ends for the x (or y) values of lines and scatter; logarithmic where the axis asks for it and a positive value
/// exists.
AxisRange pointRange(const ChartData& data, bool horizontal, int ticks);

} // namespace convlens
