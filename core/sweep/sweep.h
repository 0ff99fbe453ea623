#pragma once
#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/measure/machine.h"
#include "core/measure/measure.h"
#include "core/sweep/sweep_plan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace convlens {

/// How every network of a sweep is measured.
struct SweepConditions {
    std::string engine; ///< id
    std::string engineVersion;
    PlanKind plan = PlanKind::Optimised;
    int threads = 1;
    double visitSeconds = 0.25; ///< counted runs of one visit, at least; and at least kSweepVisitRuns of them
    int visits = 2;
    bool operator==(const SweepConditions&) const = default;
};

inline constexpr int kSweepVisitRuns = 5;
inline constexpr int kMostSweepVisits = 20;
inline constexpr std::uint64_t kSweepSeed = 1; ///< of the random weights, as `convlens-cli bench` and the window

/// What was measured of one network so far.
struct SweepRecord {
    int visits = 0;
    TimingSummary total;  ///< of all visits' runs together, in the order they were made
    double mostLoad = -1; ///< highest load average at the start of a visit; negative where it is not known
    std::string takenAt;  ///< of the last visit, UTC
};

/// A sweep, finished or not. Networks are visited in order, then in reverse, and so on, for a short time each: a
/// machine that grows warm or busy treats all of them alike, results come early, and a network whose visits disagree
/// is marked doubtful by the same rules as any other series of runs (statistics.h).
struct Sweep {
    SweepConditions conditions;
    MachineInfo machine; ///< at the start
    std::string version; ///< of Convlens that measured
    std::string startedAt;
    std::vector<SweepNetwork> networks;
    std::vector<SkippedNetwork> skipped;
    std::vector<std::optional<SweepRecord>> records; ///< a network each

    int visitsDone() const;
    int visitsWanted() const { return int(networks.size()) * conditions.visits; }
    bool isFinished() const { return visitsDone() >= visitsWanted(); }
    /// How many networks have a time, be it provisional.
    int measuredCount() const;
    /// The network to be visited next; nothing once all visits are done.
    std::optional<int> next() const;
};

/// A sweep at its start. InvalidArgument where the engine does not exist or cannot do the plan or the threads.
Result<Sweep> beginSweep(const SweepPlan& plan, const SweepConditions& conditions);

/// Whether `sweep` may go on here: times of another processor, instruction set, engine version or build must not stand
/// beside new ones. Mismatch, with what differs.
Result<void> checkResumable(const Sweep& sweep, const MachineInfo& now);

/// The runs of one visit.
struct SweepVisit {
    std::vector<double> samplesMs;
    double firstMs = 0;
    int warmupRuns = 0;
    double load = -1;
    std::string takenAt;
};

/// Builds, compiles and times one network with random weights (seed 1) on noise. Nothing else should run.
Result<SweepVisit> visitNetwork(const SweepNetwork& network, const SweepConditions& conditions,
                                const CancelToken& cancel = {});

/// Takes a network out that turned out not to be measurable here; it is listed among the skipped with the reason.
void skipNetwork(Sweep& sweep, int network, const std::string& reason);

/// Adds a visit's runs to the network's record.
void addVisit(Sweep& sweep, int network, const SweepVisit& visit);

} // namespace convlens
