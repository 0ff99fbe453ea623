#include "core/labs/denormals.h"

#include "core/base/check.h"
#include "core/engine/engine.h"
#include "core/graph/graph.h"
#include "core/graph/graph_builder.h"
#include "core/graph/ops.h"
#include "core/graph/parameters.h"
#include "core/labs/part_plan.h"
#include "core/measure/keep_denormals.h"
#include "core/measure/machine.h"
#include "core/measure/measure.h"
#include "core/weights/weights.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <utility>

namespace convlens {

namespace {

constexpr int kWidest = 1024, kLargestSide = 224;

/// Runs a plan with denormals kept, although measure() flushes them around it.
class KeepingPlan : public Plan {
public:
    explicit KeepingPlan(Plan& plan) : m_plan(plan) {}
    std::span<const PlanStep> steps() const override { return m_plan.steps(); }
    Result<RunOutput> run(const Tensor& input, const RunOptions& options) override {
        const KeepDenormals keep;
        return m_plan.run(input, options);
    }

private:
    Plan& m_plan;
};

Result<void> check(const DenormalSettings& s) {
    if (s.channels < 1 || s.channels > kWidest || s.side < 1 || s.side > kLargestSide || !(s.share >= 0) ||
        s.share > 1)
        return Error{ErrorCode::InvalidArgument, "the layer takes 1 to " + std::to_string(kWidest) +
                                                     " channels, a side of 1 to " + std::to_string(kLargestSide) +
                                                     " and a share of denormals from 0 to 1, found " +
                                                     std::to_string(s.channels) + ", " + std::to_string(s.side) +
                                                     " and " + std::to_string(s.share)};
    return {};
}

/// Fills in what one run of the layer says about its values.
Result<void> look(Plan& plan, const Tensor& input, LayerId layer, LayerId feed, DenormalCase& found) {
    RunOptions options;
    options.record = {feed, layer};
    auto output = plan.run(input, options);
    if (!output) return output.error();
    const KeepDenormals keep; // with denormals as zero, comparisons below would not see them
    const auto in = output->find(feed), out = output->find(layer);
    CONVLENS_CHECK(in && out);
    found.denormalsIn = countDenormals(in->values());
    found.denormalsOut = countDenormals(out->values());
    for (const float value : out->values())
        found.largestOut = std::max(found.largestOut, std::abs(value));
    return {};
}

} // namespace

std::string_view toString(DenormalLayer layer) {
    switch (layer) {
    case DenormalLayer::Pointwise:
        return "pointwise";
    case DenormalLayer::Depthwise:
        return "depthwise";
    case DenormalLayer::BatchNorm:
        return "batch-norm";
    case DenormalLayer::Add:
        return "add";
    }
    return "";
}

Result<PartTarget> denormalNetwork(const DenormalSettings& settings) {
    if (auto ok = check(settings); !ok) return ok.error();
    const int c = settings.channels;
    GraphBuilder graph("denormals, " + std::string(toString(settings.layer)), {1, c, settings.side, settings.side});
    // Hands positive values on as they are, in the layout that layers inside a network find.
    const TensorId feed = graph.add("feed", Activation{ActivationKind::ReLU}, {graph.input()});
    TensorId x = feed;
    switch (settings.layer) {
    case DenormalLayer::Pointwise:
        x = graph.add("layer", Convolution{c, 1, false, {}}, {x});
        break;
    case DenormalLayer::Depthwise:
        x = graph.add("layer", Convolution{c, c, false, {3, 1, 1, {1, 1, 1, 1}}}, {x});
        break;
    case DenormalLayer::BatchNorm:
        x = graph.add("layer", BatchNorm{}, {x});
        break;
    case DenormalLayer::Add:
        x = graph.add("layer", Add{}, {x, x});
        break;
    }
    x = graph.add("pool", GlobalAveragePool{}, {x});
    x = graph.add("fc", FullyConnected{2, true}, {x});
    const TensorId probabilities = graph.add("softmax", Softmax{}, {x});
    auto finished = graph.finish(x, probabilities);
    if (!finished) return finished.error();
    PartTarget target{std::make_shared<const Graph>(std::move(*finished)), {}};
    target.part = {*target.graph->findLayer("layer")};
    return target;
}

Tensor denormalInput(const Shape& shape, double share) {
    Tensor tensor(shape);
    std::mt19937 random(1);
    double due = 0;
    for (float& value : tensor.values()) {
        value = float(0.5 + (double(random()) + 1) / 8589934594.0);
        due += share;
        if (due < 1 - 1e-9) continue;
        due -= 1;
        value = std::ldexp(value, -127);
    }
    return tensor;
}

std::int64_t countDenormals(std::span<const float> values) {
    // The bits and not a comparison: with denormals flushed the processor would call them zero.
    return std::count_if(values.begin(), values.end(), [](float v) {
        const auto bits = std::bit_cast<std::uint32_t>(v);
        return (bits & 0x7F800000u) == 0 && (bits & 0x007FFFFFu) != 0;
    });
}

Result<std::vector<DenormalCase>> measureDenormals(const DenormalSettings& settings, const PartOptions& options) {
    if (!FlushDenormals::supported())
        return Error{ErrorCode::Unsupported, "this processor cannot flush denormals, so there is nothing to compare"};
    auto network = denormalNetwork(settings);
    if (!network) return network.error();
    auto engine = findEngine("native");
    if (!engine) return engine.error();
    // Batch norm's shift would lift every value out of the denormal range, so the layer has none here.
    auto weights = std::make_shared<Parameters>(*seededWeights(*network->graph, 1).parameters);
    for (auto& [name, array] : weights->arrays) {
        if (name == "layer.bias" || name == "layer.running_mean")
            std::fill(array.values.begin(), array.values.end(), 0.0f);
    }
    auto plan = (*engine)->compile(network->graph, weights, {});
    if (!plan) return plan.error();
    PartPlan flushing(std::move(*plan), network->part);
    KeepingPlan keeping(flushing);
    const Tensor normal = denormalInput(network->graph->inputShape(), 0);
    const Tensor denormal = denormalInput(network->graph->inputShape(), settings.share);
    const LayerId layer = network->part.front(), feed = *network->graph->findLayer("feed");

    std::vector<DenormalCase> cases;
    std::vector<MeasureTarget> targets;
    for (const bool small : {false, true}) {
        for (const bool flushed : {true, false}) {
            const Tensor& input = small ? denormal : normal;
            Plan& runs = flushed ? static_cast<Plan&>(flushing) : keeping;
            DenormalCase one;
            one.denormalInput = small;
            one.flushed = flushed;
            {
                const FlushDenormals flush; // as measure() does
                if (auto ok = look(runs, input, layer, feed, one); !ok) return ok.error();
            }
            cases.push_back(std::move(one));
            targets.push_back({&runs, &input});
        }
    }
    auto timings = measurePlans(targets, options);
    if (!timings) return timings.error();
    for (std::size_t i = 0; i < cases.size(); ++i)
        cases[i].timing = std::move((*timings)[i]);
    return cases;
}

FadeResult fade(float gain) {
    const KeepDenormals keep;
    FadeResult result;
    volatile float signal = 1; // each product is really rounded to a float
    for (int layer = 1; layer <= 100000; ++layer) {
        signal = signal * gain;
        if (!result.denormalAt && std::fpclassify(float(signal)) == FP_SUBNORMAL) result.denormalAt = layer;
        if (signal == 0) {
            result.zeroAt = layer;
            break;
        }
    }
    return result;
}

} // namespace convlens
