#include "app/cli/chosen_engine.h"
#include "app/cli/chosen_network.h"
#include "app/cli/command.h" // IWYU pragma: associated
#include "app/cli/numbers.h"
#include "core/analysis/trust.h"
#include "core/base/json.h"
#include "core/base/message.h"
#include "core/base/utc_now.h"
#include "core/base/version.h"
#include "core/cost/cost_model.h"
#include "core/engine/engine.h"
#include "core/export/count_titles.h"
#include "core/export/csv.h"
#include "core/export/json.h"
#include "core/export/measurement_table.h"
#include "core/export/passport.h"
#include "core/export/plain_text.h"
#include "core/export/table.h"
#include "core/graph/graph.h"
#include "core/measure/denormals_flushed.h"
#include "core/measure/machine.h"
#include "core/measure/measure.h"
#include "core/measure/timing_input.h"
#include "core/networks/network_spec.h"
#include "core/tensor/tensor.h"
#include "core/weights/seeded.h"
#include "core/weights/weights.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace convlens::cli {

namespace {

constexpr double kLongestMinTime = 3600;
const std::string kBothPlans = "both";

struct Options {
    std::vector<std::string> networks;
    std::vector<std::string> engines;
    std::string plan;
    std::string shuffle;
    int threads = 1;
    double minSeconds = 1.0;
    bool layers = false, json = false, csv = false;
};

/// Everything that one network on one engine needs to be timed.
struct Candidate {
    MeasuredNetwork result;
    Tensor input;
    std::unique_ptr<Plan> plan;
};

ShuffleMethod shuffleMethod(const std::string& name) {
    for (const ShuffleMethod method : {ShuffleMethod::Transpose, ShuffleMethod::Slices}) {
        if (toString(method) == name) return method;
    }
    return ShuffleMethod::Permutation;
}

Result<Candidate> prepare(const std::string& specText, const Engine& engine, const std::string& planName,
                          const Options& options) {
    if (options.threads > engine.maxThreads())
        return Error{ErrorCode::InvalidArgument, "engine '" + std::string(engine.id()) + "' uses up to " +
                                                     std::to_string(engine.maxThreads()) + " threads here, asked for " +
                                                     std::to_string(options.threads)};
    // Engines are compared at their best; a single one is measured as the window does, layer by layer.
    const auto plan =
        choosePlan(engine, planName, options.engines.size() > 1 ? PlanKind::Optimised : PlanKind::AsDrawn);
    if (!plan) return plan.error();
    auto network = chooseNetwork(specText, {});
    if (!network) return network.error();
    auto graph = sharedGraph(network->spec, 1);
    if (!graph) return graph.error();
    Candidate candidate;
    candidate.result.network = toString(network->spec);
    candidate.result.engine = engine.id();
    candidate.result.engineVersion = engine.version();
    candidate.result.plan = *plan;
    candidate.result.threads = options.threads;
    candidate.result.graph = *graph;
    candidate.result.cost = computeCost(**graph);
    candidate.input = timingInput((*graph)->inputShape());
    auto compiled =
        engine.compile(*graph, network->weights.parameters, {*plan, options.threads, shuffleMethod(options.shuffle)});
    if (!compiled) return compiled.error();
    candidate.plan = std::move(*compiled);
    return candidate;
}

/// Nothing where it cannot be said of every engine.
std::optional<bool> flushed(const std::vector<MeasuredNetwork>& results) {
    std::optional<bool> all;
    for (const MeasuredNetwork& result : results) {
        const auto own = denormalsFlushed(result.engine, result.threads);
        if (!own) return std::nullopt;
        all = all.value_or(true) && *own;
    }
    return all;
}

/// What holds for all results; the networks, engines, plans and threads stand in the rows.
Passport benchPassport(const std::vector<MeasuredNetwork>& results, const MachineInfo& machine) {
    Passport passport;
    passport.input = kTimingInput;
    passport.weights = seededInfo(WeightsOptions{}.seed);
    passport.denormalsFlushed = flushed(results);
    passport.machine = machine;
    passport.time = utcNow();
    return passport;
}

Json benchJson(const std::vector<MeasuredNetwork>& results, const MachineInfo& machine, const Options& options) {
    Json json;
    json["version"] = kVersion;
    json["time"] = utcNow();
    json["machine"] = toJson(machine);
    json["conditions"] = {{"input", kTimingInput},
                          {"weights", seededInfo(WeightsOptions{}.seed).hash},
                          {"batch", 1},
                          {"interleaved", true},
                          {"convention", kPapersConvention}};
    if (const auto all = flushed(results)) json["conditions"]["denormals_flushed"] = *all;
    if (!options.shuffle.empty()) json["conditions"]["channel_shuffle"] = options.shuffle;
    json["results"] = Json::array();
    for (const MeasuredNetwork& result : results)
        json["results"].push_back(measurementJson(result));
    return json;
}

std::string benchCsv(const std::vector<MeasuredNetwork>& results, const MachineInfo& machine, const Options& options) {
    Table table = options.layers ? stepTable(results) : measurementTable(results);
    Passport passport = benchPassport(results, machine);
    passport.convention = kPapersConvention;
    appendConstantColumns(table, conditions(passport));
    if (!options.shuffle.empty())
        appendConstantColumns(table, {{{"channel_shuffle", "channel shuffle", false}, options.shuffle}});
    return toCsv(table);
}

std::string milliseconds(double value) {
    return significant(value, 3);
}

void printForPeople(const std::vector<MeasuredNetwork>& results, const MachineInfo& machine, const Options& options) {
    Table table{{{"network", "network", false},
                 {"engine", "engine", false},
                 {"plan", "plan", false},
                 {"threads", "threads", true},
                 {"macs", kMacsTitle, true},
                 {"runs", "runs", true},
                 {"median", "median ms", true},
                 {"mad", "MAD", true},
                 {"min", "min", true},
                 {"p95", "p95", true},
                 {"first", "first", true},
                 {"doubt", "", false}},
                {}};
    for (const MeasuredNetwork& r : results) {
        const TimingSummary& t = r.measurement.total;
        table.rows.push_back({r.network, r.engine, std::string(toString(r.plan)), std::int64_t(r.threads),
                              grouped(r.cost.total.macs), std::int64_t(t.iterations),
                              milliseconds(t.medianMs) + (t.doubtful ? " ?" : ""), milliseconds(t.madMs),
                              milliseconds(t.minMs), milliseconds(t.p95Ms), milliseconds(t.firstMs),
                              t.doubtful ? "doubtful: " + doubtWithAdvice(t).english() : std::string()});
    }
    print(toPlainText(table));
    for (const MeasuredNetwork& r : results) {
        const Measurement& m = r.measurement;
        if (m.steps.empty()) continue;
        Table steps = stepTable({&r, 1});
        // network, engine, plan and threads stand in the line above the table.
        steps.columns.erase(steps.columns.begin(), steps.columns.begin() + 4);
        for (auto& row : steps.rows) {
            row.erase(row.begin(), row.begin() + 4);
            for (Cell& cell : row) {
                if (const auto* number = std::get_if<double>(&cell))
                    cell = fixed(*number, 1);
                else if (const auto* count = std::get_if<std::int64_t>(&cell))
                    cell = *count == 0 ? Cell() : grouped(*count);
            }
        }
        print("\n" + r.network + ", " + r.engine + ", " + std::string(toString(r.plan)) + ", " +
              std::to_string(r.threads) + (r.threads == 1 ? " thread\n" : " threads\n") + toPlainText(steps));
        print("sum of layers " + milliseconds(m.stepSumMs) + " ms; whole network " + milliseconds(m.profiledMs) +
              " ms while profiled, " + milliseconds(m.total.medianMs) + " ms unprofiled; unexplained " +
              milliseconds(m.unexplainedMs()) + " ms\n");
    }
    const Passport passport = benchPassport(results, machine);
    if (!options.shuffle.empty()) print("\nchannel shuffle: " + options.shuffle + "\n");
    print("\n" + toCaption(passport) + "\n");
}

Result<void> bench(const Options& options) {
    std::vector<std::string> engineIds = options.engines;
    if (engineIds.empty()) engineIds.emplace_back(engines().front()->id());
    std::vector<Candidate> candidates;
    for (const std::string& specText : options.networks) {
        for (const std::string& id : engineIds) {
            const auto engine = findEngine(id);
            if (!engine) return engine.error();
            std::vector<std::string> plans{options.plan};
            if (options.plan == kBothPlans) {
                plans.clear();
                for (const PlanKind plan : (*engine)->plans())
                    plans.emplace_back(toString(plan));
            }
            for (const std::string& plan : plans) {
                auto candidate = prepare(specText, **engine, plan, options);
                if (!candidate) return candidate.error();
                candidates.push_back(std::move(*candidate));
            }
        }
    }
    std::vector<MeasureTarget> targets;
    for (const Candidate& candidate : candidates)
        targets.push_back({candidate.plan.get(), &candidate.input});
    MeasureOptions measureOptions;
    measureOptions.minSeconds = options.minSeconds;
    measureOptions.profileSteps = options.layers;
    // Read before the work, so that the load is what others caused and not our own.
    const MachineInfo machine = readMachineInfo();
    auto measurements = measure(targets, measureOptions);
    if (!measurements) return measurements.error();
    std::vector<MeasuredNetwork> results;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        candidates[i].result.measurement = std::move((*measurements)[i]);
        results.push_back(std::move(candidates[i].result));
    }
    if (options.json)
        print(dumpJson(benchJson(results, machine, options)));
    else if (options.csv)
        print(benchCsv(results, machine, options));
    else
        printForPeople(results, machine, options);
    return {};
}

} // namespace

