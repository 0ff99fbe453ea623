#include "ui/panels/weights/weights_inspection.h"
#include "ui/text/conversions.h"

#include <filesystem>

namespace convlens {

namespace {

Error cancelled() {
    return Error{ErrorCode::Cancelled, "cancelled"};
}

void add(WeightsInspection& inspection, TensorFacts facts) {
    inspection.values += facts.statistics.count;
    inspection.notFinite += facts.statistics.nans + facts.statistics.infinities;
    inspection.tensors.push_back(std::move(facts));
}

} // namespace

Result<std::shared_ptr<const WeightsInspection>> inspectFile(const QString& path, const CancelToken& cancel,
                                                             const ProgressSink& progress) {
    const auto file = inspectWeightsFile(toPath(path), cancel);
    if (!file) return file.error();
    auto inspection = std::make_shared<WeightsInspection>();
    inspection->ofFile = true;
    inspection->metadata = file->metadata;
    inspection->hash = file->hash;
    for (const StoredTensor& tensor : file->tensors) {
        if (cancel.isCancelled()) return cancelled();
        add(*inspection, {tensor.name, tensor.dtype, tensor.dims, statisticsOf(tensor)});
        report(progress, double(inspection->tensors.size()) / double(file->tensors.size()), tensor.name);
    }
    return std::shared_ptr<const WeightsInspection>(std::move(inspection));
}

Result<std::shared_ptr<const WeightsInspection>> inspectWeights(const std::shared_ptr<const NetworkState>& network,
                                                                const CancelToken& cancel,
                                                                const ProgressSink& progress) {
    if (const auto* file = std::get_if<FileWeights>(&network->choice)) return inspectFile(file->path, cancel, progress);
    auto inspection = std::make_shared<WeightsInspection>();
    inspection->metadata = network->weights->info.metadata;
    inspection->hash = network->weights->info.hash;
    const auto& parameters = network->graph->parameters();
    for (const ParameterSpec& parameter : parameters) {
        if (cancel.isCancelled()) return cancelled();
        const ParameterArray* array = network->weights->parameters->find(parameter.name);
        if (!array) continue;
        add(*inspection,
            {parameter.name, "F32", {array->dims.begin(), array->dims.end()}, tensorStatistics(array->values)});
        report(progress, double(inspection->tensors.size()) / double(parameters.size()), parameter.name);
    }
    return std::shared_ptr<const WeightsInspection>(std::move(inspection));
}

} // namespace convlens
