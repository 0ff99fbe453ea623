#include "ui/panels/diagram/photo_health.h"

#include "core/image/image.h"
#include "ui/session/photo_jobs.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace convlens {

namespace {

/// All layers in order, cut where the next one's map would go beyond the cap; a map larger than that stands alone.
std::vector<std::vector<LayerId>> partsWithinTheCap(const Graph& graph) {
    std::vector<std::vector<LayerId>> parts(1);
    qint64 bytes = 0;
    for (int i = 0; i < graph.layerCount(); ++i) {
        qint64 more = 0;
        for (const TensorId output : graph.layer(LayerId{i}).outputs)
            more += graph.tensor(output).shape.elements() * qint64(sizeof(float));
        if (bytes + more > recordCap() && !parts.back().empty()) {
            parts.emplace_back();
            bytes = 0;
        }
        parts.back().push_back(LayerId{i});
        bytes += more;
    }
    return parts;
}

} // namespace

Result<NetworkHealth> healthOfInput(const NetworkState& network, Plan& plan, const Tensor& input,
                                    const CancelToken& cancel, const ProgressSink& progress) {
    const auto parts = partsWithinTheCap(*network.graph);
    NetworkHealth all;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const ProgressSink part = [&](const Progress& of) {
            report(progress, (double(i) + std::max(0.0, of.fraction)) / double(parts.size()), of.what);
        };
        RunOptions options;
        options.record = parts[i];
        options.cancel = cancel;
        auto run = plan.run(input, options);
        if (!run) return run.error();
        auto health = healthOfRun(*network.graph, run->recorded, cancel, part);
        if (!health) return health.error();
        all.photos = 1;
        std::ranges::move(health->layers, std::back_inserter(all.layers));
    }
    return all;
}

Result<NetworkHealth> healthOfPhoto(const std::shared_ptr<const NetworkState>& network, const PhotoInput& photo,
                                    const EngineChoice& choice, KeptPlan& kept, const CancelToken& cancel,
                                    const ProgressSink& progress) {
    std::shared_ptr<const Image> image = photo.image;
    if (!image) {
        auto pixels = readPixels(photo.path);
        if (!pixels) return pixels.error();
        image = *pixels;
    }
    auto input = preprocessImage(*image, network->weights->info.preprocess, network->spec.resolution);
    if (!input) return input.error();
    auto plan = kept.planFor(network, choice);
    if (!plan) return plan.error();
    return healthOfInput(*network, **plan, *input, cancel, progress);
}

} // namespace convlens