Command addBenchCommand(Arguments parent) {
    auto options = std::make_shared<Options>();
    const Arguments app = parent.subcommand("bench", "Measured latency of networks, interleaved round by round");
    app.option("SPEC", options->networks, "The networks, each FAMILY[:key=value,...]").required();
    app.option("--engine", options->engines, "Engines, separated by commas; the first of `list` if not given")
        .separatedBy(',')
        .oneEach();
    app.option(
           "--plan", options->plan,
           "as-drawn: each layer its own step (the default, as in the window); optimised: fused where possible (the "
           "default where several engines are compared); both: each plan that an engine has, interleaved")
        .oneOf({std::string("as-drawn"), std::string("optimised"), kBothPlans});
    app.option("--shuffle", options->shuffle,
               "How the native engine's as-drawn plan shuffles channels: permutation (one copy by table), "
               "transpose, or slices (copied out, then concatenated)")
        .oneOf({"permutation", "transpose", "slices"});
    app.option("--threads", options->threads, "Threads of each engine").range(1, 4096).showDefault();
    app.option("--min-time", options->minSeconds, "Seconds of counted runs for each network, at least")
        .range(0.0, kLongestMinTime)
        .showDefault();
    app.flag("--layers", options->layers, "Also time each layer");
    const Argument json = app.flag("--json", options->json, "Print JSON");
    app.flag("--csv", options->csv, "Print one CSV row a network, or a layer with --layers").excludes(json);
    return {app, [options] { return bench(*options); }};
}

} // namespace convlens::cli
