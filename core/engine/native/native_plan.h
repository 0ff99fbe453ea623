#pragma once
#include "core/base/result.h"
#include "core/base/thread_pool.h"
#include "core/engine/engine.h"
#include "core/engine/native/lowering.h"
#include "core/engine/native/memory_plan.h"
#include "core/engine/native/step.h"
#include "core/engine/native/view.h"
#include "core/graph/graph.h"
#include "core/graph/parameters.h"
#include "core/kernels/aligned.h"
#include "core/tensor/tensor.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

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
    /// How the outputs of a layer that was fused away are computed for a recording.
    struct Shadow {
        std::vector<LayerId> needs; ///< layers in front of it that were fused away too
        StepPtr step;
        std::vector<View> outputs;
        std::uint64_t run = 0; ///< in which it was computed last
    };
    Shadow& shadowOf(LayerId layer);
    const View* viewInMemory(TensorId tensor) const;
    void computeShadow(LayerId layer);
    std::vector<Context> contexts() { return contextsFor(m_pool, m_input, m_buffers, m_scratchOf); }
    void runSteps(const RunOptions& options, RunOutput& output);
    Result<void> runRecording(const RunOptions& options, RunOutput& output);
    void reserveScratch(std::size_t floats);
    Result<void> record(LayerId layer, RunOutput& output);
    Tensor planar(const View& view);

    std::shared_ptr<const Graph> m_graph;
    std::shared_ptr<const Parameters> m_parameters;
    LoweredPlan m_lowered;
    AlignedFloats m_arena;
    ThreadPool m_pool;
    const Tensor* m_input = nullptr;                ///< of this run
    std::vector<float*> m_buffers;                  ///< of the plan, then those of shadows
    AlignedFloats m_scratch;                        ///< a part for each worker
    std::vector<float*> m_scratchOf;                ///< by worker
    std::vector<std::unique_ptr<Shadow>> m_shadows; ///< by layer, made when first asked for
    std::vector<AlignedFloats> m_shadowBuffers;     ///< numbered behind the plan's
    std::uint64_t m_run = 0;
};

} // namespace convlens::native
