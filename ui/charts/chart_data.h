#pragma once
#include <QColor>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

/// What a chart shows, as plain values: panels build these, ChartWidget and the exporter draw them. No Qt Charts type
/// appears outside ui/charts, so that charts can move to another painter.
namespace convlens {

enum class ChartKind {
    HorizontalBars, ///< the series beside each other in each category's row, first category at the top
    VerticalBars,   ///< the same upright, first category at the left
    StackedBars,    ///< one horizontal bar a category, the series end to end
    Lines,
    Scatter
};

/// One series. For bars one value a category; for lines and scatter (x, y) pairs.
struct ChartSeries {
    QString name;
    QColor colour;
    std::vector<double> values;  ///< bars; NaN draws nothing
    std::vector<double> x, y;    ///< lines, scatter
    QStringList tooltips;        ///< a value each; optional
    QStringList labels;          ///< bars: written at the value where it fits; made from the value where absent.
                                 ///< Lines, scatter: written beside the point where there is room; no text where absent
    std::vector<QColor> colours; ///< optional, a value each: overrides `colour`
    std::vector<double> spreads; ///< bars: half length of a whisker around the value; optional, NaN draws none
    std::vector<bool> doubtful;  ///< optional, a value each: bars are grey and marked "?", points hollow
    bool hatched = false;        ///< drawn with a hatch where the exporter is asked for black-and-white print
    /// Lines and scatter: a thin line that others are read against (a roof, a front, a limit), without markers; dashed
    /// if `hatched`. Such series stand last; they are hovered along their whole length and are never selected.
    bool reference = false;
};

/// What a swatch before a category's name stands for.
struct CategoryKey {
    QString mark;
    QColor colour;
    QString name;
};

struct ChartAxis {
    QString title; ///< with its unit
    bool logarithmic = false;
    QStringList categories;              ///< bars only
    std::vector<QColor> categoryColours; ///< bars only, optional: a swatch before the category's name ...
    QStringList categoryMarks;           ///< ... with a letter on it, the second cue
    std::vector<CategoryKey> key;        ///< explains the swatches; written below the legend
    QString unit;                        ///< of labels made from values: "%", "ms"
    int decimals = -1;                   ///< of labels; -1 for automatic, three significant digits
};

class ChartFigure;

struct ChartData {
    ChartKind kind = ChartKind::HorizontalBars;
    QString title;
    QString caption;    ///< the conditions: machine, threads, runs, convention, weights, version
    ChartAxis category; ///< the axis of categories, or x for lines and scatter
    ChartAxis value;    ///< the axis of values, or y
    std::vector<ChartSeries> series;
    int highlighted = -1;  ///< index of the selected category or point (scatter: counted through all series)
    bool doubtful = false; ///< the measurement as a whole is doubtful: the title carries a mark, `doubt` says why
    QString doubt;
    QString emptyText; ///< shown when there is nothing to draw
    /// Drawn between title and conditions in place of axes and series, which then are not used.
    std::shared_ptr<const ChartFigure> figure;

    /// Nothing to draw: no categories, no points, or only unknown values.
    bool isEmpty() const;
};

} // namespace convlens
