#include "core/engine/reference/reference_engine.h"

#include "core/base/cancel.h"
#include "core/base/check.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/engine/reference/channels.h"
#include "core/engine/reference/classifier.h"
#include "core/engine/reference/convolution.h"
#include "core/engine/reference/elementwise.h"
#include "core/engine/reference/pooling.h"
#include "core/engine/reference/tensor_pool.h"
#include "core/graph/graph.h"
#include "core/graph/ops.h"
#include "core/graph/parameters.h"
#include "core/tensor/tensor.h"

#include <Eigen/Core>

#include <chrono>
#include <cstddef>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace convlens {

namespace {

using Clock = std::chrono::steady_clock;

class ReferencePlan final : public Plan {
public:
    ReferencePlan(std::shared_ptr<const Graph> graph, std::shared_ptr<const Parameters> parameters)
        : m_graph(std::move(graph)), m_parameters(std::move(parameters)) {
        m_lastReader.assign(m_graph->tensors().size(), -1);
        for (int i = 0; i < m_graph->layerCount(); ++i) {
            const Layer& layer = m_graph->layer(LayerId{i});
            m_steps.push_back({layer.name, {LayerId{i}}});
            auto& values = m_values.emplace_back();
            for (const ParameterSpec& spec : m_graph->parametersOf(LayerId{i}))
                values.push_back(m_parameters->find(spec.name)->values.data());
            for (const TensorId id : layer.inputs)
                m_lastReader[std::size_t(id.value)] = i;
        }
        // The results are read by the caller, after every layer.
        m_lastReader[std::size_t(m_graph->logits().value)] = m_graph->layerCount();
        m_lastReader[std::size_t(m_graph->probabilities().value)] = m_graph->layerCount();
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
    /// The values of one run. Those that are recorded are shared with the caller, the others go back to the pool.
    struct Value {
        const Tensor* tensor = nullptr;
        std::shared_ptr<Tensor> owned;
    };

    Result<std::vector<char>> recordedLayers(const RunOptions& options) const {
        std::vector<char> recorded(std::size_t(m_graph->layerCount()), options.recordAll ? 1 : 0);
        for (const LayerId id : options.record) {
            if (id.value < 0 || id.value >= m_graph->layerCount())
                return Error{ErrorCode::InvalidArgument, m_graph->title() + " has no layer " +
                                                             std::to_string(id.value) + " to record, only 0 to " +
                                                             std::to_string(m_graph->layerCount() - 1)};
            recorded[std::size_t(id.value)] = 1;
        }
        return recorded;
    }

    Result<RunOutput> tryRun(const Tensor& input, const RunOptions& options) {
        if (input.shape() != m_graph->inputShape())
            return Error{ErrorCode::InvalidArgument, m_graph->title() + " takes an input of " +
                                                         toString(m_graph->inputShape()) + ", found " +
                                                         toString(input.shape())};
        const auto recorded = recordedLayers(options);
        if (!recorded) return recorded.error();

        RunOutput output;
        if (options.timeSteps) output.stepTimes.reserve(m_steps.size());
        std::vector<Value> values(m_graph->tensors().size());
        values.front().tensor = &input;
        const Clock::time_point start = Clock::now();
        Clock::time_point stepStart = start;
        for (int i = 0; i < m_graph->layerCount(); ++i) {
            if (auto done = runLayer(LayerId{i}, values, options.cancel); !done) return done.error();
            const Layer& layer = m_graph->layer(LayerId{i});
            if ((*recorded)[std::size_t(i)]) {
                for (std::size_t k = 0; k < layer.outputs.size(); ++k)
                    output.recorded.push_back({LayerId{i}, int(k), at(values, layer.outputs[k]).owned});
            }
            for (const TensorId id : layer.inputs)
                release(id, i, values);
            for (const TensorId id : layer.outputs)
                release(id, i, values);
            if (options.timeSteps) {
                const Clock::time_point now = Clock::now();
                output.stepTimes.push_back(now - stepStart);
                stepStart = now;
            }
            report(options.progress, double(i + 1) / m_graph->layerCount(), layer.name);
        }
        output.logits = at(values, m_graph->logits()).tensor->clone();
        output.probabilities = at(values, m_graph->probabilities()).tensor->clone();
        for (std::size_t id = 1; id < values.size(); ++id)
            recycle(values[id]);
        output.total = Clock::now() - start;
        return output;
    }

    static Value& at(std::vector<Value>& values, TensorId id) { return values[std::size_t(id.value)]; }

    void recycle(Value& value) {
        if (value.owned && value.owned.use_count() == 1) m_pool.give(std::move(*value.owned));
        value = {};
    }

    void release(TensorId id, int layer, std::vector<Value>& values) {
        if (m_lastReader[std::size_t(id.value)] <= layer) recycle(at(values, id));
    }

    Result<void> runLayer(LayerId id, std::vector<Value>& values, const CancelToken& cancel) {
        const auto cancelled = [&] {
            return Error{ErrorCode::Cancelled, "the run of " + m_graph->title() + " was cancelled"};
        };
        if (cancel.isCancelled()) return cancelled();
        const Layer& layer = m_graph->layer(id);
        std::vector<const Tensor*> in;
        for (const TensorId input : layer.inputs)
            in.push_back(at(values, input).tensor);
        std::vector<Tensor*> out;
        for (const TensorId made : layer.outputs) {
            auto tensor = m_pool.take(m_graph->tensor(made).shape);
            if (!tensor) return Error{tensor.error().code, "layer '" + layer.name + "': " + tensor.error().message};
            Value& value = at(values, made);
            value.owned = std::make_shared<Tensor>(std::move(*tensor));
            value.tensor = value.owned.get();
            out.push_back(value.owned.get());
        }
        compute(layer.op, m_values[std::size_t(id.value)], in, out, cancel);
        // A cancelled operator leaves its output unfinished, so nothing may read it.
        if (cancel.isCancelled()) return cancelled();
        return {};
    }

    /// `weights` are the layer's parameters in the order of Graph::parametersOf().
    void compute(const Op& op, const std::vector<const float*>& weights, std::span<const Tensor* const> in,
                 std::span<Tensor* const> out, const CancelToken& cancel) const {
        using namespace reference;
        const Tensor& x = *in[0];
        Tensor& y = *out[0];
        std::visit(
            Overloaded{
                [&](const Convolution& o) { convolution(o, x, weights[0], o.bias ? weights[1] : nullptr, y, cancel); },
                [&](const BatchNorm&) {
                    batchNorm({weights[0], weights[1], weights[2], weights[3], m_parameters->batchNormEpsilon}, x, y,
                              cancel);
                },
                [&](const Activation& o) { activation(o, x, y, cancel); },
                [&](const Add&) { add(x, *in[1], y, cancel); },
                [&](const Concat&) { concat(in, y, cancel); },
                [&](const ChannelSplit&) { channelSplit(x, out, cancel); },
                [&](const ChannelShuffle& o) { channelShuffle(o, x, y, cancel); },
                [&](const MaxPool& o) { maxPool(o, x, y, cancel); },
                [&](const AveragePool& o) { averagePool(o, x, y, cancel); },
                [&](const GlobalAveragePool&) { globalAveragePool(x, y, cancel); },
                [&](const ScaleChannels&) { scaleChannels(x, *in[1], y, cancel); },
                [&](const FullyConnected& o) {
                    fullyConnected(o, x, weights[0], o.bias ? weights[1] : nullptr, y, cancel);
                },
                [&](const Softmax&) { softmax(x, y); },
            },
            op);
    }

    std::shared_ptr<const Graph> m_graph;
    std::shared_ptr<const Parameters> m_parameters;
    std::vector<PlanStep> m_steps;
    std::vector<std::vector<const float*>> m_values; ///< parameters, by layer
    std::vector<int> m_lastReader;                   ///< last layer that reads a value, by TensorId
    reference::TensorPool m_pool;
};

/// A square root of a negative variance would fill the maps with NaN far from its cause.
Result<void> checkVariances(const Graph& graph, const Parameters& parameters) {
    for (const ParameterSpec& spec : graph.parameters()) {
        if (spec.role != ParameterRole::NormVariance) continue;
        for (const float variance : parameters.find(spec.name)->values) {
            if (!(variance + parameters.batchNormEpsilon > 0.0f))
                return Error{ErrorCode::Mismatch, "parameter '" + spec.name + "' must hold variances above zero, " +
                                                      "found " + std::to_string(variance) + " (epsilon " +
                                                      std::to_string(parameters.batchNormEpsilon) + ")"};
        }
    }
    return {};
}

class ReferenceEngine final : public Engine {
public:
    std::string_view id() const override { return "reference"; }
    std::string_view displayName() const override { return "Reference (Eigen)"; }
    std::string version() const override {
        return "Eigen " + std::to_string(EIGEN_WORLD_VERSION) + "." + std::to_string(EIGEN_MAJOR_VERSION) + "." +
               std::to_string(EIGEN_MINOR_VERSION);
    }
    std::vector<PlanKind> plans() const override { return {PlanKind::AsDrawn}; }
    int maxThreads() const override { return 1; }

