#pragma once
#include "ui/charts/axis_range.h"
#include "ui/charts/chart_data.h"
#include "ui/theme/colours.h"

#include <QFont>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace convlens {

/// How a chart is drawn, the same on screen and on paper. Lengths are in the pixels of an imaginary page on which the
/// text is font.pixelSize() high; the exporter scales that page to millimetres.
struct ChartStyle {
    Theme theme = Theme::Light;
    QFont font; ///< its pixel size is the unit ("em") of every other length
    bool title = true;
    bool caption = false;
    bool hatched = false;    ///< hatch series that ask for it: for print without colours
    bool fitAllRows = false; ///< squeeze all categories into the height (paper) rather than scroll (screen)
    int doubtLines = 0;      ///< the most that a doubt is given, the rest is "…"; 0 for all of it, as on paper
    double rowZoom = 1.0;    ///< categories longer or shorter than they would be, on screen

    double em() const { return font.pixelSize(); }
    /// For axis numbers, value labels and the caption.
    QFont smallFont() const;
    QFont titleFont() const;
};
/// `family` empty takes the application's. Hinting is off, so that text keeps its proportions at every scale.
ChartStyle makeChartStyle(Theme theme, int pixelSize = 12, const QString& family = {});

struct LegendEntry {
    int series = 0;
    QRectF swatch, text;
};

/// Where everything stands on the page. Nothing overlaps; what does not fit is shortened, thinned out or scrolls.
struct ChartLayout {
    QSizeF size;
    QRectF title, doubt, caption;         ///< null where not shown
    QString doubtWords;                   ///< what stands there of ChartData::doubt
    std::vector<LegendEntry> legend;      ///< empty where one series needs none
    std::vector<LegendEntry> categoryKey; ///< `series` counts ChartAxis::key
    QRectF plot;                          ///< the visible part of the axes' rectangle
    QRectF categories;                    ///< names of the categories: left of the plot, or below it for upright bars
    QRectF bottomTitle, leftTitle;        ///< titles of the axes; leftTitle is written upwards
    bool vertical = false;                ///< VerticalBars: categories run left to right
    bool rotatedNames = false;            ///< upright bars only: names written upwards because they do not fit
    double rowLength = 0;                 ///< of one category along its axis
    double contentLength = 0;             ///< of all categories
    double barShare = 0.8;                ///< of the row that its bars take
    double dotSide = 0;     ///< of the dot at a value where the axis of values is logarithmic; 0 where bars stand
    int nameEvery = 1;      ///< every so manieth category is named; others have no room
    AxisRange bottom, left; ///< the axis of values is bottom, left for upright bars; both for lines and scatter

    bool scrolls() const { return contentLength > visibleLength() + 0.5; }
    double visibleLength() const { return vertical ? plot.width() : plot.height(); }
    double maximumScroll() const { return scrolls() ? contentLength - visibleLength() : 0; }
};

ChartLayout layoutChart(const ChartData& data, const ChartStyle& style, const QSizeF& size);

/// Height at which every category has its name and its value written, for that width.
double naturalHeight(const ChartData& data, const ChartStyle& style, double width);

/// What is written at a value: its label, or the number with the axis' unit; with "?" where it is doubtful.
QString valueLabel(const ChartData& data, const ChartSeries& series, int index);
bool isDoubtful(const ChartSeries& series, int index);

} // namespace convlens
