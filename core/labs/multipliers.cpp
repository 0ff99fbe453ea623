#include "core/labs/multipliers.h"

#include "core/analysis/published.h"
#include "core/analysis/published_accuracy.h"
#include "core/cost/cost_model.h"
#include "core/export/table.h"
#include "core/graph/ops.h"
#include "core/networks/network_spec.h"
#include "core/networks/registry.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace convlens {

namespace {

NetworkSpec specOf(const MultiplierPoint& point) {
    NetworkSpec spec;
    spec.family = Family::MobileNetV1;
    spec.width = point.width;
    spec.resolution = point.resolution;
    return spec;
}

std::optional<NetworkPart> partOfLayer(const Graph& graph, LayerId id) {
    switch (graph.groupOf(id)) {
    case OperatorGroup::Convolution:
        return NetworkPart::FirstConvolution;
    case OperatorGroup::Depthwise:
        return NetworkPart::Depthwise;
    case OperatorGroup::Pointwise:
        return NetworkPart::Pointwise;
    case OperatorGroup::PoolingClassifier:
        return NetworkPart::Classifier;
    default:
        return std::nullopt;
    }
}

} // namespace

double ruleOfThumb(const MultiplierPoint& point) {
    const double rho = point.resolution / double(kFullMobileNet.resolution);
    return point.width * point.width * rho * rho;
}

double partLaw(NetworkPart part, const MultiplierPoint& point) {
    const double rho = point.resolution / double(kFullMobileNet.resolution);
    switch (part) {
    case NetworkPart::FirstConvolution:
    case NetworkPart::Depthwise:
        return point.width * rho * rho;
    case NetworkPart::Pointwise:
        return point.width * point.width * rho * rho;
    case NetworkPart::Classifier:
        return point.width;
    }
    return 1;
}

std::string titleOf(NetworkPart part) {
    switch (part) {
    case NetworkPart::FirstConvolution:
        return "first convolution";
    case NetworkPart::Depthwise:
        return "depthwise layers";
    case NetworkPart::Pointwise:
        return "pointwise layers";
    case NetworkPart::Classifier:
        return "classifier";
    }
    return {};
}

std::string lawText(NetworkPart part) {
    switch (part) {
    case NetworkPart::FirstConvolution:
    case NetworkPart::Depthwise:
        return "width * resolution^2";
    case NetworkPart::Pointwise:
        return "width^2 * resolution^2";
    case NetworkPart::Classifier:
        return "width";
    }
    return {};
}

Result<std::shared_ptr<const Graph>> multiplierGraph(const MultiplierPoint& point) {
    auto graph = buildNetwork(specOf(point));
    if (!graph) return graph.error();
    return std::make_shared<const Graph>(std::move(*graph));
}

Result<MultiplierCost> multiplierCost(const MultiplierPoint& point) {
    const auto graph = multiplierGraph(point);
    if (!graph) return graph.error();
    const NetworkCost cost = computeCost(**graph);
    MultiplierCost made;
    made.macs = cost.total.macs;
    made.params = cost.total.params;
    for (int i = 0; i < (*graph)->layerCount(); ++i) {
        const std::int64_t macs = cost.layers[std::size_t(i)].macs;
        if (const auto part = partOfLayer(**graph, LayerId{i})) made.partMacs[int(*part)] += macs;
    }
    return made;
}

std::optional<double> publishedTop1(const MultiplierPoint& point) {
    const PublishedAccuracy* accuracy = publishedAccuracy(specOf(point));
    if (!accuracy || accuracy->row->origin > PublishedOrigin::Authors) return std::nullopt;
    return accuracy->top1Percent;
}

std::string publishedSource(const MultiplierPoint& point) {
    const PublishedAccuracy* accuracy = publishedAccuracy(specOf(point));
    return accuracy && publishedTop1(point) ? accuracy->row->source : std::string();
}

MultiplierPoint multiplierPoint(const LabSettings& settings) {
    // Steps of 0.05 from 0.25 on are not exact in binary; the registry and the published table know the decimal.
    return {std::round(settings.number("width") * 100) / 100, settings.integer("resolution")};
}

std::string multiplierReading(const MultiplierPoint& point) {
    return "width=" + cellText(point.width) + "/resolution=" + std::to_string(point.resolution);
}

std::string titleOf(const MultiplierPoint& point) {
    return cellText(point.width) + " @" + std::to_string(point.resolution);
}

std::vector<MultiplierPoint> overWidths(const MultiplierPoint& chosen) {
    std::vector<MultiplierPoint> points{chosen};
    for (const double width : kPaperWidths)
        if (width != chosen.width) points.push_back({width, chosen.resolution});
    std::sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.width < b.width; });
    return points;
}

std::vector<MultiplierPoint> overResolutions(const MultiplierPoint& chosen) {
    std::vector<MultiplierPoint> points{chosen};
    for (const int resolution : kPaperResolutions)
        if (resolution != chosen.resolution) points.push_back({chosen.width, resolution});
    std::sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.resolution < b.resolution; });
    return points;
}

} // namespace convlens
