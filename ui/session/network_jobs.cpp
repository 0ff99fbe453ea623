#include "ui/session/network_jobs.h"

#include "core/analysis/class_activation.h"
#include "core/measure/timing_input.h"
#include "core/networks/recognise_weights.h"
#include "core/networks/registry.h"
#include "core/weights/conventions.h"
#include "core/weights/text_files.h"
#include "ui/session/photo_jobs.h"
#include "ui/text/conversions.h"

#include <QDateTime>

#include <algorithm>
#include <atomic>
#include <filesystem>

namespace convlens {

namespace {

using Network = std::shared_ptr<const NetworkState>;

std::atomic<qint64> g_recordCap = kRecordCapBytes;

Error cancelled() {
    return Error{ErrorCode::Cancelled, "cancelled"};
}

Network withWeights(const NetworkState& network, LoadedWeights weights) {
    auto loaded = std::make_shared<NetworkState>(network);
    loaded->labels = classLabels(weights.info, network.spec.classes);
    loaded->weights = std::make_shared<const LoadedWeights>(std::move(weights));
    return loaded;
}

Result<MatchOptions> optionsOf(const FileWeights& choice) {
    return readMatchOptions(toPath(choice.nameMap), toPath(choice.classNames), choice.batchNormEpsilon);
}

Result<std::unique_ptr<Plan>> compilePlan(const NetworkState& network, const EngineChoice& choice,
                                          const Engine** engine) {
    auto found = findEngine(choice.engine);
    if (!found) return found.error();
    *engine = *found;
    CompileOptions options;
    options.plan = choice.plan;
    options.threads = choice.threads;
    return (*found)->compile(network.graph, network.weights->parameters, options);
}

} // namespace

qint64 recordCap() {
    return g_recordCap;
}

void setRecordCap(qint64 bytes) {
    g_recordCap = bytes;
}

Result<Network> buildNetworkState(const NetworkSpec& spec, const WeightsChoice& choice) {
    if (auto valid = validateNetworkSpec(spec); !valid) return valid.error();
    auto graph = buildNetwork(spec);
    if (!graph) return graph.error();
    auto state = std::make_shared<NetworkState>();
    state->spec = spec;
    state->choice = choice;
    state->graph = std::make_shared<const Graph>(std::move(*graph));
    state->cost = std::make_shared<const NetworkCost>(computeCost(*state->graph));
    return Network(std::move(state));
}

Result<Plan*> KeptPlan::planFor(const Network& network, const EngineChoice& choice) {
    const bool same =
        m_plan && network->graph == m_network->graph && network->weights == m_network->weights && choice == m_choice;
    if (!same) {
        m_plan.reset(); // its memory first
        const Engine* engine = nullptr;
        auto plan = compilePlan(*network, choice, &engine);
        if (!plan) return plan.error();
        m_plan = std::move(*plan);
        m_network = network;
        m_choice = choice;
    }
    return m_plan.get();
}

bool sameParameters(const Graph& a, const Graph& b) {
    return std::ranges::equal(a.parameters(), b.parameters(), [](const ParameterSpec& x, const ParameterSpec& y) {
        return x.name == y.name && x.dims == y.dims;
    });
}

Result<Network> loadNetworkWeights(const Network& network, const CancelToken& cancel) {
    if (network->weights) return network;
    if (const auto* random = std::get_if<RandomWeights>(&network->choice))
        return withWeights(*network, seededWeights(*network->graph, random->seed));
    const auto& choice = std::get<FileWeights>(network->choice);
    auto options = optionsOf(choice);
    if (!options) return options.error();
    auto file = readWeightsFile(toPath(choice.path), cancel);
    if (!file) return file.error();
    auto weights = matchWeights(*file, *network->graph, *options);
    if (!weights) return weights.error();
    return withWeights(*network, std::move(*weights));
}

Result<Network> loadNetworkFromWeights(const FileWeights& choice, const NetworkSpec& wanted,
                                       const CancelToken& cancel) {
    auto options = optionsOf(choice);
    if (!options) return options.error();
    auto file = readWeightsFile(toPath(choice.path), cancel);
    if (!file) return file.error();
    auto recognised = recogniseNetwork(outlineOf(*file, options->nameMap), file->metadata,
                                       tellingName(choice.path.toStdString()), cancel);
    NetworkSpec spec = wanted;
    if (recognised) {
        spec = recognised->spec;
        // Weights do not show their resolution: where the file does not tell it, the person's choice stays.
        if (!file->metadata.contains("resolution")) spec.resolution = wanted.resolution;
    } else if (choice.nameMap.isEmpty() || recognised.error().code != ErrorCode::Mismatch) {
        return recognised.error();
    }
    auto network = buildNetworkState(spec, choice);
    if (!network) return network.error();
    auto weights = matchWeights(*file, *(*network)->graph, *options);
    if (!weights) return weights.error();
    return withWeights(**network, std::move(*weights));
}

Result<std::shared_ptr<const RunOutcome>> runNetwork(const Network& network, const PhotoInput& photo,
                                                     const EngineChoice& choice, bool record, LayerId wanted,
                                                     const CancelToken& cancel, const ProgressSink& progress,
                                                     const std::shared_ptr<KeptPlan>& kept) {
    CONVLENS_CHECK(network->weights);
    auto outcome = std::make_shared<RunOutcome>();
    outcome->image = photo.image;
    if (!outcome->image) {
        auto pixels = readPixels(photo.path);
        if (!pixels) return pixels.error();
        outcome->image = *pixels;
    }
    if (cancel.isCancelled()) return cancelled();

    const Preprocess& preprocess = network->weights->info.preprocess;
    const int side = network->spec.resolution;
    auto picture = cropAndResize(*outcome->image, preprocess, side);
    if (!picture) return picture.error();
    auto input = normalise(*picture, preprocess);
    if (!input) return input.error();
    if (cancel.isCancelled()) return cancelled();

    KeptPlan own;
    auto plan = (kept ? *kept : own).planFor(network, choice);
    if (!plan) return plan.error();

    auto result = std::make_shared<RunResult>();
    result->photoId = photo.id;
    result->photoName = photo.name;
    result->network = network;
    result->engine = choice.engine;
    result->plan = choice.plan;
    result->threads = choice.threads;
    result->inputImage = toQImage(*picture);
    result->input = std::make_shared<const Tensor>(std::move(*input));
    result->recordedAll = record && network->cost->activationBytes <= recordCap();

    RunOptions options;
    options.recordAll = result->recordedAll;
    if (record && !result->recordedAll) {
        options.record = layersOfClassActivation(*network->graph);
        if (wanted.value >= 0 && std::ranges::find(options.record, wanted) == options.record.end())
            options.record.push_back(wanted);
    }
    options.cancel = cancel;
    options.progress = progress;
    auto output = (*plan)->run(*result->input, options);
    if (!output) return output.error();
    result->output = std::move(*output);
    outcome->result = std::move(result);
    return std::shared_ptr<const RunOutcome>(std::move(outcome));
}

Result<std::shared_ptr<const std::vector<std::shared_ptr<const MeasurementResult>>>>
measureNetworks(std::vector<MeasureRequest> requests, double minSeconds, const CancelToken& cancel) {
    std::vector<const Engine*> engines(requests.size());
    std::vector<std::unique_ptr<Plan>> plans;
    std::vector<Tensor> inputs;
    for (std::size_t i = 0; i < requests.size(); ++i) {
        Network& network = requests[i].network;
        if (cancel.isCancelled()) return cancelled();
        // The same network under several conditions loads its weights once.
        if (i > 0 && network->spec == requests[i - 1].network->spec &&
            network->choice == requests[i - 1].network->choice)
            network = requests[i - 1].network;
        auto loaded = loadNetworkWeights(network, cancel);
        if (!loaded) return loaded.error();
        network = *loaded;
        auto plan = compilePlan(*network, requests[i].choice, &engines[i]);
        if (!plan) return plan.error();
        plans.push_back(std::move(*plan));
        inputs.push_back(timingInput(network->graph->inputShape()));
    }
    std::vector<MeasureTarget> targets;
    for (std::size_t i = 0; i < plans.size(); ++i)
        targets.push_back(MeasureTarget{plans[i].get(), &inputs[i]});
    MeasureOptions options;
    options.minSeconds = minSeconds;
    options.cancel = cancel;
    // Read before the work, so that the load is what others caused and not our own.
    const MachineInfo machine = readMachineInfo();
    auto measured = measure(targets, options);
    if (!measured) return measured.error();

    auto results = std::make_shared<std::vector<std::shared_ptr<const MeasurementResult>>>();
    const QString now = QDateTime::currentDateTime()
                            .toOffsetFromUtc(QDateTime::currentDateTime().offsetFromUtc())
                            .toString(Qt::ISODate);
    for (std::size_t i = 0; i < requests.size(); ++i) {
        auto result = std::make_shared<MeasurementResult>();
        result->network = requests[i].network;
        result->engine = std::string(engines[i]->id());
        result->engineVersion = engines[i]->version();
        result->plan = requests[i].choice.plan;
        result->threads = requests[i].choice.threads;
        result->machine = machine;
        result->measurement = std::move((*measured)[i]);
        result->takenAt = now;
        results->push_back(std::move(result));
    }
    return std::shared_ptr<const std::vector<std::shared_ptr<const MeasurementResult>>>(std::move(results));
}

std::vector<MeasureRequest> everyEngineAndPlan(const Network& network, int threads) {
    std::vector<MeasureRequest> requests;
    for (const Engine* engine : engines())
        for (const PlanKind plan : engine->plans())
            requests.push_back(
                {network, {std::string(engine->id()), plan, std::clamp(threads, 1, engine->maxThreads())}});
    return requests;
}

} // namespace convlens
