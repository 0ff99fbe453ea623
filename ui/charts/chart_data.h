#pragma once
#include <QColor>
#include <QString>
#include <QStringList>

#include <vector>

/// What a chart shows, as plain values: panels build these, ChartWidget and the exporter draw them. No Qt Charts type
/// appears outside ui/charts, so that charts can move to another painter.
namespace convlens {

enum class ChartKind { HorizontalBars, VerticalBars, StackedBars, Lines, Scatter };

/// One series. For bars one value a category; for lines and scatter (x, y) pairs.
struct ChartSeries {
    QString name;
    QColor colour;
    std::vector<double> values; ///< bars; NaN draws nothing
    std::vector<double> x, y;   ///< lines, scatter
    QStringList tooltips;       ///< a value each; optional
    std::vector<QColor> colours; ///< optional, a value each: overrides `colour`
};

struct ChartAxis {
    QString title;           ///< with its unit
    bool logarithmic = false;
    QStringList categories;  ///< bars only
    int decimals = -1;       ///< -1 for automatic, three significant digits
};

struct ChartData {
    ChartKind kind = ChartKind::HorizontalBars;
    QString title;
    QString caption;         ///< the conditions: machine, threads, runs, convention, weights, version
    ChartAxis category;      ///< the axis of categories, or x for lines and scatter
    ChartAxis value;         ///< the axis of values, or y
    std::vector<ChartSeries> series;
    int highlighted = -1;    ///< index of the selected category or point
    bool doubtful = false;   ///< a measured value is doubtful: drawn grey with a mark
    QString emptyText;       ///< shown when there is nothing to draw
};

} // namespace convlens
