#include "ui/charts/axis_range.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace convlens {

namespace {

/// The roundest step not below `rough`: 1, 2 or 5 times a power of ten.
double niceStep(double rough) {
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double part = rough / power;
    const double round = part <= 1.0 + 1e-9 ? 1 : part <= 2.0 + 1e-9 ? 2 : part <= 5.0 + 1e-9 ? 5 : 10;
    return round * power;
}

int decimalsOf(double step) {
    return std::clamp(int(-std::floor(std::log10(step) + 1e-9)), 0, 12);
}

} // namespace

double AxisRange::fraction(double value) const {
    if (!logarithmic) return (value - minimum) / (maximum - minimum);
    if (!(value > 0)) return std::numeric_limits<double>::quiet_NaN();
    return std::log(value / minimum) / std::log(maximum / minimum);
}

double AxisRange::valueAt(double fraction) const {
    if (!logarithmic) return minimum + fraction * (maximum - minimum);
    return minimum * std::pow(maximum / minimum, fraction);
}

AxisRange niceRange(double low, double high, int ticks) {
    if (!std::isfinite(low) || !std::isfinite(high)) return {};
    if (low > high) std::swap(low, high);
    if (high - low <= std::max(std::abs(low), std::abs(high)) * 1e-12) {
        // One value: show it against zero, or around it where it is zero.
        if (low > 0)
            low = 0;
        else if (high < 0)
            high = 0;
        else
            high = low + 1;
    }
    AxisRange range;
    range.step = niceStep((high - low) / std::max(1, ticks));
    range.minimum = std::floor(low / range.step + 1e-9) * range.step;
    range.maximum = std::ceil(high / range.step - 1e-9) * range.step;
    range.decimals = decimalsOf(range.step);
    return range;
}

AxisRange logRange(double low, double high) {
    if (!(low > 0) || !(high > 0) || !std::isfinite(low) || !std::isfinite(high)) return {0.1, 1, 1, 0, true};
    AxisRange range;
    range.logarithmic = true;
    range.minimum = std::pow(10.0, std::floor(std::log10(std::min(low, high)) + 1e-9));
    range.maximum = std::pow(10.0, std::ceil(std::log10(std::max(low, high)) - 1e-9));
    if (range.maximum <= range.minimum) range.maximum = range.minimum * 10;
    return range;
}

AxisRange ticksFor(double minimum, double maximum, int ticks, bool logarithmic) {
    AxisRange range;
    range.minimum = minimum;
    range.maximum = maximum;
    range.logarithmic = logarithmic;
    range.step = niceStep((maximum - minimum) / std::max(1, ticks));
    range.decimals = decimalsOf(range.step);
    return range;
}

std::vector<double> logTicks(const AxisRange& range) {
    std::vector<double> ticks;
    if (!(range.minimum > 0) || !(range.maximum > range.minimum)) return ticks;
    constexpr double kSlack = 1e-9;
    const double low = range.minimum * (1 - kSlack), high = range.maximum * (1 + kSlack), ratio = high / low;
    if (ratio < 4) {
        const double step = niceStep((range.maximum - range.minimum) / 4);
        for (double tick = std::ceil(low / step) * step; tick <= high; tick += step)
            ticks.push_back(tick);
        return ticks;
    }
    for (int power = int(std::floor(std::log10(low))); std::pow(10.0, power) <= high; ++power)
        for (const double part : {1.0, 2.0, 5.0}) {
            const double tick = part * std::pow(10.0, power);
            if (tick >= low && tick <= high && (part == 1.0 || ratio < 100)) ticks.push_back(tick);
        }
    return ticks;
}

namespace {

/// A little more than the round ends, so that a marker on an end is not cut in half.
AxisRange withMargins(AxisRange range) {
    constexpr double kBeyond = 0.02;
    const double minimum = range.valueAt(-kBeyond), maximum = range.valueAt(1 + kBeyond);
    range.minimum = minimum;
    range.maximum = maximum;
    return range;
}

/// A logarithmic axis has no zero for bars to begin at: their values stand as dots between these ends.
AxisRange dotRange(const ChartData& data) {
    double low = std::numeric_limits<double>::infinity(), high = 0;
    for (const ChartSeries& series : data.series)
        for (const double value : series.values) {
            if (!std::isfinite(value) || value <= 0) continue;
            low = std::min(low, value);
            high = std::max(high, value);
        }
    return withMargins(high > 0 ? logRange(low, high) : logRange(1, 10));
}

} // namespace

AxisRange barRange(const ChartData& data, int ticks) {
    if (data.value.logarithmic && data.kind != ChartKind::StackedBars) return dotRange(data);
    double low = 0, high = 0;
    const std::size_t rows = std::size_t(data.category.categories.size());
    for (std::size_t row = 0; row < rows; ++row) {
        double sum = 0;
        for (const ChartSeries& series : data.series) {
            if (row >= series.values.size() || !std::isfinite(series.values[row])) continue;
            const double value = series.values[row];
            sum += value;
            const double spread =
                row < series.spreads.size() && std::isfinite(series.spreads[row]) ? series.spreads[row] : 0;
            if (data.kind != ChartKind::StackedBars) {
                low = std::min(low, value - spread);
                high = std::max(high, value + spread);
            }
        }
        if (data.kind == ChartKind::StackedBars) high = std::max(high, sum);
    }
    // A whisker may reach below zero, but a quantity that cannot be negative shall not seem so.
    const bool anyNegative = std::any_of(data.series.begin(), data.series.end(), [](const ChartSeries& series) {
        return std::any_of(series.values.begin(), series.values.end(), [](double value) { return value < 0; });
    });
    return niceRange(anyNegative ? low : 0, high, ticks);
}

AxisRange pointRange(const ChartData& data, bool horizontal, int ticks) {
    const ChartAxis& axis = horizontal ? data.category : data.value;
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const ChartSeries& series : data.series) {
        const std::size_t points = std::min(series.x.size(), series.y.size());
        for (std::size_t i = 0; i < points; ++i) {
            const double value = horizontal ? series.x[i] : series.y[i];
            if (!std::isfinite(series.x[i]) || !std::isfinite(series.y[i]) || (axis.logarithmic && value <= 0))
                continue;
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    if (low > high) {
        low = 1;
        high = 10;
    }
    return withMargins(axis.logarithmic ? logRange(low, high) : niceRange(low, high, ticks));
}

} // namespace convlens
