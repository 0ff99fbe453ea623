#pragma once
#include "core/base/thread_pool.h"
#include "core/engine/engine.h"
#include "core/engine/native/lowering.h"
#include "core/kernels/aligned.h"

#include <memory>

namespace convlens::native {

/// A lowered network with its memory and threads.
class NativePlan final : public Plan {
public:
    NativePlan(std::shared_ptr<const Graph> graph, std::shared_ptr<const Parameters> parameters, LoweredPlan lowered,
               int threads);

    std::span<const PlanStep> steps() const override { return m_lowered.info; }
    Result<RunOutput> run(const Tensor& input, const RunOptions& options) override;
    const MemoryPlan& memory() const { return m_lowered.memory; }

private:
    /// How a value that was fused away is computed for a recording: steps over buffers of its own.
    struct Shadow {
        std::vector<StepPtr> steps;
        std::vector<AlignedFloats> buffers; ///< numbered behind the plan's
        View view;
    };
    const Shadow& shadowOf(TensorId tensor);
    View shadowValue(TensorId tensor, Shadow& shadow);
    Result<void> record(LayerId layer, RunOutput& output);
    Tensor planar(const View& view, const Context& context) const;

    std::shared_ptr<const Graph> m_graph;
    std::shared_ptr<const Parameters> m_parameters;
    LoweredPlan m_lowered;
    AlignedFloats m_arena;
    ThreadPool m_pool;
    Context m_context;
    std::vector<std::unique_ptr<Shadow>> m_shadows; // by tensor, made when first asked for
};

} // namespace convlens::native
