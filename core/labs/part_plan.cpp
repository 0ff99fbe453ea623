#include "core/labs/part_plan.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace convlens {

PartPlan::PartPlan(std::unique_ptr<Plan> whole, const std::vector<LayerId>& part) : m_whole(std::move(whole)) {
    const auto steps = m_whole->steps();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool inside = std::any_of(steps[i].layers.begin(), steps[i].layers.end(), [&](LayerId id) {
            return std::find(part.begin(), part.end(), id) != part.end();
        });
        if (!inside) continue;
        m_steps.push_back(steps[i]);
        m_places.push_back(i);
    }
}

Result<RunOutput> PartPlan::run(const Tensor& input, const RunOptions& options) {
    RunOptions timed = options;
    timed.timeSteps = true;
    auto output = m_whole->run(input, timed);
    if (!output) return output.error();
    std::vector<std::chrono::nanoseconds> times;
    output->total = {};
    for (const std::size_t place : m_places) {
        times.push_back(output->stepTimes[place]);
        output->total += times.back();
    }
    output->stepTimes = options.timeSteps ? std::move(times) : std::vector<std::chrono::nanoseconds>{};
    return output;
}

} // namespace convlens
