#include "app/cli/chosen_engine.h"
#include "app/cli/chosen_network.h"
#include "app/cli/command.h" // IWYU pragma: associated
#include "app/cli/sample_photos.h"
#include "core/base/utc_now.h"
#include "core/base/write_file.h"
#include "core/engine/engine.h"
#include "core/export/report.h"
#include "core/graph/graph.h"
#include "core/image/image.h"
#include "core/measure/machine.h"
#include "core/measure/measure.h"
#include "core/measure/timing_input.h"
#include "core/networks/network_spec.h"
#include "core/session/saved_measurement.h"
#include "core/session/session_file.h"
#include "core/tensor/tensor.h"
#include "core/weights/weights.h"

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace convlens::cli {

namespace {

struct Options {
    std::vector<std::string> networks;
    std::vector<std::string> images;
    std::vector<std::string> weights; ///< SPEC=FILE
    std::string session;
    std::string output;
    std::string engine, plan;
    int threads = 1, top = 5;
    double minSeconds = 1.0;
    bool noMeasure = false;
};

Error usage(std::string message) {
    return {ErrorCode::InvalidArgument, std::move(message)};
}

std::filesystem::path fromUtf8(const std::string& text) {
    return std::filesystem::path(std::u8string(text.begin(), text.end()));
}

/// A specification holds equals signs itself, so the file begins after the last one that leaves a network before it.
Result<std::map<std::string, std::string>> weightsBySpec(const Options& options) {
    std::map<std::string, std::string> files;
    for (const std::string& text : options.weights) {
        const auto fits = [&](const std::string& spec) {
            return text.size() > spec.size() + 1 && text.starts_with(spec + "=");
        };
        std::string best;
        for (const std::string& spec : options.networks) {
            if (fits(spec) && spec.size() > best.size()) best = spec;
        }
        if (best.empty())
            return usage("--weights '" + text + "' is not SPEC=FILE with one of the networks that the report is about");
        files[best] = text.substr(best.size() + 1);
    }
    return files;
}

Result<ReportNetwork> reportNetwork(ChosenNetwork chosen) {
    auto graph = sharedGraph(chosen.spec, 1);
    if (!graph) return graph.error();
    return ReportNetwork{chosen.spec, *graph, std::move(chosen.weights), std::nullopt};
}

/// What a session holds, as far as there is something to report: the network in focus, then the pinned ones.
Result<void> addSession(const std::string& file, ReportRequest& request) {
    const auto session = readSession(file);
    if (!session) return session.error();
    std::vector<const SessionNetwork*> networks{&session->network};
    for (const SessionNetwork& pin : session->pinned) {
        const bool inFocus = pin.spec == session->network.spec && pin.weights == session->network.weights;
        if (!inFocus || pin.conditions) networks.push_back(&pin);
    }
    for (const SessionNetwork* saved : networks) {
        WeightsOptions weights;
        if (const auto* referred = std::get_if<ReferredWeights>(&saved->weights)) {
            weights.file = referred->path;
            weights.names = referred->nameMap;
            weights.classNames = referred->classNames;
            weights.batchNormEpsilon = referred->batchNormEpsilon;
        } else {
            weights.seed = std::get<SeededWeights>(saved->weights).seed;
        }
        auto chosen = chooseNetwork(toString(saved->spec), weights);
        if (!chosen) return Error{ErrorCode::FileUnreadable, "'" + file + "': " + chosen.error().message};
        auto network = reportNetwork(std::move(*chosen));
        if (!network) return network.error();
        if (saved->measurement) {
            const SavedMeasurement& m = *saved->measurement;
            auto measurement = restoreMeasurement(m, *network->graph);
            if (!measurement) return Error{ErrorCode::Mismatch, "'" + file + "': " + measurement.error().message};
            network->times = ReportTimes{m.engine,  m.engineVersion,         m.plan,   m.threads,
                                         m.machine, std::move(*measurement), m.takenAt};
        }
        request.networks.push_back(std::move(*network));
    }
    for (const SessionPhoto& photo : session->photos) {
        const auto sample = samplePhoto(photo.path);
        if (!sample && photo.path.starts_with(":/"))
            return Error{ErrorCode::Unsupported, "'" + file + "': there is no sample photo " + photo.path.substr(2)};
        auto image = sample               ? decodeImage(*sample, photo.path)
                     : photo.path.empty() ? decodeImage(photo.picture, photo.name)
                                          : loadImage(fromUtf8(photo.path));
        if (!image) return image.error();
        request.photos.push_back({photo.path.empty() ? photo.name : fromUtf8(photo.path).filename().string(),
                                  std::make_shared<const Image>(std::move(*image))});
    }
    return {};
}

/// Times the networks that have none yet, in turn.
Result<void> measureMissing(const Options& options, const Engine& engine, ReportRequest& request) {
    const auto plan = choosePlan(engine, options.plan, PlanKind::AsDrawn);
    if (!plan) return plan.error();
    if (options.threads > engine.maxThreads())
        return usage("engine '" + std::string(engine.id()) + "' uses up to " + std::to_string(engine.maxThreads()) +
                     " threads here, asked for " + std::to_string(options.threads));
    std::vector<ReportNetwork*> networks;
    std::vector<std::unique_ptr<Plan>> plans;
    std::vector<Tensor> inputs;
    for (ReportNetwork& network : request.networks) {
        if (network.times) continue;
        auto compiled = engine.compile(network.graph, network.weights.parameters, {*plan, options.threads});
        if (!compiled) return compiled.error();
        networks.push_back(&network);
        plans.push_back(std::move(*compiled));
        inputs.push_back(timingInput(network.graph->inputShape()));
    }
    if (networks.empty()) return {};
    std::vector<MeasureTarget> targets;
    for (std::size_t i = 0; i < plans.size(); ++i)
        targets.push_back({plans[i].get(), &inputs[i]});
    MeasureOptions measureOptions;
    measureOptions.minSeconds = options.minSeconds;
    const MachineInfo machine = readMachineInfo(); // before the work, so that the load is what others caused
    auto measured = measure(targets, measureOptions);
    if (!measured) return measured.error();
    for (std::size_t i = 0; i < networks.size(); ++i)
        networks[i]->times = ReportTimes{std::string(engine.id()),  engine.version(), *plan, options.threads, machine,
                                         std::move((*measured)[i]), utcNow()};
    return {};
}

Result<void> writeReport(const Options& options) {
    if (options.networks.empty() && options.session.empty()) return usage("give at least one SPEC, or --session FILE");
    const auto engine = options.engine.empty() ? Result<const Engine*>(engines().front()) : findEngine(options.engine);
    if (!engine) return engine.error();
    const auto files = weightsBySpec(options);
    if (!files) return files.error();
    ReportRequest request;
    request.engine = (*engine)->id();
    request.threads = options.threads;
    request.top = options.top;
    for (const std::string& spec : options.networks) {
        WeightsOptions weights;
        if (const auto file = files->find(spec); file != files->end()) weights.file = file->second;
        auto chosen = chooseNetwork(spec, weights);
        if (!chosen) return chosen.error();
        auto network = reportNetwork(std::move(*chosen));
        if (!network) return network.error();
        request.networks.push_back(std::move(*network));
    }
    if (!options.session.empty()) {
        if (auto added = addSession(options.session, request); !added) return added;
    }
    for (const std::string& path : options.images) {
        auto image = loadImage(path);
        if (!image) return image.error();
        request.photos.push_back(
            {std::filesystem::path(path).filename().string(), std::make_shared<const Image>(std::move(*image))});
    }
    if (!options.noMeasure) {
        if (auto measured = measureMissing(options, **engine, request); !measured) return measured;
    }
    const auto html = buildReport(request);
    if (!html) return html.error();
    if (auto written = writeFile(options.output, *html); !written) return written;
    print("wrote " + options.output + "\n");
    return {};
}

} // namespace

Command addReportCommand(Arguments parent) {
    auto options = std::make_shared<Options>();
    const Arguments app = parent.subcommand("report", "One HTML file with counts, times, predictions and maps");
    app.option("SPEC", options->networks, "The networks, each FAMILY[:key=value,...]");
    app.option("-o,--out", options->output, "The file to write").required();
    app.option("--image", options->images, "A photo; once for each").oneEach();
    app.option("--weights", options->weights, "SPEC=FILE: weights of one of the networks; random ones otherwise")
        .oneEach();
    app.option("--session", options->session, "A .convlens file: its networks, photos and times");
    app.option("--engine", options->engine, "The engine; the first of `list` if not given");
    app.option("--plan", options->plan,
               "as-drawn (the default): each layer its own step; optimised: fused where possible")
        .oneOf({"as-drawn", "optimised"});
    app.option("--threads", options->threads, "Threads of the engine").range(1, 4096).showDefault();
    app.option("--top", options->top, "Predictions for each photo").range(1, 1000).showDefault();
    app.option("--min-time", options->minSeconds, "Seconds of counted runs for each network, at least")
        .range(0.0, 3600.0)
        .showDefault();
    app.flag("--no-measure", options->noMeasure, "Take no times (those of a session stay)");
    return {app, [options] { return writeReport(*options); }};
}

} // namespace convlens::cli
