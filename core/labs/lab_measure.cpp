#include "core/labs/lab_measure.h"

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/utc_now.h"
#include "core/export/passport.h"
#include "core/labs/lab_graph.h"
#include "core/measure/machine.h"
#include "core/measure/measure.h"
#include "core/measure/timing_input.h"
#include "core/tensor/tensor.h"
#include "core/weights/weights.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

namespace convlens {

namespace {

constexpr std::uint64_t kSeed = 1; // as everywhere where no weights are chosen
constexpr const char* kEngine = "native";
constexpr int kFewestRuns = 7; // a slow convolution takes its tenth of a second a run

bool isOfLab(const Graph& graph, const std::vector<LayerId>& layers) {
    return std::any_of(layers.begin(), layers.end(),
                       [&](LayerId id) { return graph.layer(id).stage == LabGraph::kStage; });
}

struct Ready {
    std::unique_ptr<Plan> plan;
    Tensor input;
};

LabReading readingOf(const LabCase& one, Measurement&& measured) {
    LabReading reading;
    reading.id = one.id;
    reading.title = one.title;
    reading.runs = measured.total.iterations;
    reading.doubtful = measured.total.doubtful;
    reading.doubt = measured.total.doubt;
    if (one.whole) {
        reading.value = measured.total.medianMs;
        reading.spread = measured.total.madMs;
        return reading;
    }
    reading.value = 0;
    for (StepTiming& step : measured.steps) {
        if (!isOfLab(*one.graph, step.layers)) continue;
        reading.value += step.medianUs / 1000;
        reading.spread += step.madUs / 1000;
        reading.steps.push_back(std::move(step));
    }
    return reading;
}

} // namespace

Result<LabRun> measureCases(const std::string& lab, const LabSettings& settings, const std::vector<LabCase>& cases,
                            const LabMeasureOptions& options) {
    const auto engine = findEngine(kEngine);
    if (!engine) return engine.error();
    if (options.threads < 1 || options.threads > (*engine)->maxThreads())
        return Error{ErrorCode::InvalidArgument, "engine '" + std::string(kEngine) + "' uses up to " +
                                                     std::to_string((*engine)->maxThreads()) +
                                                     " threads here, asked for " + std::to_string(options.threads)};
    std::vector<Ready> ready;
    for (const LabCase& one : cases) {
        if (options.cancel.isCancelled()) return Error{ErrorCode::Cancelled, "cancelled"};
        CompileOptions compile;
        compile.plan = one.plan;
        compile.threads = options.threads;
        compile.shuffle = one.shuffle;
        auto plan = (*engine)->compile(one.graph, seededWeights(*one.graph, kSeed).parameters, compile);
        if (!plan) return plan.error();
        ready.push_back({std::move(*plan), timingInput(one.graph->inputShape())});
    }
    std::vector<MeasureTarget> targets;
    for (const Ready& r : ready)
        targets.push_back({r.plan.get(), &r.input});
    MeasureOptions how;
    how.minSeconds = options.seconds;
    how.minIterations = kFewestRuns;
    how.profileSteps = std::any_of(cases.begin(), cases.end(), [](const LabCase& one) { return !one.whole; });
    how.cancel = options.cancel;
    how.progress = options.progress;

    LabRun run;
    run.lab = lab;
    run.settings = settings;
    run.passport.machine = readMachineInfo(); // before the work, so that the load is not our own
    auto measured = measure(targets, how);
    if (!measured) return measured.error();
    int fewest = 0;
    bool drawn = false, optimised = false;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        run.readings.push_back(readingOf(cases[i], std::move((*measured)[i])));
        const int runs = run.readings.back().runs;
        fewest = i == 0 ? runs : std::min(fewest, runs);
        (cases[i].plan == PlanKind::AsDrawn ? drawn : optimised) = true;
    }
    run.passport.input = "uniform noise";
    run.passport.convention = kPapersConvention;
    run.passport.weights = seededWeights(*cases.front().graph, kSeed).info;
    run.passport.engine = kEngine;
    run.passport.engineVersion = (*engine)->version();
    run.passport.plan = drawn && optimised ? "as-drawn and optimised"
                                           : std::string(toString(drawn ? PlanKind::AsDrawn : PlanKind::Optimised));
    run.passport.threads = options.threads;
    run.passport.runs = fewest;
    run.passport.denormalsFlushed = FlushDenormals::supported();
    run.passport.time = utcNow();
    return run;
}

double partOf(const LabReading& reading, const Graph& graph, std::string_view prefix) {
    double sum = 0;
    bool any = false;
    for (const StepTiming& step : reading.steps) {
        const bool all = std::all_of(step.layers.begin(), step.layers.end(),
                                     [&](LayerId id) { return graph.layer(id).name.starts_with(prefix); });
        if (!all) continue;
        any = true;
        sum += step.medianUs / 1000;
    }
    return any ? sum : std::nan("");
}

LayerCost labCost(const Graph& graph) {
    const NetworkCost cost = computeCost(graph);
    LayerCost sum;
    for (int i = 0; i < graph.layerCount(); ++i)
        if (graph.layer(LayerId{i}).stage == LabGraph::kStage) sum += cost.layers[std::size_t(i)];
    return sum;
}

} // namespace convlens
