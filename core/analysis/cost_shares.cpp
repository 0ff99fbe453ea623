#include "core/analysis/cost_shares.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

namespace convlens {

namespace {

/// What is timed as one: a plan step, or a layer where nothing was measured or no step covers it.
struct Unit {
    std::string name;
    std::vector<LayerId> layers;
    double microseconds = CostShare::kUnknown;
    double spreadUs = CostShare::kUnknown;
};

std::vector<Unit> unitsOf(const Graph& graph, const Measurement* measurement) {
    std::vector<Unit> units;
    std::vector<bool> covered(std::size_t(graph.layerCount()), false);
    if (measurement) {
        for (const StepTiming& step : measurement->steps) {
            Unit unit{step.name, {}, step.medianUs, step.madUs};
            for (const LayerId layer : step.layers) {
                // A layer computed twice would otherwise count its multiply-adds twice.
                if (covered[std::size_t(layer.value)]) continue;
                covered[std::size_t(layer.value)] = true;
                unit.layers.push_back(layer);
            }
            std::sort(unit.layers.begin(), unit.layers.end());
            units.push_back(std::move(unit));
        }
    }
    for (int i = 0; i < graph.layerCount(); ++i)
        if (!covered[std::size_t(i)]) units.push_back({graph.layer(LayerId{i}).name, {LayerId{i}}});
    // In the order of the network; steps that compute no layer of it (an engine's own conversions) stay behind.
    std::stable_sort(units.begin(), units.end(), [](const Unit& a, const Unit& b) {
        if (a.layers.empty() || b.layers.empty()) return !a.layers.empty() && b.layers.empty();
        return a.layers.front() < b.layers.front();
    });
    return units;
}

bool isMinor(OperatorGroup group) {
    return group == OperatorGroup::Elementwise || group == OperatorGroup::DataMovement;
}

std::vector<OperatorGroup> workingGroups(const Graph& graph, const std::vector<LayerId>& layers) {
    std::vector<OperatorGroup> groups;
    for (const LayerId layer : layers)
        groups.push_back(graph.groupOf(layer));
    std::sort(groups.begin(), groups.end());
    groups.erase(std::unique(groups.begin(), groups.end()), groups.end());
    if (!std::all_of(groups.begin(), groups.end(), isMinor))
        groups.erase(std::remove_if(groups.begin(), groups.end(), isMinor), groups.end());
    return groups;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : " + ") + name;
    return text;
}

std::string groupNames(const std::vector<OperatorGroup>& groups) {
    return groups.empty() ? "outside the network's layers" : operatorNames(groups);
}

std::string stageNames(const Graph& graph, const std::vector<LayerId>& layers) {
    std::vector<std::string> names;
    for (const LayerId layer : layers) {
        const std::string& stage = graph.layer(layer).stage;
        if (std::find(names.begin(), names.end(), stage) == names.end()) names.push_back(stage);
    }
    return names.empty() ? "outside the network's layers" : joined(names);
}

void addTo(CostShare& part, const Unit& unit) {
    part.layers.insert(part.layers.end(), unit.layers.begin(), unit.layers.end());
    if (!std::isfinite(unit.microseconds)) return;
    part.spreadUs = part.timed() ? CostShare::kUnknown : unit.spreadUs;
    part.microseconds = (part.timed() ? part.microseconds : 0) + unit.microseconds;
}

} // namespace

std::string operatorNames(const std::vector<OperatorGroup>& groups) {
    std::vector<std::string> names;
    for (const OperatorGroup group : groups)
        names.emplace_back(toString(group));
    return joined(names);
}

CostShares costShares(const Graph& graph, const NetworkCost& cost, const Measurement* measurement,
                      CostGrouping grouping, Convention convention) {
    const ConventionCount counted = countNetwork(convention, graph);
    CostShares shares;
    shares.convention = convention;
    shares.count = counted.total;
    shares.macs = cost.total.macs;
    shares.measured = measurement && !measurement->steps.empty();
    std::map<std::string, std::size_t> byStage;
    for (const Unit& unit : unitsOf(graph, measurement)) {
        const std::vector<OperatorGroup> groups = workingGroups(graph, unit.layers);
        std::size_t index = shares.parts.size();
        std::string name = unit.name;
        if (grouping == CostGrouping::Operator) {
            name = groupNames(groups);
            const auto known = std::find_if(shares.parts.begin(), shares.parts.end(),
                                            [&](const CostShare& part) { return part.groups == groups; });
            index = std::size_t(known - shares.parts.begin());
        } else if (grouping == CostGrouping::Stage) {
            name = stageNames(graph, unit.layers);
            index = byStage.emplace(name, index).first->second;
        }
        if (index == shares.parts.size()) {
            shares.parts.emplace_back();
            shares.parts.back().name = name;
            shares.parts.back().groups = groups;
        }
        addTo(shares.parts[index], unit);
    }
    for (CostShare& part : shares.parts) {
        std::sort(part.layers.begin(), part.layers.end());
        if (grouping == CostGrouping::Stage) part.groups = workingGroups(graph, part.layers);
        for (const LayerId layer : part.layers) {
            part.macs += cost.layers[std::size_t(layer.value)].macs;
            part.count += counted.layers[std::size_t(layer.value)];
        }
        if (part.timed()) shares.stepSumUs += part.microseconds;
    }
    for (CostShare& part : shares.parts) {
        if (shares.count > 0) part.countShare = part.count / shares.count;
        if (part.timed() && shares.stepSumUs > 0) part.timeShare = part.microseconds / shares.stepSumUs;
    }
    if (grouping == CostGrouping::Operator)
        std::stable_sort(shares.parts.begin(), shares.parts.end(), [](const CostShare& a, const CostShare& b) {
            if (a.groups.empty() || b.groups.empty()) return !a.groups.empty() && b.groups.empty();
            return a.groups < b.groups;
        });
    return shares;
}

} // namespace convlens
