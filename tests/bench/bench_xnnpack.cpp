// Times XNNPACK beside the native engine, run by run in turn, and prints JSON; what each computed is compared first.
//
//     convlens-bench-xnnpack NETWORK THREADS SECONDS
//
// XNNPACK as the system has it (Debian: libxnnpack-dev): a version of 2022, whose graphs know no concat, split or
// shuffle, so ShuffleNet cannot be asked. Batch norm is folded into the convolution before, activations are given as
// XNNPACK prefers them (it fuses a clamp into the layer before).

#include "core/engine/engine.h"
#include "core/engine/native/lowering.h"
#include "core/engine/native/native_engine.h"
#include "core/measure/machine.h"
#include "core/networks/registry.h"
#include "core/weights/weights.h"

#include <pthreadpool.h>
#include <xnnpack.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <limits>
#include <string>
#include <thread>

using namespace convlens;

namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

[[noreturn]] void fail(const std::string& why) {
    std::fprintf(stderr, "convlens-bench-xnnpack: %s\n", why.c_str());
    std::exit(1);
}

void check(xnn_status status, const char* what) {
    if (status != xnn_status_success) fail(std::string(what) + " failed with status " + std::to_string(int(status)));
}

/// Our graph as one of XNNPACK's; maps are NHWC there, with one image.
class Translation {
public:
    Translation(const Graph& graph, const Parameters& parameters) : m_graph(graph), m_parameters(parameters) {
        check(xnn_create_subgraph(2, 0, &m_subgraph), "xnn_create_subgraph");
        m_ids.assign(graph.tensors().size(), XNN_INVALID_VALUE_ID);
        m_ids[0] = map(graph.inputShape(), 0, XNN_VALUE_FLAG_EXTERNAL_INPUT);
        for (int i = 0; i < graph.layerCount(); ++i)
            add(LayerId{i});
    }
    ~Translation() { xnn_delete_subgraph(m_subgraph); }
    Translation(const Translation&) = delete;
    Translation& operator=(const Translation&) = delete;

    xnn_subgraph_t subgraph() const { return m_subgraph; }

private:
    std::uint32_t tensor(const std::vector<std::size_t>& dims, const float* data, std::uint32_t external,
                         std::uint32_t flags) {
        std::uint32_t id = XNN_INVALID_VALUE_ID;
        check(xnn_define_tensor_value(m_subgraph, xnn_datatype_fp32, dims.size(), dims.data(), data, external, flags,
                                      &id),
              "xnn_define_tensor_value");
        return id;
    }
    std::uint32_t map(const Shape& s, std::uint32_t external = XNN_INVALID_VALUE_ID, std::uint32_t flags = 0) {
        return tensor({1, std::size_t(s.h), std::size_t(s.w), std::size_t(s.c)}, nullptr, external, flags);
    }
    std::uint32_t constant(std::vector<std::size_t> dims, std::vector<float> values) {
        m_values.push_back(std::move(values));
        return tensor(dims, m_values.back().data(), XNN_INVALID_VALUE_ID, 0);
    }
    std::uint32_t out(LayerId layer) {
        const TensorId id = m_graph.layer(layer).outputs.front();
        const bool isLast = id == m_graph.probabilities();
        return m_ids[std::size_t(id.value)] = map(m_graph.tensor(id).shape, isLast ? 1 : XNN_INVALID_VALUE_ID,
                                                  isLast ? XNN_VALUE_FLAG_EXTERNAL_OUTPUT : 0);
    }
    std::uint32_t in(LayerId layer, std::size_t index = 0) const {
        return m_ids[std::size_t(m_graph.layer(layer).inputs[index].value)];
    }

    void convolution(LayerId id, const Convolution& op) {
        const ParameterArray& weight = *native::parameterOf(m_graph, m_parameters, id, ".weight");
        const ParameterArray* bias = op.bias ? native::parameterOf(m_graph, m_parameters, id, ".bias") : nullptr;
        product(id, op, m_graph.inputShapeOf(id).c, weight.values, bias ? bias->values : std::vector<float>());
    }

