#pragma once
#include "core/labs/bottleneck_lab.h"
#include "ui/charts/chart_figure.h"

#include <QString>

#include <memory>

namespace convlens {

/// Points before and after, beside each other: as they went in, as they came back, and after the best fit. A point
/// keeps its colour; collapsed ones are drawn as crosses.
std::shared_ptr<const ChartFigure> bottleneckFigure(BottleneckView view);

/// One cloud of points in a square: what the figure and the drawing area share. `scale` is the distance from the middle
/// to the edge, in the points' units; `collapsed` may be empty.
void paintCloud(QPainter& painter, const QRectF& square, const DenseMatrix& points, const std::vector<bool>& collapsed,
                double scale, double em);

} // namespace convlens
