#include "ui/session/record_parts.h"

#include <algorithm>

namespace convlens {

std::vector<std::vector<LayerId>> partsWithinTheCap(const Graph& graph) {
    std::vector<LayerId> all;
    for (int i = 0; i < graph.layerCount(); ++i)
        all.push_back(LayerId{i});
    return partsWithinTheCap(graph, all);
}

std::vector<std::vector<LayerId>> partsWithinTheCap(const Graph& graph, std::span<const LayerId> layers) {
    std::vector<std::vector<LayerId>> parts(1);
    qint64 bytes = 0;
    for (const LayerId layer : layers) {
        qint64 more = 0;
        for (const TensorId output : graph.layer(layer).outputs)
            more += graph.tensor(output).shape.elements() * qint64(sizeof(float));
        if (bytes + more > recordCap() && !parts.back().empty()) {
            parts.emplace_back();
            bytes = 0;
        }
        parts.back().push_back(layer);
        bytes += more;
    }
    return parts;
}

Result<void> recordInParts(const std::vector<std::vector<LayerId>>& parts, Plan& plan, const Tensor& input,
                           const TakeOutputs& take, const CancelToken& cancel, const ProgressSink& progress) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        // Half of a part is the run, half what is made of its outputs.
        const auto half = [&](double begin) {
            return [&progress, begin, count = double(parts.size())](const Progress& of) {
                report(progress, (begin + std::max(0.0, of.fraction) / 2) / count, of.what);
            };
        };
        RunOptions options;
        options.record = parts[i];
        options.cancel = cancel;
        options.progress = half(double(i));
        auto run = plan.run(input, options);
        if (!run) return run.error();
        if (auto taken = take(run->recorded, half(double(i) + 0.5)); !taken) return taken;
    }
    return {};
}

Result<void> takeAllOutputs(const RunResult& run, const TakeOutputs& take, const CancelToken& cancel,
                            const ProgressSink& progress) {
    if (run.recordedAll) return take(run.output.recorded, progress);
    auto engine = findEngine(run.engine);
    if (!engine) return engine.error();
    auto plan = (*engine)->compile(run.network->graph, run.network->weights->parameters, {run.plan, run.threads});
    if (!plan) return plan.error();
    return recordInParts(partsWithinTheCap(*run.network->graph), **plan, *run.input, take, cancel, progress);
}

bool sameButForWhatIsRecorded(const RunResult& a, const RunResult& b) {
    return a.photoId == b.photoId && a.network == b.network && a.conditions() == b.conditions();
}

} // namespace convlens
