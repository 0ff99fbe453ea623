#pragma once
#include "core/analysis/cost_points.h"
#include "core/analysis/roofline.h"
#include "ui/charts/cost_views.h"

#include <optional>

/// What several of the cost charts share.
namespace convlens {

/// The points of one colour: an operator's, or those of steps in which several work.
struct PointSeries {
    std::optional<OperatorGroup> group; ///< none for several
    std::vector<CostPoint> points;
};
/// Timed steps in the operators' order, each operator's in the network's order.
std::vector<PointSeries> pointSeries(const CostScene& scene);
std::vector<CostPoint> pointsInOrder(const std::vector<PointSeries>& series);
ChartSeries emptySeries(const PointSeries& series, Theme theme);

/// Hover text: every figure of a step with its formula.
QString pointTip(const CostScene& scene, const CostPoint& point);
/// "block1.expand: conv + bn"
QString pointTitle(const CostScene& scene, const CostPoint& point);

/// This machine's, for the threads of the measurement; none without peaks.
std::optional<Roofline> rooflineOf(const CostScene& scene);

/// "L2", "the memory"
QString levelTitle(const std::string& level);

/// Title, conditions, doubt and emptyText, alike in all of them.
ChartData chartAbout(const CostScene& scene, const QString& what, CostViewKind kind);
/// Whether the times themselves are; a chart is doubtful for its roofs as well.
bool timesDoubtful(const CostScene& scene);
/// Why the machine's peaks are doubtful and what to do; empty where they are not, or not known.
QString peaksDoubtInWords(const CostScene& scene);
/// The sentence, with what is to be said of doubtful times.
QString withDoubt(const CostScene& scene, const QString& sentence);
/// A line from the origin, y = x * slope, between the ends of what is shown.
ChartSeries lineThroughOrigin(const QString& name, double slope, double fromX, double toX, Theme theme);

/// Each part's layers.
std::vector<std::vector<LayerId>> layersOf(const std::vector<CostPoint>& points);
std::vector<std::vector<LayerId>> layersOf(const std::vector<CostShare>& parts);

} // namespace convlens