    /// Weights [out][in / groups][k][k], as ours are.
    void product(LayerId id, const Convolution& op, int inChannels, const std::vector<float>& weight,
                 std::vector<float> bias) {
        const auto outs = std::size_t(op.outChannels), ins = std::size_t(inChannels / op.groups);
        const auto k = std::size_t(op.window.kernel);
        bias.resize(outs, 0.0f);
        std::vector<float> scale(outs, 1.0f);
        LayerId last = id; // with the batch norm that follows
        const LayerId next{id.value + 1};
        if (next.value < m_graph.layerCount() && std::holds_alternative<BatchNorm>(m_graph.layer(next).op) &&
            m_graph.layer(next).inputs.front() == m_graph.layer(id).outputs.front()) {
            const native::FoldedNorm norm = native::foldNorm(m_graph, m_parameters, next);
            for (std::size_t c = 0; c < outs; ++c) {
                scale[c] = norm.scale[c];
                bias[c] = bias[c] * norm.scale[c] + norm.shift[c];
            }
            last = next;
        }
        const bool isDepthwise = op.groups > 1 && ins == 1;
        if (op.groups > 1 && !isDepthwise) fail("group convolutions are not translated");
        std::vector<float> filter(weight.size());
        for (std::size_t o = 0; o < outs; ++o) {
            for (std::size_t c = 0; c < ins; ++c) {
                for (std::size_t t = 0; t < k * k; ++t) {
                    const std::size_t to = isDepthwise ? t * outs + o : (o * k * k + t) * ins + c;
                    filter[to] = weight[(o * ins + c) * k * k + t] * scale[o];
                }
            }
        }
        const auto filterId =
            isDepthwise ? constant({1, k, k, outs}, std::move(filter)) : constant({outs, k, k, ins}, std::move(filter));
        const auto biasId = constant({outs}, std::move(bias));
        const Padding2d& p = op.window.padding;
        const auto u = [](int value) { return std::uint32_t(value); };
        const auto side = u(op.window.kernel), stride = u(op.window.stride), dilation = u(op.window.dilation);
        const std::uint32_t from = in(id), to = out(last);
        if (isDepthwise)
            check(xnn_define_depthwise_convolution_2d(m_subgraph, u(p.top), u(p.right), u(p.bottom), u(p.left), side,
                                                      side, stride, stride, dilation, dilation, 1, outs, -kInfinity,
                                                      kInfinity, from, filterId, biasId, to, 0),
                  "depthwise convolution");
        else
            check(xnn_define_convolution_2d(m_subgraph, u(p.top), u(p.right), u(p.bottom), u(p.left), side, side,
                                            stride, stride, dilation, dilation, 1, ins, outs, -kInfinity, kInfinity,
                                            from, filterId, biasId, to, 0),
                  "convolution");
        m_done = last.value;
    }

    void activation(LayerId id, ActivationKind kind) {
        const std::uint32_t from = in(id), to = out(id);
        switch (kind) {
        case ActivationKind::ReLU:
            return check(xnn_define_clamp(m_subgraph, 0, kInfinity, from, to, 0), "clamp");
        case ActivationKind::ReLU6:
            return check(xnn_define_clamp(m_subgraph, 0, 6, from, to, 0), "clamp");
        case ActivationKind::HSwish:
            return check(xnn_define_hardswish(m_subgraph, from, to, 0), "hardswish");
        case ActivationKind::HSigmoid: {
            const auto gate = map(m_graph.outputShapeOf(id));
            check(xnn_define_add2(m_subgraph, 0, 6, from, constant({1}, {3.0f}), gate, 0), "add2");
            return check(
                xnn_define_multiply2(m_subgraph, -kInfinity, kInfinity, gate, constant({1}, {1.0f / 6}), to, 0),
                "multiply2");
        }
        }
    }

    void add(LayerId id) {
        if (id.value <= m_done) return;
        const auto unknown = [] {
            fail("XNNPACK of 2022 has no such operator in its graphs: only MobileNets can be timed");
        };
        std::visit(
            Overloaded{
                [&](const Convolution& op) { convolution(id, op); },
                [&](const BatchNorm&) { fail("a batch norm that follows no convolution"); },
                [&](const Activation& op) { activation(id, op.kind); },
                [&](const Add&) {
                    check(xnn_define_add2(m_subgraph, -kInfinity, kInfinity, in(id), in(id, 1), out(id), 0), "add2");
                },
                [&](const Concat&) { unknown(); }, [&](const ChannelSplit&) { unknown(); },
                [&](const ChannelShuffle&) { unknown(); }, [&](const MaxPool&) { unknown(); },
                [&](const AveragePool&) { unknown(); },
                [&](const GlobalAveragePool&) {
                    check(xnn_define_global_average_pooling_2d(m_subgraph, -kInfinity, kInfinity, in(id), out(id), 0),
                          "global average pooling");
                },
                [&](const ScaleChannels&) {
                    check(xnn_define_multiply2(m_subgraph, -kInfinity, kInfinity, in(id), in(id, 1), out(id), 0),
                          "multiply2");
                },
                [&](const FullyConnected& op) {
                    Convolution same; // on a map of one pixel
                    same.outChannels = op.outFeatures;
                    const ParameterArray* bias =
                        op.bias ? native::parameterOf(m_graph, m_parameters, id, ".bias") : nullptr;
                    product(id, same, m_graph.inputShapeOf(id).c,
                            native::parameterOf(m_graph, m_parameters, id, ".weight")->values,
                            bias ? bias->values : std::vector<float>());
                },
                [&](const Softmax&) { check(xnn_define_softmax(m_subgraph, in(id), out(id), 0), "softmax"); }},
            m_graph.layer(id).op);
    }

