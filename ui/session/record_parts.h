#pragma once
#include "ui/session/network_jobs.h"

#include <functional>
#include <span>

/// All maps of a network, also where they do not fit into memory together: computed again in as many runs as it takes
/// for no more than recordCap() of them to be there at once. For jobs.
namespace convlens {

/// Gets the outputs of some layers, in layer order; they are gone afterwards. Its progress is of these alone.
using TakeOutputs = std::function<Result<void>(std::span<const RecordedOutput>, const ProgressSink&)>;

/// All layers, or those, in order, cut where the next one's maps would go beyond the cap; what is larger alone stands
/// alone.
std::vector<std::vector<LayerId>> partsWithinTheCap(const Graph& graph);
std::vector<std::vector<LayerId>> partsWithinTheCap(const Graph& graph, std::span<const LayerId> layers);

/// Runs the plan once for each part and hands its outputs over. Errors of `take` end it and are handed on.
Result<void> recordInParts(const std::vector<std::vector<LayerId>>& parts, Plan& plan, const Tensor& input,
                           const TakeOutputs& take, const CancelToken& cancel, const ProgressSink& progress);

/// The same for all outputs of a run: at once where it has recorded them all, else computed again as they were.
Result<void> takeAllOutputs(const RunResult& run, const TakeOutputs& take, const CancelToken& cancel,
                            const ProgressSink& progress);

/// Whether both are of the same photo and network under the same conditions: beyond the cap a photo is run again for
/// each layer that is looked at, and what follows from the photo alone stays.
bool sameButForWhatIsRecorded(const RunResult& a, const RunResult& b);

} // namespace convlens
