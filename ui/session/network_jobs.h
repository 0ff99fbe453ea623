#pragma once
#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "ui/session/session_values.h"

#include <memory>
#include <vector>

/// What the jobs about networks do, as plain functions of values: safe on any thread, know neither session nor widgets.
namespace convlens {

/// All layers' outputs of one run are recorded up to this many bytes; beyond it only layers that are asked for, and the
/// small ones that class activation reads.
inline constexpr qint64 kRecordCapBytes = qint64(1) << 30;
/// The cap that holds: kRecordCapBytes, unless a test has set another to reach what lies beyond it.
qint64 recordCap();
void setRecordCap(qint64 bytes);

/// Graph and cost of a spec, weights still null. Takes a few milliseconds: done at once on the GUI thread.
Result<std::shared_ptr<const NetworkState>> buildNetworkState(const NetworkSpec& spec, const WeightsChoice& choice);

/// Whether parameters made for one graph fit the other unchanged (same names, same dimensions).
bool sameParameters(const Graph& a, const Graph& b);

/// The same network with its weights and class labels.
Result<std::shared_ptr<const NetworkState>> loadNetworkWeights(const std::shared_ptr<const NetworkState>& network,
                                                               const CancelToken& cancel);

/// The network that a weights file was made for, recognised by metadata, names and shapes, with those weights. `wanted`
/// is what the person had chosen; its resolution stays where the file does not tell one. Where only a name map tells
/// the names and no network is recognised with it, `wanted` is tried.
Result<std::shared_ptr<const NetworkState>> loadNetworkFromWeights(const FileWeights& choice, const NetworkSpec& wanted,
                                                                   const CancelToken& cancel);

/// The plan that was compiled last: packing the weights takes several times as long as a run, and photo after photo
/// goes through the same network. Used by one job at a time.
class KeptPlan {
public:
    /// The plan for this network (with weights), compiled if it is another one than last time. Lives until the next
    /// call.
    Result<Plan*> planFor(const std::shared_ptr<const NetworkState>& network, const EngineChoice& choice);

private:
    std::shared_ptr<const NetworkState> m_network;
    EngineChoice m_choice;
    std::unique_ptr<Plan> m_plan;
};

/// The part of a photo that a run needs.
struct PhotoInput {
    quint64 id = 0;
    QString name;
    QString path; ///< read again if `image` is null
    std::shared_ptr<const Image> image;
};

struct RunOutcome {
    std::shared_ptr<const RunResult> result;
    std::shared_ptr<const Image> image; ///< the photo's pixels, so that they need not be read again
};

/// Runs `network` (with weights) on one photo and records all layers within recordCap(), else `wanted` and
/// what class activation reads.
/// `record` false records nothing. `kept`, where given, serves the plan.
Result<std::shared_ptr<const RunOutcome>> runNetwork(const std::shared_ptr<const NetworkState>& network,
                                                     const PhotoInput& photo, const EngineChoice& choice, bool record,
                                                     LayerId wanted, const CancelToken& cancel,
                                                     const ProgressSink& progress,
                                                     const std::shared_ptr<KeptPlan>& kept = nullptr);

/// A network and how it is to be run.
struct MeasureRequest {
    std::shared_ptr<const NetworkState> network;
    EngineChoice choice;
};

/// Times the requests interleaved, one result each in order. Networks without weights get them first. The input is
/// that of `convlens-cli bench` (timing_input.h), so that both measure the same.
Result<std::shared_ptr<const std::vector<std::shared_ptr<const MeasurementResult>>>>
measureNetworks(std::vector<MeasureRequest> requests, double minSeconds, const CancelToken& cancel);

/// The network with each engine of this machine and each of its plans; `threads` as far as an engine has so many.
std::vector<MeasureRequest> everyEngineAndPlan(const std::shared_ptr<const NetworkState>& network, int threads);

} // namespace convlens
