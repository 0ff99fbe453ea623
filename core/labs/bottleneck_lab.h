#pragma once
#include "core/analysis/pseudo_inverse.h"
#include "core/base/result.h"
#include "core/labs/lab.h"
#include "core/labs/linear_bottleneck.h"

#include <vector>

namespace convlens {

inline constexpr int kFewestDrawnPoints = 3;

/// The numbers of dimensions of the curve: 2 to 30.
const std::vector<int>& bottleneckDimensions();

EmbeddingSettings embeddingSettings(const LabSettings& settings);
/// InvalidArgument where the person shall draw and has drawn too little, or where the text is no list of points.
Result<DenseMatrix> bottleneckPoints(const LabSettings& settings);

/// What the picture shows: normalised points, and where they come back.
struct BottleneckView {
    EmbeddingSettings settings;
    DenseMatrix points;
    Reconstruction result;
};
Result<BottleneckView> bottleneckView(const LabSettings& settings);

} // namespace convlens
