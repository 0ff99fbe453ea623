#pragma once
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/engine/native/memory_plan.h"
#include "core/engine/native/step.h"
#include "core/engine/native/view.h"
#include "core/graph/graph.h"
#include "core/graph/parameters.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace convlens::native {

/// Gives the caller a new buffer of that many floats and returns its number.
using Allocate = std::function<int(std::size_t floats)>;

/// A network as steps over buffers.
struct LoweredPlan {
    std::vector<StepPtr> steps;
    std::vector<PlanStep> info;              ///< the layers each step covers, by step
    std::vector<std::optional<View>> values; ///< by TensorId; none where a fused step keeps the value in registers
    std::vector<Lifetime> buffers;
    MemoryPlan memory;
};

/// Parameters must have been validated against the graph. For two threads an optimised plan lets each own channels of
/// some maps; the values are the same for any number.
Result<LoweredPlan> lower(const Graph& graph, const Parameters& parameters, PlanKind kind,
                          ShuffleMethod shuffle = ShuffleMethod::Permutation, int threads = 1);

/// One layer as a step of its own, writing new dense buffers: the as-drawn plan, and the way in which a value that the
/// optimised plan fused away is computed for a recording. `inputs` in the layer's order; a null one is the network's
/// NCHW input. Appends one view an output to `outputs`.
StepPtr lowerAsDrawn(const Graph& graph, const Parameters& parameters, LayerId layer,
                     const std::vector<const View*>& inputs, const Allocate& allocate, std::vector<View>& outputs,
                     ShuffleMethod shuffle = ShuffleMethod::Permutation);

/// Batch norm as one factor and one term a channel.
struct FoldedNorm {
    std::vector<float> scale, shift;
};
FoldedNorm foldNorm(const Graph& graph, const Parameters& parameters, LayerId norm);

/// The values of "<layer>.weight" or "<layer>.bias", or null.
const ParameterArray* parameterOf(const Graph& graph, const Parameters& parameters, LayerId layer, const char* suffix);

} // namespace convlens::native
