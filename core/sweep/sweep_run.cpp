#include "core/base/check.h"
#include "core/base/utc_now.h"
#include "core/base/version.h"
#include "core/graph/graph.h"
#include "core/measure/timing_input.h"
#include "core/networks/network_spec.h"
#include "core/networks/registry.h"
#include "core/sweep/sweep.h" // IWYU pragma: associated
#include "core/tensor/tensor.h"
#include "core/weights/weights.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string_view>
#include <utility>

namespace convlens {

int Sweep::visitsDone() const {
    int done = 0;
    for (const auto& record : records)
        if (record) done += std::min(record->visits, conditions.visits);
    return done;
}

int Sweep::measuredCount() const {
    return int(std::count_if(records.begin(), records.end(), [](const auto& record) { return record.has_value(); }));
}

std::optional<int> Sweep::next() const {
    const auto visitsOf = [&](int i) { return records[std::size_t(i)] ? records[std::size_t(i)]->visits : 0; };
    const int count = int(networks.size());
    int fewest = conditions.visits;
    for (int i = 0; i < count; ++i)
        fewest = std::min(fewest, visitsOf(i));
    if (fewest >= conditions.visits) return std::nullopt;
    // Every second round runs backwards.
    for (int k = 0; k < count; ++k) {
        const int i = fewest % 2 == 0 ? k : count - 1 - k;
        if (visitsOf(i) == fewest) return i;
    }
    return std::nullopt;
}

Result<Sweep> beginSweep(const SweepPlan& plan, const SweepConditions& conditions) {
    if (plan.networks.empty()) {
        std::string message = "the sweep has no network that can be measured";
        if (!plan.skipped.empty()) message += "; " + plan.skipped.front().network + ": " + plan.skipped.front().reason;
        return Error{ErrorCode::InvalidArgument, message};
    }
    const auto engine = findEngine(conditions.engine);
    if (!engine) return engine.error();
    const std::vector<PlanKind> plans = (*engine)->plans();
    if (std::find(plans.begin(), plans.end(), conditions.plan) == plans.end())
        return Error{ErrorCode::InvalidArgument,
                     "engine '" + conditions.engine + "' has no plan '" + std::string(toString(conditions.plan)) + "'"};
    if (conditions.threads < 1 || conditions.threads > (*engine)->maxThreads())
        return Error{ErrorCode::InvalidArgument, "engine '" + conditions.engine + "' uses up to " +
                                                     std::to_string((*engine)->maxThreads()) +
                                                     " threads here, asked for " + std::to_string(conditions.threads)};
    if (conditions.visits < 1 || conditions.visits > kMostSweepVisits)
        return Error{ErrorCode::InvalidArgument, "a network can be visited 1 to " + std::to_string(kMostSweepVisits) +
                                                     " times, asked for " + std::to_string(conditions.visits)};
    Sweep sweep;
    sweep.conditions = conditions;
    sweep.conditions.engineVersion = (*engine)->version();
    sweep.machine = readMachineInfo();
    sweep.version = kVersion;
    sweep.startedAt = utcNow();
    sweep.networks = plan.networks;
    sweep.skipped = plan.skipped;
    sweep.records.resize(plan.networks.size());
    return sweep;
}

Result<void> checkResumable(const Sweep& sweep, const MachineInfo& now) {
    const auto differs = [](const std::string& what, const std::string& then, const std::string& today) {
        return Error{ErrorCode::Mismatch,
                     "the sweep cannot go on: its " + what + " was '" + then + "', now it is '" + today + "'"};
    };
    if (sweep.machine.cpu != now.cpu) return differs("processor", sweep.machine.cpu, now.cpu);
    if (sweep.machine.isa != now.isa) return differs("instruction set", sweep.machine.isa, now.isa);
    if (sweep.machine.compiler != now.compiler) return differs("build", sweep.machine.compiler, now.compiler);
    if (sweep.version != kVersion) return differs("Convlens version", sweep.version, kVersion);
    const auto engine = findEngine(sweep.conditions.engine);
    if (!engine) return engine.error();
    if (sweep.conditions.engineVersion != (*engine)->version())
        return differs("engine version", sweep.conditions.engineVersion, (*engine)->version());
    if (sweep.conditions.threads > (*engine)->maxThreads())
        return differs("number of threads", std::to_string(sweep.conditions.threads),
                       "at most " + std::to_string((*engine)->maxThreads()));
    return {};
}

Result<SweepVisit> visitNetwork(const SweepNetwork& network, const SweepConditions& conditions,
                                const CancelToken& cancel) {
    const auto engine = findEngine(conditions.engine);
    if (!engine) return engine.error();
    auto built = buildNetwork(network.spec);
    if (!built) return built.error();
    const auto graph = std::make_shared<const Graph>(std::move(*built));
    if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "cancelled"};
    auto plan =
        (*engine)->compile(graph, seededWeights(*graph, kSweepSeed).parameters, {conditions.plan, conditions.threads});
    if (!plan) return plan.error();
    const Tensor input = timingInput(graph->inputShape());
    const MeasureTarget target{plan->get(), &input};
    MeasureOptions options;
    options.minSeconds = conditions.visitSeconds;
    options.minIterations = kSweepVisitRuns;
    options.profileSteps = false;
    options.cancel = cancel;
    SweepVisit visit;
    // Before the work, so that it tells what others caused and not the whole of our own.
    visit.load = readMachineInfo().load1;
    auto measured = measure({&target, 1}, options);
    if (!measured) return measured.error();
    TimingSummary& total = measured->front().total;
    visit.samplesMs = std::move(total.samplesMs);
    visit.firstMs = total.firstMs;
    visit.warmupRuns = total.warmupRuns;
    visit.takenAt = utcNow();
    return visit;
}

void skipNetwork(Sweep& sweep, int network, const std::string& reason) {
    CONVLENS_CHECK(network >= 0 && std::size_t(network) < sweep.networks.size());
    sweep.skipped.push_back({toString(sweep.networks[std::size_t(network)].spec), reason});
    sweep.networks.erase(sweep.networks.begin() + network);
    sweep.records.erase(sweep.records.begin() + network);
}

void addVisit(Sweep& sweep, int network, const SweepVisit& visit) {
    CONVLENS_CHECK(network >= 0 && std::size_t(network) < sweep.records.size() && !visit.samplesMs.empty());
    std::optional<SweepRecord>& record = sweep.records[std::size_t(network)];
    std::vector<double> samples = record ? record->total.samplesMs : std::vector<double>();
    samples.insert(samples.end(), visit.samplesMs.begin(), visit.samplesMs.end());
    const double first = record ? record->total.firstMs : visit.firstMs;
    const int warmup = (record ? record->total.warmupRuns : 0) + visit.warmupRuns;
    if (!record) record.emplace();
    record->total = summarise(std::move(samples), first, warmup);
    ++record->visits;
    record->mostLoad = std::max(record->mostLoad, visit.load);
    record->takenAt = visit.takenAt;
}

} // namespace convlens
