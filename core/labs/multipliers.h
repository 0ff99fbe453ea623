#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/labs/lab.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace convlens {

/// MobileNetV1 with a width multiplier (alpha) and at a resolution, whose share of 224 is the resolution multiplier
/// (rho): arXiv 1704.04861, section 3.3.
struct MultiplierPoint {
    double width = 1.0;
    int resolution = 224;
    bool operator==(const MultiplierPoint&) const = default;
};
inline constexpr MultiplierPoint kFullMobileNet{1.0, 224};
inline constexpr double kPaperWidths[] = {0.25, 0.5, 0.75, 1.0};
inline constexpr int kPaperResolutions[] = {128, 160, 192, 224};

/// The rule of thumb: cost falls as width^2 resolution^2. Of the full network, 1 for it.
double ruleOfThumb(const MultiplierPoint& point);

/// The layers of the network that follow one law.
enum class NetworkPart { FirstConvolution, Depthwise, Pointwise, Classifier };
inline constexpr NetworkPart kNetworkParts[] = {NetworkPart::FirstConvolution, NetworkPart::Depthwise,
                                                NetworkPart::Pointwise, NetworkPart::Classifier};
/// By which the part's multiply-adds fall, rounding of channels and maps aside: width resolution^2 where one of the two
/// channel numbers is fixed (the image's three; depthwise), width^2 resolution^2 for pointwise layers, width for the
/// classifier, which sees one pixel whatever the resolution.
double partLaw(NetworkPart part, const MultiplierPoint& point);
std::string titleOf(NetworkPart part);
std::string lawText(NetworkPart part); ///< "width * resolution^2"

/// Counted, layer by layer.
struct MultiplierCost {
    std::int64_t macs = 0, params = 0;
    std::int64_t partMacs[4] = {}; ///< by NetworkPart
};
Result<std::shared_ptr<const Graph>> multiplierGraph(const MultiplierPoint& point);
Result<MultiplierCost> multiplierCost(const MultiplierPoint& point);

/// ImageNet top-1 in percent that the paper prints for it, or its authors' release; none for what nobody printed.
std::optional<double> publishedTop1(const MultiplierPoint& point);
/// Who printed it.
std::string publishedSource(const MultiplierPoint& point);

MultiplierPoint multiplierPoint(const LabSettings& settings);
std::string multiplierReading(const MultiplierPoint& point); ///< "width=0.75/resolution=160"
std::string titleOf(const MultiplierPoint& point);           ///< "0.75 @160"
/// The paper's widths at the chosen resolution and its resolutions at the chosen width, each with the chosen one, sorted.
std::vector<MultiplierPoint> overWidths(const MultiplierPoint& chosen);
std::vector<MultiplierPoint> overResolutions(const MultiplierPoint& chosen);
/// Those of like cost that are ranked.
inline constexpr MultiplierPoint kRankedPoints[] = {{0.5, 224}, {0.75, 160}, {1.0, 128}, {0.75, 192}};

} // namespace convlens
