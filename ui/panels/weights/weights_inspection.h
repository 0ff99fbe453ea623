#pragma once
#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/weights/statistics.h"
#include "ui/session/session_values.h"

#include <memory>
#include <string>
#include <vector>

/// What is in a network's weights, as plain functions of values: safe on any thread.
namespace convlens {

struct TensorFacts {
    std::string name, type; ///< as stored
    std::vector<std::int64_t> dims;
    TensorStatistics statistics;
};

struct WeightsInspection {
    std::vector<TensorFacts> tensors; ///< in the order of the file, or of the network's parameters
    bool ofFile = false;              ///< the file's own tensors; else the parameters that an engine gets
    std::int64_t values = 0, notFinite = 0;
    std::map<std::string, std::string> metadata;
    std::string hash; ///< of a file
};

/// Of the file itself where the weights come from one (so that what is stored is seen, and not what was made of it),
/// else of the parameters. `network` has its weights.
Result<std::shared_ptr<const WeightsInspection>> inspectWeights(const std::shared_ptr<const NetworkState>& network,
                                                                const CancelToken& cancel,
                                                                const ProgressSink& progress);

/// Of any weights file that can be read, whatever network it is for. NaN and infinity are counted, not refused.
Result<std::shared_ptr<const WeightsInspection>> inspectFile(const QString& path, const CancelToken& cancel,
                                                             const ProgressSink& progress);

} // namespace convlens
