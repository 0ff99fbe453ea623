#pragma once
#include "core/analysis/health.h"
#include "ui/session/network_jobs.h"

#include <memory>

namespace convlens {

/// What a run shows of the health of every layer, also of those that it did not record.
Result<NetworkHealth> healthOfResult(const RunResult& run, const CancelToken& cancel, const ProgressSink& progress);

/// What one input shows of the health of every layer. Maps that do not all fit under recordCap() are looked at in
/// parts: the network runs once for each.
Result<NetworkHealth> healthOfInput(const NetworkState& network, Plan& plan, const Tensor& input,
                                    const CancelToken& cancel, const ProgressSink& progress);

/// The same of a photo, whose pixels are read where they are not at hand.
Result<NetworkHealth> healthOfPhoto(const std::shared_ptr<const NetworkState>& network, const PhotoInput& photo,
                                    const EngineChoice& choice, KeptPlan& kept, const CancelToken& cancel,
                                    const ProgressSink& progress);

} // namespace convlens
