#include "core/analysis/plan_comparison.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <string>
#include <utility>

namespace convlens {

namespace {

/// Layers that some step of either plan computes together, joined until no step reaches out of its set.
class Sets {
public:
    explicit Sets(int count) : m_parent(std::size_t(count)) { std::iota(m_parent.begin(), m_parent.end(), 0); }
    int find(int i) {
        while (m_parent[std::size_t(i)] != i)
            i = m_parent[std::size_t(i)] = m_parent[std::size_t(m_parent[std::size_t(i)])];
        return i;
    }
    void join(int a, int b) {
        a = find(a);
        b = find(b);
        m_parent[std::size_t(std::max(a, b))] = std::min(a, b); // the first layer stands for its set
    }

private:
    std::vector<int> m_parent;
};

/// A plan's time and steps for each set; a step that computes no layer belongs to none.
struct PlanTime {
    std::vector<double> us;
    std::vector<int> steps;
};

PlanTime timeOf(const Measurement& plan, Sets& sets, int count) {
    PlanTime time{std::vector<double>(std::size_t(count), CostShare::kUnknown), std::vector<int>(std::size_t(count))};
    for (const StepTiming& step : plan.steps) {
        if (step.layers.empty()) continue;
        const auto set = std::size_t(sets.find(step.layers.front().value));
        time.us[set] = (time.steps[set] > 0 ? time.us[set] : 0) + step.medianUs;
        ++time.steps[set];
    }
    return time;
}

std::string nameOf(const Graph& graph, const std::vector<LayerId>& layers) {
    std::string name;
    for (const LayerId layer : layers)
        name += (name.empty() ? "" : " + ") + graph.layer(layer).name;
    return name;
}

double added(double sum, double more) {
    if (!std::isfinite(more)) return sum;
    return std::isfinite(sum) ? sum + more : more;
}

} // namespace

double PlanPart::savedUs() const {
    return (std::isfinite(firstUs) ? firstUs : 0) - (std::isfinite(secondUs) ? secondUs : 0);
}

std::vector<PlanPart> comparePlans(const Graph& graph, const NetworkCost& cost, const Measurement& first,
                                   const Measurement& second, CostGrouping grouping) {
    const int count = graph.layerCount();
    Sets sets(count);
    for (const Measurement* plan : {&first, &second})
        for (const StepTiming& step : plan->steps)
            for (const LayerId layer : step.layers)
                sets.join(step.layers.front().value, layer.value);
    const PlanTime one = timeOf(first, sets, count), two = timeOf(second, sets, count);

    // As a measurement of its own, whose steps are the common parts: costShares() then groups them as everywhere.
    Measurement common;
    for (int i = 0; i < count; ++i) {
        if (sets.find(i) != i) continue;
        StepTiming step;
        for (int layer = i; layer < count; ++layer)
            if (sets.find(layer) == i) step.layers.push_back(LayerId{layer});
        step.name = nameOf(graph, step.layers);
        common.steps.push_back(std::move(step));
    }
    std::vector<PlanPart> parts;
    for (CostShare& share : costShares(graph, cost, &common, grouping).parts) {
        PlanPart part;
        for (const LayerId layer : share.layers) {
            const auto set = std::size_t(layer.value);
            if (sets.find(layer.value) != layer.value) continue;
            part.firstUs = added(part.firstUs, one.us[set]);
            part.secondUs = added(part.secondUs, two.us[set]);
            part.firstSteps += one.steps[set];
            part.secondSteps += two.steps[set];
        }
        share.microseconds = part.secondUs;
        share.spreadUs = share.timeShare = CostShare::kUnknown;
        part.part = std::move(share);
        parts.push_back(std::move(part));
    }
    return parts;
}

} // namespace convlens
