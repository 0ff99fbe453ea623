#pragma once
#include "ui/charts/chart_data.h"
#include "ui/theme/colours.h"

#include <cmath>

namespace convlens::test {

/// Paired bars with `rows` categories; values are simple functions of the row, so that tests can compute them anew.
inline ChartData pairedBars(int rows, Theme theme = Theme::Light) {
    ChartData data;
    data.kind = ChartKind::HorizontalBars;
    data.title = QStringLiteral("Paired bars");
    data.caption = QStringLiteral("Conditions: one thread; test & sample");
    data.value.title = QStringLiteral("share (%)");
    data.value.unit = QStringLiteral("%");
    ChartSeries theory, time;
    theory.name = QStringLiteral("multiply-adds");
    theory.colour = theoryColour(theme);
    time.name = QStringLiteral("time");
    time.colour = timeColour(theme);
    time.hatched = true;
    for (int i = 0; i < rows; ++i) {
        data.category.categories.append(QStringLiteral("block%1.expand.conv").arg(i));
        theory.values.push_back(1 + i % 7);
        time.values.push_back(8 - i % 5);
    }
    data.series = {theory, time};
    return data;
}

inline ChartData scatter() {
    ChartData data;
    data.kind = ChartKind::Scatter;
    data.title = QStringLiteral("Scatter");
    data.category.title = QStringLiteral("multiply-adds (M)");
    data.value.title = QStringLiteral("time (ms)");
    for (int s = 0; s < 2; ++s) {
        ChartSeries series;
        series.name = s == 0 ? QStringLiteral("first") : QStringLiteral("second");
        series.colour = operatorColour(OperatorGroup(s + 2), Theme::Light);
        for (int i = 0; i < 5; ++i) {
            series.x.push_back(1 + i);
            series.y.push_back(10 * (s + 1) + i);
            series.tooltips.append(QStringLiteral("point %1 of %2").arg(i).arg(s));
        }
        data.series.push_back(series);
    }
    return data;
}

} // namespace convlens::test
