#include "ui/panels/pair/pair_side.h"

#include <algorithm>
#include <cmath>

namespace convlens {

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
    std::shared_ptr<const RunResult> run = known;
    side->network = network;
    const auto runFor = [&](LayerId wanted) -> Result<void> {
        auto outcome = runNetwork(side->network, photo, choice, true, wanted, cancel, progress);
        if (!outcome) return outcome.error();
        run = (*outcome)->result;
        return {};
    };
    if (!run) {
        auto loaded = loadNetworkWeights(network, cancel);
        if (!loaded) return loaded.error();
        side->network = *loaded;
    }
    for (const StageEnd& end : stageEnds(*network->graph)) {
        std::shared_ptr<const Tensor> map = run ? run->output.find(end.layer) : nullptr;
        if (!map) { // the first time; for networks whose maps do not all fit into memory, once for each
            if (auto done = runFor(end.layer); !done) return done.error();
            map = run->output.find(end.layer);
            if (!map) return Error{ErrorCode::Internal, "a run did not record the layer that was asked for"};
        }
        auto strength = channelStrength(*map);
        if (!strength) return strength.error();
        PairSide::Tile tile{end, std::make_shared<const Tensor>(std::move(*strength)), 0};
        for (const float value : tile.strength->values())
            if (std::isfinite(value)) tile.most = std::max(tile.most, value);
        side->tiles.push_back(std::move(tile));
    }
    if (!run) return Error{ErrorCode::InvalidArgument, "this network has no maps"};
    side->photoName = run->photoName;
    side->input = run->inputImage;
    return std::shared_ptr<const PairSide>(std::move(side));
}

} // namespace convlens
