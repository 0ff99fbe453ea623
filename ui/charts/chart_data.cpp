#include "ui/charts/chart_data.h"

#include <algorithm>
#include <cmath>

namespace convlens {

bool ChartData::isEmpty() const {
    if (figure) return false;
    const auto known = [](double number) { return std::isfinite(number); };
    if (kind == ChartKind::Lines || kind == ChartKind::Scatter) {
        return std::none_of(series.begin(), series.end(), [&](const ChartSeries& s) {
            const std::size_t points = std::min(s.x.size(), s.y.size());
            for (std::size_t i = 0; i < points; ++i)
                if (known(s.x[i]) && known(s.y[i])) return true;
            return false;
        });
    }
    return category.categories.isEmpty() || std::none_of(series.begin(), series.end(), [&](const ChartSeries& s) {
               return std::any_of(s.values.begin(), s.values.end(), known);
           });
}

} // namespace convlens
