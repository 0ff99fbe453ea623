#pragma once
#include "ui/charts/chart_geometry.h"

class QPainter;

/// What Qt Charts does not draw, or not well enough for a hundred categories: names with swatches, labels at the bars,
/// hatches, whiskers, titles, legend, caption, the selected row. All as text and lines, so that vector files stay
/// vector.
namespace convlens {

/// Below the bars: background, the hovered and the selected category.
void paintBehindChart(QPainter& painter, const ChartData& data, const ChartStyle& style, const ChartLayout& layout,
                      double scroll, int hovered);
/// Above the bars: all the rest.
void paintOverChart(QPainter& painter, const ChartData& data, const ChartStyle& style, const ChartLayout& layout,
                    double scroll);

/// Colour of one value as it is drawn: its own or its series', grey where it is doubtful.
QColor valueColour(const ChartSeries& series, int index, Theme theme);
/// Whether all its values are drawn in `series.colour`.
bool hasOneColour(const ChartSeries& series, Theme theme);

} // namespace convlens
