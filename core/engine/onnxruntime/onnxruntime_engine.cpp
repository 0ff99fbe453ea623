#include "core/engine/onnxruntime/onnxruntime_engine.h"

#include "core/base/cancel.h"
#include "core/base/check.h"
#include "core/base/progress.h"
#include "core/engine/onnxruntime/library.h"
#include "core/engine/onnxruntime/session.h"
#include "core/graph/graph.h"
#include "core/graph/parameters.h"
#include "core/onnx/onnx_model.h"
#include "core/tensor/tensor.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace convlens {

namespace {

using Clock = std::chrono::steady_clock;

class OnnxRuntimePlan final : public Plan {
public:
    OnnxRuntimePlan(const ort::Library& library, const ort::Env* env, std::shared_ptr<const Graph> graph,
                    std::shared_ptr<const Parameters> parameters, int threads)
        : m_library(library), m_env(env), m_graph(std::move(graph)), m_parameters(std::move(parameters)),
          m_threads(threads) {
        PlanStep step;
        step.name = "all layers";
        for (int i = 0; i < m_graph->layerCount(); ++i)
            step.layers.push_back(LayerId{i});
        m_steps.push_back(std::move(step));
        want(m_graph->logits(), m_results);
        if (m_graph->probabilities() != m_graph->logits()) want(m_graph->probabilities(), m_results);
    }

    Result<void> load() {
        auto model = makeModel({});
        if (!model) return model.error();
        m_model.emplace(std::move(*model));
        return {};
    }

    std::span<const PlanStep> steps() const override { return m_steps; }

    Result<RunOutput> run(const Tensor& input, const RunOptions& options) override {
        try {
            return tryRun(input, options);
        } catch (const std::bad_alloc&) {
            return Error{ErrorCode::OutOfMemory, "not enough memory to run " + m_graph->title()};
        }
    }

private:
    /// Values to be put out, under their names in the model.
    struct Wanted {
        std::vector<std::string> names;
        std::vector<Shape> shapes;
    };
    struct Recorder {
        std::vector<LayerId> layers;
        ort::Model model;
    };

    void want(TensorId id, Wanted& wanted) const {
        wanted.names.push_back(onnxValueName(*m_graph, id));
        wanted.shapes.push_back(m_graph->tensor(id).shape);
    }

    Result<ort::Model> makeModel(const std::vector<LayerId>& extraOutputs) const {
        OnnxOptions options;
        options.extraOutputs = extraOutputs;
        const auto onnx = onnxModel(*m_graph, *m_parameters, options);
        if (!onnx) return onnx.error();
        return ort::Model::make(m_library, m_env, *onnx, m_threads);
    }

    Result<std::vector<LayerId>> recordedLayers(const RunOptions& options) const {
        std::vector<LayerId> layers = options.record;
        for (const LayerId id : layers) {
            if (id.value < 0 || id.value >= m_graph->layerCount())
                return Error{ErrorCode::InvalidArgument, m_graph->title() + " has no layer " +
                                                             std::to_string(id.value) + " to record, only 0 to " +
                                                             std::to_string(m_graph->layerCount() - 1)};
        }
        if (options.recordAll) layers = m_steps.front().layers;
        std::sort(layers.begin(), layers.end());
        layers.erase(std::unique(layers.begin(), layers.end()), layers.end());
        return layers;
    }

    Result<RunOutput> tryRun(const Tensor& input, const RunOptions& options) {
        if (input.shape() != m_graph->inputShape())
            return Error{ErrorCode::InvalidArgument, m_graph->title() + " takes an input of " +
                                                         toString(m_graph->inputShape()) + ", found " +
                                                         toString(input.shape())};
        const auto layers = recordedLayers(options);
        if (!layers) return layers.error();
        const auto cancelled = [&] {
            return Error{ErrorCode::Cancelled, "the run of " + m_graph->title() + " was cancelled"};
        };
        if (options.cancel.isCancelled()) return cancelled();

        RunOutput output;
        const Clock::time_point start = Clock::now();
        auto results = m_model->run(input, m_results.names, m_results.shapes);
        if (!results) return results.error();
        output.probabilities = results->size() > 1 ? std::move(results->back()) : results->front().clone();
        output.logits = std::move(results->front());
        if (options.timeSteps) output.stepTimes.push_back(Clock::now() - start);
        if (options.cancel.isCancelled()) return cancelled();
        report(options.progress, layers->empty() ? 1.0 : 0.5, m_graph->title());
        if (!layers->empty()) {
            if (auto done = record(input, *layers, output); !done) return done.error();
            if (options.cancel.isCancelled()) return cancelled();
            report(options.progress, 1.0, m_graph->title());
        }
        output.total = Clock::now() - start;
        return output;
    }

