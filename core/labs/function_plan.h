#pragma once
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/tensor/tensor.h"

#include <chrono>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace convlens {

/// Any work as a plan of one step, so that the one measuring module can time it among others. The input is not looked
/// at, and there are no outputs.
class FunctionPlan : public Plan {
public:
    FunctionPlan(std::string name, std::function<void()> work) : m_work(std::move(work)) {
        m_step.name = std::move(name);
    }
    std::span<const PlanStep> steps() const override { return {&m_step, 1}; }
    Result<RunOutput> run(const Tensor&, const RunOptions& options) override {
        RunOutput output;
        const auto started = std::chrono::steady_clock::now();
        m_work();
        output.total = std::chrono::steady_clock::now() - started;
        if (options.timeSteps) output.stepTimes = {output.total};
        return output;
    }

private:
    PlanStep m_step;
    std::function<void()> m_work;
};

} // namespace convlens