    Result<std::unique_ptr<Plan>> compile(std::shared_ptr<const Graph> graph,
                                          std::shared_ptr<const Parameters> parameters,
                                          const CompileOptions& options) const override {
        CONVLENS_CHECK(graph && parameters);
        if (auto ok = checkNoShuffleChoice(options, "the engine 'reference'"); !ok) return ok.error();
        if (options.plan != PlanKind::AsDrawn)
            return Error{ErrorCode::Unsupported,
                         "the engine 'reference' runs networks as drawn only; it has no optimised plan"};
        if (options.threads != 1)
            return Error{ErrorCode::InvalidArgument,
                         "the engine 'reference' runs on 1 thread, not on " + std::to_string(options.threads)};
        const Shape& input = graph->inputShape();
        if (input.n < 1 || input.c < 1 || input.h < 1 || input.w < 1)
            return Error{ErrorCode::InvalidArgument, graph->title() + " has an empty input of " + toString(input)};
        if (auto fits = validateParameters(*graph, *parameters); !fits) return fits.error();
        if (auto positive = checkVariances(*graph, *parameters); !positive) return positive.error();
        try {
            return std::unique_ptr<Plan>(std::make_unique<ReferencePlan>(std::move(graph), std::move(parameters)));
        } catch (const std::bad_alloc&) {
            return Error{ErrorCode::OutOfMemory, "not enough memory to prepare the network"};
        }
    }
};

} // namespace

const Engine& referenceEngine() {
    static const ReferenceEngine engine;
    return engine;
}

} // namespace convlens