    Result<void> record(const Tensor& input, const std::vector<LayerId>& layers, RunOutput& output) {
        if (!m_recorder || m_recorder->layers != layers) {
            m_recorder.reset();
            auto model = makeModel(layers);
            if (!model) return model.error();
            m_recorder.emplace(Recorder{layers, std::move(*model)});
        }
        Wanted wanted;
        for (const LayerId id : layers) {
            for (const TensorId made : m_graph->layer(id).outputs)
                want(made, wanted);
        }
        auto tensors = m_recorder->model.run(input, wanted.names, wanted.shapes);
        if (!tensors) return tensors.error();
        std::size_t next = 0;
        for (const LayerId id : layers) {
            for (std::size_t k = 0; k < m_graph->layer(id).outputs.size(); ++k)
                output.recorded.push_back({id, int(k), std::make_shared<const Tensor>(std::move((*tensors)[next++]))});
        }
        return {};
    }

    const ort::Library& m_library;
    const ort::Env* m_env;
    std::shared_ptr<const Graph> m_graph;
    std::shared_ptr<const Parameters> m_parameters;
    int m_threads;
    std::vector<PlanStep> m_steps;
    Wanted m_results;
    std::optional<ort::Model> m_model;
    std::optional<Recorder> m_recorder;
};

class OnnxRuntimeEngine final : public Engine {
public:
    OnnxRuntimeEngine(ort::Library library, const ort::Env* env) : m_library(std::move(library)), m_env(env) {}

    std::string_view id() const override { return "onnxruntime"; }
    std::string_view displayName() const override { return "ONNX Runtime"; }
    std::string version() const override { return "ONNX Runtime " + m_library.version; }
    std::vector<PlanKind> plans() const override { return {PlanKind::Optimised}; }
    int maxThreads() const override { return std::max(1, int(std::thread::hardware_concurrency())); }

    Result<std::unique_ptr<Plan>> compile(std::shared_ptr<const Graph> graph,
                                          std::shared_ptr<const Parameters> parameters,
                                          const CompileOptions& options) const override {
        CONVLENS_CHECK(graph && parameters);
        if (auto ok = checkNoShuffleChoice(options, "the engine 'onnxruntime'"); !ok) return ok.error();
        if (options.plan != PlanKind::Optimised)
            return Error{ErrorCode::Unsupported,
                         "the engine 'onnxruntime' has an optimised plan only; it cannot run networks as drawn"};
        if (options.threads < 1 || options.threads > maxThreads())
            return Error{ErrorCode::InvalidArgument, "the engine 'onnxruntime' takes 1 to " +
                                                         std::to_string(maxThreads()) + " threads here, found " +
                                                         std::to_string(options.threads)};
        try {
            auto plan = std::make_unique<OnnxRuntimePlan>(m_library, m_env, std::move(graph), std::move(parameters),
                                                          options.threads);
            if (auto loaded = plan->load(); !loaded) return loaded.error();
            return std::unique_ptr<Plan>(std::move(plan));
        } catch (const std::bad_alloc&) {
            return Error{ErrorCode::OutOfMemory, "not enough memory to prepare the network"};
        }
    }

private:
    ort::Library m_library;
    const ort::Env* m_env; ///< one a process, kept to its end as the library asks
};

Result<std::unique_ptr<const Engine>> makeEngine() {
    auto library = ort::loadLibrary(ort::libraryCandidates());
    if (!library) return library.error();
    ort::Env* env = nullptr;
    if (auto made = library->check(library->createEnv(ort::kLogFatalOnly, "convlens", &env)); !made)
        return made.error();
    return std::unique_ptr<const Engine>(std::make_unique<OnnxRuntimeEngine>(std::move(*library), env));
}

} // namespace

Result<const Engine*> onnxRuntimeEngine() {
    static const Result<std::unique_ptr<const Engine>> engine = makeEngine();
    if (!engine) return engine.error();
    return engine->get();
}

} // namespace convlens
