#pragma once
#include "core/engine/native/row_step.h"
#include "core/engine/native/step.h"
#include "core/engine/native/view.h"
#include "core/graph/ops.h"
#include "core/kernels/epilogue.h"
#include "core/tensor/shape.h"

#include <cstddef>
#include <optional>
#include <vector>

/// Makers of steps. All take views of inputs as they lie and write a view whose buffer and stride the caller chose.
namespace convlens::native {

KernelActivation toKernel(ActivationKind kind);

/// What follows a convolution inside the same step.
struct Epilogue {
    std::vector<float> scale; ///< folded batch norm, a factor an output channel; empty for none
    std::vector<float> shift; ///< bias and folded batch norm; empty for none
    std::optional<View> residual;
    KernelActivation activation = KernelActivation::None;
};

/// A product's sum over its input channels in two parts, those before `cut` and the others, so that two threads can
/// each sum the channels that they own. It is cut for any number of threads, because that is another rounding.
struct CutSum {
    std::size_t cut = 0; ///< 0 for one sum
    Place first, second; ///< memory as large as the output for each part, where the input has two owners
};

/// A 1x1 convolution of stride 1, directly on the pixels. Output channels lie in order in `out`, which may have owners.
RowStepPtr makePointwise(const Convolution& op, const float* weight, const View& in, const View& out,
                         const Epilogue& epilogue, CutSum sum = {});
/// Any convolution but depthwise: 1x1 as above, others over a zero-bordered copy of some rows. Without `in` the input
/// is the network's own NCHW tensor. Output channels lie in order in `out`.
RowStepPtr makeConvolution(const Convolution& op, const float* weight, const View* in, const Shape& inShape,
                           const View& out, const Epilogue& epilogue, CutSum sum = {});

/// Output channels lie in the input's memory order: see perChannelOutput().
RowStepPtr makeDepthwise(const Convolution& op, const float* weight, const View& in, const View& out,
                         const Epilogue& epilogue);

StepPtr makePool(const Window& window, bool average, bool countPadding, const View& in, const View& out,
                 KernelActivation activation);
StepPtr makeGlobalAverage(const View& in, const View& out);
/// Batch norm (scale and shift) and activation as a step of its own; either may be absent.
StepPtr makeAffine(const std::vector<float>& scale, const std::vector<float>& shift, KernelActivation activation,
                   const View& in, const View& out);
StepPtr makeAdd(const View& a, const View& b, const View& out, KernelActivation activation);
/// out = in * gate, a factor each channel and image.
StepPtr makeScale(const View& in, const View& gate, const View& out);
/// Copies `in` in logical order to `out`, whose channels lie in order.
StepPtr makeCopy(const View& in, const View& out);
/// out[b * groups + a] = channel b of group a; group a of a pixel lies groupDistance floats behind the one before it.
StepPtr makeInterleaveGroups(const View& in, std::size_t groups, std::size_t groupDistance, const View& out);
/// The network's NCHW input as NHWC.
StepPtr makeInterleave(const View& out);
StepPtr makeFullyConnected(const float* weight, const Epilogue& epilogue, std::size_t outFeatures, const View& in,
                           const View& out);
StepPtr makeSoftmax(const View& in, const View& out);

/// A dense view for an operator that treats each channel alone: its channels lie in the order of the input's memory, so
/// that a shuffled input is read and written run by run without moving anything.
View perChannelOutput(const View& in, const Shape& shape, int buffer, std::size_t stride, std::size_t offset);

} // namespace convlens::native
