#pragma once
#include "core/base/result.h"
#include "core/cost/cost_model.h"
#include "core/graph/graph.h"
#include "core/labs/lab.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace convlens {

/// A convolution of K x K from C_in to C_out channels on an N x N map, stride 1 and padded, and the depthwise separable
/// one that MobileNetV1 puts in its place (arXiv 1704.04861, section 3.1).
struct SeparableShape {
    int side = 14, kernel = 3, inChannels = 512, outChannels = 512;
    bool operator==(const SeparableShape&) const = default;
};

/// What each of the three layers costs, counted as everywhere in Convlens; convolutions alone, without batch norm and
/// activation.
struct SeparableCost {
    LayerCost standard, depthwise, pointwise;
    LayerCost separable() const {
        LayerCost sum = depthwise;
        return sum += pointwise;
    }
    /// Multiply-adds of the separable convolution as a part of the standard one's.
    double ratio() const { return double(separable().macs) / double(standard.macs); }
};

Result<SeparableCost> separableCost(const SeparableShape& shape);
/// The paper's formula for SeparableCost::ratio(): 1 / C_out + 1 / K^2.
double separableRatio(int outChannels, int kernel);

Result<std::shared_ptr<const Graph>> standardConvolution(const SeparableShape& shape);
/// Layers "depthwise" and "pointwise".
Result<std::shared_ptr<const Graph>> separableConvolution(const SeparableShape& shape);

SeparableShape separableShape(const LabSettings& settings);

/// The shapes that the speed-up is measured over besides the chosen one, without those whose standard convolution has
/// more multiply-adds than kMostSweptMacs: it would take seconds a run.
inline constexpr std::int64_t kMostSweptMacs = 2'000'000'000;
struct SeparableSweep {
    std::vector<SeparableShape> outChannels, kernels;
};
SeparableSweep separableSweep(const SeparableShape& chosen);

/// Ids of a swept shape's readings.
std::string sweepReading(const SeparableShape& shape, bool separable);
/// Measured time of the standard convolution by that of the separable one; NaN where it was not measured.
double measuredSpeedUp(const LabRun& run, const SeparableShape& shape);

} // namespace convlens
