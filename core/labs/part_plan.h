#pragma once
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/graph/graph.h"
#include "core/tensor/tensor.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace convlens {

/// A plan of which only some layers are timed: runs the whole of it, but a run's `total` and `stepTimes` are those of
/// the steps that compute `part`. So a lab times ten layers of a network without the stem that feeds them and the
/// classifier that every graph ends in. A step that covers layers inside and outside belongs to the part.
class PartPlan : public Plan {
public:
    PartPlan(std::unique_ptr<Plan> whole, const std::vector<LayerId>& part);
    std::span<const PlanStep> steps() const override { return m_steps; }
    /// Recording is passed on. Costs a clock read a step of the whole plan.
    Result<RunOutput> run(const Tensor& input, const RunOptions& options) override;

private:
    std::unique_ptr<Plan> m_whole;
    std::vector<PlanStep> m_steps;
    std::vector<std::size_t> m_places; ///< of m_steps in the whole plan
};

} // namespace convlens
