#include "ui/panels/diagram/photo_health.h"

#include "ui/session/network_input.h"
#include "ui/session/record_parts.h"

#include <algorithm>
#include <iterator>

namespace convlens {

namespace {

TakeOutputs addTo(NetworkHealth& all, const Graph& graph, const CancelToken& cancel) {
    return [&all, &graph, &cancel](std::span<const RecordedOutput> outputs, const ProgressSink& part) -> Result<void> {
        auto health = healthOfRun(graph, outputs, cancel, part);
        if (!health) return health.error();
        all.photos = 1;
        std::ranges::move(health->layers, std::back_inserter(all.layers));
        return {};
    };
}

} // namespace

Result<NetworkHealth> healthOfResult(const RunResult& run, const CancelToken& cancel, const ProgressSink& progress) {
    NetworkHealth all;
    const auto taken = takeAllOutputs(run, addTo(all, *run.network->graph, cancel), cancel, progress);
    if (!taken) return taken.error();
    return all;
}

Result<NetworkHealth> healthOfInput(const NetworkState& network, Plan& plan, const Tensor& input,
                                    const CancelToken& cancel, const ProgressSink& progress) {
    NetworkHealth all;
    const auto taken = recordInParts(partsWithinTheCap(*network.graph), plan, input, addTo(all, *network.graph, cancel),
                                     cancel, progress);
    if (!taken) return taken.error();
    return all;
}

Result<NetworkHealth> healthOfPhoto(const std::shared_ptr<const NetworkState>& network, const PhotoInput& photo,
                                    const EngineChoice& choice, KeptPlan& kept, const CancelToken& cancel,
                                    const ProgressSink& progress) {
    auto input = networkInput(*network, photo);
    if (!input) return input.error();
    auto plan = kept.planFor(network, choice);
    if (!plan) return plan.error();
    return healthOfInput(*network, **plan, *input, cancel, progress);
}

} // namespace convlens
