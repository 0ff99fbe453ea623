#include "core/session/saved_measurement.h"

#include <cstddef>
#include <optional>
#include <utility>

namespace convlens {

SavedMeasurement saveMeasurement(const Measurement& measurement, const Graph& graph) {
    SavedMeasurement saved;
    saved.total = measurement.total;
    saved.stepSumMs = measurement.stepSumMs;
    saved.profiledMs = measurement.profiledMs;
    for (const StepTiming& step : measurement.steps) {
        SavedStep kept{step.name, {}, step.medianUs, step.madUs};
        for (const LayerId layer : step.layers)
            kept.layers.push_back(graph.layer(layer).name);
        saved.steps.push_back(std::move(kept));
    }
    return saved;
}

Result<Measurement> restoreMeasurement(const SavedMeasurement& saved, const Graph& graph) {
    Measurement measurement;
    measurement.total = saved.total;
    measurement.stepSumMs = saved.stepSumMs;
    measurement.profiledMs = saved.profiledMs;
    std::vector<bool> claimed(std::size_t(graph.layerCount()), false);
    for (const SavedStep& step : saved.steps) {
        StepTiming timing{step.name, {}, step.medianUs, step.madUs};
        for (const std::string& name : step.layers) {
            const auto layer = graph.findLayer(name);
            if (!layer)
                return Error{ErrorCode::Mismatch, "the saved measurement times a layer '" + name + "', which " +
                                                      graph.title() + " does not have"};
            if (claimed[std::size_t(layer->value)])
                return Error{ErrorCode::Mismatch, "the saved measurement times the layer '" + name + "' twice"};
            claimed[std::size_t(layer->value)] = true;
            timing.layers.push_back(*layer);
        }
        measurement.steps.push_back(std::move(timing));
    }
    return measurement;
}

} // namespace convlens
