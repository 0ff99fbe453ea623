#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace convlens {

/// A series of horizontal bars, one a row of the chart.
struct SvgSeries {
    std::string name;
    std::string colour;              ///< "#0072B2"
    std::vector<double> values;      ///< NaN draws no bar
    std::vector<std::string> labels; ///< written at the bars' ends, one a value
};

/// Horizontal bars as one svg element, for a document that stands alone: rows of names at the left, the series of a
/// row below each other, all from zero to the largest value. Nothing outside is referred to. Empty without rows.
std::string svgBars(const std::string& title, const std::vector<std::string>& rows,
                    const std::vector<SvgSeries>& series);

/// Text for XML and HTML: markup escaped, and what XML does not allow left out.
std::string xmlText(std::string_view text);

inline constexpr const char* kTheoryColour = "#0072B2"; ///< multiply-adds, everywhere
inline constexpr const char* kTimeColour = "#E69F00";   ///< time, everywhere

} // namespace convlens