    const Graph& m_graph;
    const Parameters& m_parameters;
    xnn_subgraph_t m_subgraph = nullptr;
    std::vector<std::uint32_t> m_ids; // by tensor
    std::deque<std::vector<float>> m_values;
    int m_done = -1; // layers up to this one are translated
};

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
    return values[values.size() / 2];
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) fail("needs a network, a number of threads and seconds");
    const int threads = std::atoi(argv[2]);
    const double seconds = std::atof(argv[3]);
    const auto spec = parseNetworkSpec(argv[1]);
    if (!spec) fail(spec.error().message);
    auto built = buildNetwork(*spec);
    if (!built) fail(built.error().message);
    const auto graph = std::make_shared<const Graph>(std::move(*built));
    const LoadedWeights weights = seededWeights(*graph, 1);
    CompileOptions options;
    options.plan = PlanKind::Optimised;
    options.threads = threads;
    auto plan = nativeEngine().compile(graph, weights.parameters, options);
    if (!plan) fail(plan.error().message);

    const Shape& shape = graph->inputShape();
    Tensor input(shape);
    std::uint32_t state = 1;
    for (float& value : input.values()) {
        state = state * 1664525u + 1013904223u;
        value = float(state >> 8) / float(1 << 23) - 1;
    }
    // XNNPACK reads some bytes behind a row.
    const auto pixels = std::size_t(shape.plane()), channels = std::size_t(shape.c);
    std::vector<float> interleaved(pixels * channels + XNN_EXTRA_BYTES),
        answer(std::size_t(spec->classes) + XNN_EXTRA_BYTES);
    for (std::size_t c = 0; c < channels; ++c) {
        for (std::size_t i = 0; i < pixels; ++i)
            interleaved[i * channels + c] = input.data()[c * pixels + i];
    }
    const FlushDenormals flush;
    check(xnn_initialize(nullptr), "xnn_initialize");
    const Translation translation(*graph, *weights.parameters);
    pthreadpool_t pool = threads > 1 ? pthreadpool_create(std::size_t(threads)) : nullptr;
    xnn_runtime_t runtime = nullptr;
    check(xnn_create_runtime_v2(translation.subgraph(), pool, 0, &runtime), "xnn_create_runtime_v2");
    const xnn_external_value values[] = {{0, interleaved.data()}, {1, answer.data()}};
    check(xnn_setup_runtime(runtime, 2, values), "xnn_setup_runtime");

    check(xnn_invoke_runtime(runtime), "xnn_invoke_runtime");
    const auto ours = (*plan)->run(input, {});
    if (!ours) fail(ours.error().message);
    double worst = 0;
    for (std::size_t i = 0; i < std::size_t(spec->classes); ++i)
        worst = std::max(worst, std::abs(double(answer[i]) - double(ours->probabilities.data()[i])));
    if (!(worst < 1e-4)) fail("the two answers differ by " + std::to_string(worst));

    using Clock = std::chrono::steady_clock;
    const auto timed = [](auto&& work) {
        const auto start = Clock::now();
        work();
        return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    };
    std::vector<double> native, peer;
    const auto end = Clock::now() + std::chrono::duration<double>(seconds);
    // Blocks of runs in turn: the caches are then each one's own, as in a program that runs one network. XNNPACK's
    // threads go on spinning for a while on the processors that ours need, so there is a rest behind its block.
    constexpr int kRuns = 12;
    for (int round = 0; Clock::now() < end || round < 3; ++round) {
        for (int i = 0; i < kRuns; ++i) {
            const double ms = timed([&] { (void)(*plan)->run(input, {}); });
            if (i > 1) native.push_back(ms);
        }
        for (int i = 0; i < kRuns; ++i) {
            const double ms = timed([&] { xnn_invoke_runtime(runtime); });
            if (i > 1) peer.push_back(ms);
        }
        if (threads > 1) std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    std::printf("{\"network\": \"%s\", \"threads\": %d, \"native_ms\": %.3f, \"xnnpack_ms\": %.3f, \"ratio\": %.3f, "
                "\"largest_difference\": %.2g}\n",
                argv[1], threads, median(native), median(peer), median(native) / median(peer), worst);
    xnn_delete_runtime(runtime);
    if (pool) pthreadpool_destroy(pool);
    return 0;
}
