#pragma once
#include "core/analysis/stage_alignment.h"
#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "ui/session/network_jobs.h"

#include <QImage>

#include <memory>
#include <vector>

namespace convlens {

/// What one network hands on at each resolution, of one photo: root mean square over the channels.
struct PairSide {
    struct Tile {
        StageEnd end;
        std::shared_ptr<const Tensor> strength; ///< [1, 1, h, w]
        float most = 0;                         ///< largest finite value
    };
    std::shared_ptr<const NetworkState> network; ///< with weights
    QString photoName;
    QImage input; ///< as the network sees it
    std::vector<Tile> tiles;

    const Tile* find(int halvings) const;
};

/// Runs the network on the photo, loading its weights first where they are missing; `known` saves the run where it
/// recorded the network's maps of that photo. Any thread.
Result<std::shared_ptr<const PairSide>> makePairSide(const std::shared_ptr<const NetworkState>& network,
                                                     const PhotoInput& photo, const EngineChoice& choice,
                                                     const std::shared_ptr<const RunResult>& known,
                                                     const CancelToken& cancel, const ProgressSink& progress);

} // namespace convlens
