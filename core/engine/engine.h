#pragma once
#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/graph/parameters.h"
#include "core/tensor/tensor.h"

#include <chrono>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace convlens {

/// How an engine may treat the network.
enum class PlanKind {
    AsDrawn,  ///< each layer its own step, as the papers draw it
    Optimised ///< may fold and fuse; steps then cover several layers
};
std::string_view toString(PlanKind kind); ///< "as-drawn", "optimised"

/// How a step of its own shuffles channels: the three ways in which frameworks do it. The values are the same.
enum class ShuffleMethod {
    Permutation, ///< one copy, each channel from its place in a table
    Transpose,   ///< seen as [groups, channels / groups], transposed in one copy, seen as one axis again
    Slices       ///< each group copied to a map of its own, then all put together channel by channel: two copies
};
std::string_view toString(ShuffleMethod method); ///< "permutation", "transpose", "slices"

struct CompileOptions {
    PlanKind plan = PlanKind::AsDrawn;
    int threads = 1;
    /// For the native engine's as-drawn plan; every other refuses all but the first.
    ShuffleMethod shuffle = ShuffleMethod::Permutation;
};

/// InvalidArgument where another way of shuffling than the first is asked of `whom`, which has no choice.
Result<void> checkNoShuffleChoice(const CompileOptions& options, std::string_view whom);

/// One timed unit of a plan.
struct PlanStep {
    std::string name;            ///< the first covered layer's name, or several joined by " + "
    std::vector<LayerId> layers; ///< the layers it computes; a fused step is never split by guess
};

struct RunOptions {
    /// Layers whose outputs are wanted. A layer with several outputs records all of them.
    std::vector<LayerId> record;
    bool recordAll = false;
    bool timeSteps = false; ///< fill RunOutput::stepTimes; costs a clock read a step
    CancelToken cancel;     ///< asked between steps
    ProgressSink progress;  ///< told after each step; leave empty while measuring
};

struct RecordedOutput {
    LayerId layer;
    int outputIndex = 0;
    std::shared_ptr<const Tensor> tensor;
};

struct RunOutput {
    Tensor logits;                                   ///< [n, classes, 1, 1]
    Tensor probabilities;                            ///< [n, classes, 1, 1]
    std::vector<RecordedOutput> recorded;            ///< in layer order
    std::vector<std::chrono::nanoseconds> stepTimes; ///< by plan step, if asked for
    std::chrono::nanoseconds total{0};               ///< the whole run, on the steady clock

    /// First output of `layer`, or null if it was not recorded.
    std::shared_ptr<const Tensor> find(LayerId layer) const;
};

/// A network made ready to run. Not safe to run from two threads at once; different plans are independent.
class Plan {
public:
    virtual ~Plan() = default;
    virtual std::span<const PlanStep> steps() const = 0;
    /// `input` must have the graph's input shape. Deterministic: the same input gives the same bits, recording or not.
    virtual Result<RunOutput> run(const Tensor& input, const RunOptions& options) = 0;
};

/// A way to compute a graph. Stateless; the one instance is found through findEngine().
class Engine {
public:
    virtual ~Engine() = default;
    virtual std::string_view id() const = 0;          ///< "reference"
    virtual std::string_view displayName() const = 0; ///< "Reference (Eigen)"
    virtual std::string version() const = 0;          ///< of the library behind it, for passports
    virtual std::vector<PlanKind> plans() const = 0;
    virtual int maxThreads() const = 0;
    /// The graph and parameters are kept alive by the plan.
    virtual Result<std::unique_ptr<Plan>> compile(std::shared_ptr<const Graph> graph,
                                                  std::shared_ptr<const Parameters> parameters,
                                                  const CompileOptions& options) const = 0;
};

/// The engines of this build and machine, the default first.
std::span<const Engine* const> engines();
/// By id. Unsupported, with the reason, for one that this machine lacks; InvalidArgument, with a list of the known
/// ones, for any other.
Result<const Engine*> findEngine(std::string_view id);

/// An engine that this build knows and this machine lacks.
struct MissingEngine {
    std::string id, displayName;
    std::string reason; ///< one sentence: where was looked, or what is wrong with what was found
};
std::span<const MissingEngine> missingEngines();

} // namespace convlens
