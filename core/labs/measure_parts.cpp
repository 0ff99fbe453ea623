#include "core/labs/measure_parts.h"

#include "core/labs/part_plan.h"
#include "core/measure/timing_input.h"
#include "core/tensor/tensor.h"
#include "core/weights/weights.h"

#include <cstddef>
#include <string>
#include <utility>

namespace convlens {

Result<std::vector<PartTiming>> measurePlans(std::span<const MeasureTarget> targets, const PartOptions& options) {
    MeasureOptions how;
    how.minSeconds = options.minSeconds;
    how.profileSteps = false;
    how.cancel = options.cancel;
    how.progress = options.progress;
    auto measured = measure(targets, how);
    if (!measured) return measured.error();
    std::vector<PartTiming> timings;
    for (Measurement& one : *measured) {
        const TimeInterval interval = medianInterval(one.total.samplesMs);
        timings.push_back({std::move(one.total), interval});
    }
    return timings;
}

Result<std::vector<PartTiming>> measureParts(std::span<const PartTarget> targets, const PartOptions& options) {
    auto engine = findEngine("native");
    if (!engine) return engine.error();
    std::vector<std::unique_ptr<Plan>> plans;
    std::vector<Tensor> inputs;
    for (const PartTarget& target : targets) {
        if (options.cancel.isCancelled()) return Error{ErrorCode::Cancelled, "the measurement was cancelled"};
        report(options.progress, 0, target.graph->title());
        auto plan = (*engine)->compile(target.graph, seededWeights(*target.graph, 1).parameters,
                                       {options.plan, options.threads, ShuffleMethod::Permutation});
        if (!plan) return plan.error();
        plans.push_back(target.part.empty() ? std::move(*plan)
                                            : std::make_unique<PartPlan>(std::move(*plan), target.part));
        inputs.push_back(timingInput(target.graph->inputShape()));
    }
    std::vector<MeasureTarget> all;
    for (std::size_t i = 0; i < plans.size(); ++i)
        all.push_back({plans[i].get(), &inputs[i]});
    return measurePlans(all, options);
}

} // namespace convlens
