#pragma once
#include "core/engine/engine.h"

namespace convlens {

/// cv::dnn on the processor, fed with our own ONNX model in memory: what everybody who has OpenCV gets. Optimised plans
/// let it fuse; as-drawn plans forbid it. Steps and their times are cv::dnn's own: layers that it skips, because it
/// computes them with the layer before, join that layer's step.
/// Recorded layers are computed by a second network without fusion, made when first asked for, since cv::dnn changes a
/// fused network's values for whoever looks inside; the results are always those of the first.
/// cv::dnn cannot be interrupted: the cancel token is asked before and after each of the two.
/// The number of threads is a setting of the whole process in OpenCV; a run sets it and leaves it.
const Engine& openCvEngine();

} // namespace convlens
