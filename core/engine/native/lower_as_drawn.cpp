#include "core/engine/native/lowering.h" // IWYU pragma: associated
#include "core/engine/native/steps.h"
#include "core/graph/ops.h"
#include "core/kernels/epilogue.h"
#include "core/tensor/shape.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <variant>

namespace convlens::native {

const ParameterArray* parameterOf(const Graph& graph, const Parameters& parameters, LayerId layer, const char* suffix) {
    return parameters.find(graph.layer(layer).name + suffix);
}

FoldedNorm foldNorm(const Graph& graph, const Parameters& parameters, LayerId norm) {
    const auto values = [&](const char* suffix) -> const std::vector<float>& {
        return parameterOf(graph, parameters, norm, suffix)->values;
    };
    const auto &weight = values(".weight"), &bias = values(".bias"), &mean = values(".running_mean"),
               &variance = values(".running_var");
    FoldedNorm folded;
    for (std::size_t c = 0; c < weight.size(); ++c) {
        // In double: the division happens once, the error would be paid by every pixel.
        const double scale = double(weight[c]) / std::sqrt(double(variance[c]) + double(parameters.batchNormEpsilon));
        folded.scale.push_back(float(scale));
        folded.shift.push_back(float(double(bias[c]) - double(mean[c]) * scale));
    }
    return folded;
}

namespace {

Epilogue biasOnly(const ParameterArray* bias) {
    Epilogue epilogue;
    if (bias) epilogue.shift = bias->values;
    return epilogue;
}

/// Runs its parts one after the other; a copy into order before an operator that needs it.
class Sequence final : public Step {
public:
    std::vector<StepPtr> parts;
    void run(const Context& context) const noexcept override {
        for (const StepPtr& part : parts)
            part->run(context);
    }
    std::size_t scratchFloats() const noexcept override {
        std::size_t most = 0;
        for (const StepPtr& part : parts)
            most = std::max(most, part->scratchFloats());
        return most;
    }
};

} // namespace

StepPtr lowerAsDrawn(const Graph& graph, const Parameters& parameters, LayerId id,
                     const std::vector<const View*>& inputs, const Allocate& allocate, std::vector<View>& outputs,
                     ShuffleMethod method) {
    const Layer& layer = graph.layer(id);
    auto sequence = std::make_unique<Sequence>();
    const auto fresh = [&](int index = 0) {
        const Shape& shape = graph.outputShapeOf(id, index);
        const int buffer = allocate(bufferFloats(shape));
        return denseView(shape, buffer, pixelStride(shape));
    };
    // Operators other than a convolution with a window want interleaved, ordered, ungated inputs.
    const auto ordered = [&](std::size_t index) -> View {
        const View* view = inputs[index];
        if (view && view->inOrder() && !view->gate) return *view;
        const Shape& shape = graph.inputShapeOf(id, int(index));
        View copy = denseView(shape, allocate(bufferFloats(shape)), pixelStride(shape));
        sequence->parts.push_back(view ? makeCopy(*view, copy) : makeInterleave(copy));
        return copy;
    };
    const auto only = [&](StepPtr step) { sequence->parts.push_back(std::move(step)); };

    std::visit(Overloaded{
                   [&](const Convolution& op) {
                       const auto& weight = parameterOf(graph, parameters, id, ".weight")->values;
                       const Epilogue epilogue = biasOnly(parameterOf(graph, parameters, id, ".bias"));
                       const Shape& in = graph.inputShapeOf(id);
                       if (graph.groupOf(id) == OperatorGroup::Depthwise && op.outChannels == in.c) {
                           const View input = ordered(0);
                           outputs.push_back(fresh());
                           return only(makeDepthwise(op, weight.data(), input, outputs.back(), epilogue));
                       }
                       if (!inputs[0] && op.window.kernel > 1) {
                           outputs.push_back(fresh());
                           return only(makeConvolution(op, weight.data(), nullptr, in, outputs.back(), epilogue));
                       }
                       const View input = ordered(0);
                       outputs.push_back(fresh());
                       only(makeConvolution(op, weight.data(), &input, in, outputs.back(), epilogue));
                   },
                   [&](const BatchNorm&) {
                       const View input = ordered(0);
                       const FoldedNorm norm = foldNorm(graph, parameters, id);
                       outputs.push_back(fresh());
                       only(makeAffine(norm.scale, norm.shift, KernelActivation::None, input, outputs.back()));
                   },
                   [&](const Activation& op) {
                       const View input = ordered(0);
                       outputs.push_back(fresh());
                       only(makeAffine({}, {}, toKernel(op.kind), input, outputs.back()));
                   },
                   [&](const Add&) {
                       const View a = ordered(0), b = ordered(1);
                       outputs.push_back(fresh());
                       only(makeAdd(a, b, outputs.back(), KernelActivation::None));
                   },
                   [&](const Concat&) {
                       const View out = fresh();
                       std::size_t first = 0;
                       for (std::size_t i = 0; i < inputs.size(); ++i) {
                           const View input = ordered(i);
                           only(makeCopy(input, denseView(input.shape, out.buffer, out.stride, first)));
                           first += std::size_t(input.shape.c);
                       }
                       outputs.push_back(out);
                   },
                   [&](const ChannelSplit& op) {
                       const View input = ordered(0);
                       std::size_t first = 0;
                       for (std::size_t i = 0; i < op.sizes.size(); ++i) {
                           View part = input;
                           part.shape.c = op.sizes[i];
                           part.offsets.assign(input.offsets.begin() + std::ptrdiff_t(first),
                                               input.offsets.begin() +
                                                   std::ptrdiff_t(first + std::size_t(op.sizes[i])));
                           outputs.push_back(fresh(int(i)));
                           only(makeCopy(part, outputs.back()));
                           first += std::size_t(op.sizes[i]);
                       }
                   },
                   [&](const ChannelShuffle& op) {
                       const View input = ordered(0);
                       const auto groups = std::size_t(op.groups), each = std::size_t(input.shape.c) / groups;
                       if (method == ShuffleMethod::Permutation) {
                           View shuffled = input;
                           for (std::size_t a = 0; a < groups; ++a) {
                               for (std::size_t b = 0; b < each; ++b)
                                   shuffled.offsets[b * groups + a] = input.offsets[a * each + b];
                           }
                           outputs.push_back(fresh());
                           return only(makeCopy(shuffled, outputs.back()));
                       }
                       if (method == ShuffleMethod::Transpose) {
                           outputs.push_back(fresh());
                           return only(makeInterleaveGroups(input, groups, each, outputs.back()));
                       }
                       // The slices lie one behind the other in one buffer, each a dense map.
                       Shape part = input.shape;
                       part.c = int(each);
                       const std::size_t distance = input.pixels() * each;
                       View slices = denseView(part, allocate(groups * distance), each);
                       for (std::size_t a = 0; a < groups; ++a) {
                           View from = input;
                           from.shape = part;
                           from.offsets.assign(input.offsets.begin() + std::ptrdiff_t(a * each),
                                               input.offsets.begin() + std::ptrdiff_t((a + 1) * each));
                           only(makeCopy(from, denseView(part, slices.buffer, each, a * distance)));
                       }
                       outputs.push_back(fresh());
                       only(makeInterleaveGroups(slices, groups, distance, outputs.back()));
                   },
                   [&](const MaxPool& op) {
                       const View input = ordered(0);
                       outputs.push_back(fresh());
                       only(makePool(op.window, false, false, input, outputs.back(), KernelActivation::None));
                   },
                   [&](const AveragePool& op) {
                       const View input = ordered(0);
                       outputs.push_back(fresh());
                       only(makePool(op.window, true, op.countPadding, input, outputs.back(), KernelActivation::None));
                   },
                   [&](const GlobalAveragePool&) {
                       const View input = ordered(0);
                       outputs.push_back(fresh());
                       only(makeGlobalAverage(input, outputs.back()));
                   },
                   [&](const ScaleChannels&) {
                       const View input = ordered(0), gate = ordered(1);
                       outputs.push_back(fresh());
                       only(makeScale(input, gate, outputs.back()));
                   },
                   [&](const FullyConnected& op) {
                       const View input = ordered(0);
                       outputs.push_back(fresh());
                       only(makeFullyConnected(parameterOf(graph, parameters, id, ".weight")->values.data(),
                                               biasOnly(parameterOf(graph, parameters, id, ".bias")),
                                               std::size_t(op.outFeatures), input, outputs.back()));
                   },
                   [&](const Softmax&) {
                       const View input = ordered(0);
                       outputs.push_back(fresh());
                       only(makeSoftmax(input, outputs.back()));
                   },
               },
               layer.op);
    if (sequence->parts.size() == 1) return std::move(sequence->parts.front());
    return sequence;
}

} // namespace convlens::native
