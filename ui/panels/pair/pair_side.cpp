#include "ui/panels/pair/pair_side.h"

#include "ui/session/photo_jobs.h"
#include "ui/session/record_parts.h"

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

Result<void> addTile(PairSide& side, const StageEnd& end, const Tensor& map) {
    auto strength = channelStrength(map);
    if (!strength) return strength.error();
    PairSide::Tile tile{end, std::make_shared<const Tensor>(std::move(*strength)), 0};
    for (const float value : tile.strength->values())
        if (std::isfinite(value)) tile.most = std::max(tile.most, value);
    side.tiles.push_back(std::move(tile));
    return {};
}

/// The photo as the network sees it, in `side` and as what the plan takes.
Result<Tensor> prepare(PairSide& side, const PhotoInput& photo) {
    std::shared_ptr<const Image> image = photo.image;
    if (!image) {
        auto pixels = readPixels(photo.path);
        if (!pixels) return pixels.error();
        image = *pixels;
    }
    const Preprocess& preprocess = side.network->weights->info.preprocess;
    auto picture = cropAndResize(*image, preprocess, side.network->spec.resolution);
    if (!picture) return picture.error();
    side.photoName = photo.name;
    side.input = toQImage(*picture);
    return normalise(*picture, preprocess);
}

} // namespace

const PairSide::Tile* PairSide::find(int halvings) const {
    const auto found =
        std::find_if(tiles.begin(), tiles.end(), [&](const Tile& tile) { return tile.end.halvings == halvings; });
    return found == tiles.end() ? nullptr : &*found;
}

Result<std::shared_ptr<const PairSide>> makePairSide(const std::shared_ptr<const NetworkState>& network,
                                                     const PhotoInput& photo, const EngineChoice& choice,
                                                     const std::shared_ptr<const RunResult>& known,
                                                     const CancelToken& cancel, const ProgressSink& progress) {
    auto side = std::make_shared<PairSide>();
    const std::vector<StageEnd> ends = stageEnds(*network->graph);
    if (ends.empty()) return Error{ErrorCode::InvalidArgument, "this network has no maps"};
    std::shared_ptr<const Tensor> input;
    if (known) {
        side->network = known->network;
        side->photoName = known->photoName;
        side->input = known->inputImage;
        input = known->input;
    } else {
        auto loaded = loadNetworkWeights(network, cancel);
        if (!loaded) return loaded.error();
        side->network = *loaded;
        auto prepared = prepare(*side, photo);
        if (!prepared) return prepared.error();
        input = std::make_shared<const Tensor>(std::move(*prepared));
    }
    if (known && std::ranges::all_of(ends, [&](const StageEnd& end) { return bool(known->output.find(end.layer)); })) {
        for (const StageEnd& end : ends)
            if (auto added = addTile(*side, end, *known->output.find(end.layer)); !added) return added.error();
        return std::shared_ptr<const PairSide>(std::move(side));
    }

    // One run for all of them, also of a network whose maps do not all fit into memory: these few do.
    std::vector<LayerId> layers;
    for (const StageEnd& end : ends)
        layers.push_back(end.layer);
    KeptPlan plans;
    auto plan = plans.planFor(side->network, choice);
    if (!plan) return plan.error();
    const auto take = [&](std::span<const RecordedOutput> outputs, const ProgressSink&) -> Result<void> {
        for (const RecordedOutput& output : outputs) {
            const auto end = std::ranges::find(ends, output.layer, &StageEnd::layer);
            if (end == ends.end() || output.outputIndex != 0) continue;
            if (auto added = addTile(*side, *end, *output.tensor); !added) return added;
        }
        return {};
    };
    const auto parts = partsWithinTheCap(*network->graph, layers);
    if (auto done = recordInParts(parts, **plan, *input, take, cancel, progress); !done) return done.error();
    if (side->tiles.size() != ends.size())
        return Error{ErrorCode::Internal, "a run did not record a layer that was asked for"};
    return std::shared_ptr<const PairSide>(std::move(side));
}

} // namespace convlens
