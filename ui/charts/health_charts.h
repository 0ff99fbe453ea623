#pragma once
#include "ui/charts/chart_source.h"
#include "ui/charts/diagram_colours.h"

#include <vector>

/// How a network uses its maps, along the network, as plain functions of values.
namespace convlens {

struct HealthView {
    std::shared_ptr<const NetworkState> network;
    std::shared_ptr<const NetworkHealth> health; ///< null until looked at
    QString photos;                              ///< which, for the conditions: "cat.jpg", "5 photos"
};

/// The layers that the charts show, in order: each convolution or other maker of a map with what follows it, by its
/// last layer; without mere moving of channels.
std::vector<LayerId> healthRows(const HealthView& view);

/// One bar a row of healthRows(), coloured by operator; LargestValue shows the lowest and the highest value.
ChartData healthChart(const HealthView& view, DiagramMeasure measure, Theme theme);

/// What the figures say of the linear bottlenecks, or of the activations where there are none; says where weights are
/// random. Empty without health.
QString healthSentence(const HealthView& view);

} // namespace convlens
