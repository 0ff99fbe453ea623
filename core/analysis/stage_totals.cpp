#include "core/analysis/stage_totals.h"

#include "core/graph/ops.h"
#include "core/tensor/shape.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <variant>

namespace convlens {

namespace {

/// The stage of each layer by its map's side: how often the input's was halved on the way.
std::vector<int> halvingsOf(const Graph& graph) {
    std::vector<int> stages;
    bool head = false;
    const double whole = std::max(graph.inputShape().h, graph.inputShape().w);
    int deepest = 0;
    for (int i = 0; i < graph.layerCount(); ++i) {
        const Layer& layer = graph.layer(LayerId{i});
        // What squeeze-and-excitation pools belongs to the maps that it scales.
        if (!layer.inSqueezeExcitation && std::holds_alternative<GlobalAveragePool>(layer.op)) head = true;
        if (head) {
            stages.push_back(StageTotal::kHead);
            continue;
        }
        if (!layer.inSqueezeExcitation || std::holds_alternative<ScaleChannels>(layer.op)) {
            const Shape& shape = graph.outputShapeOf(LayerId{i});
            // Sizes round up: 97 pixels become 49, 25, 13, 7, 4.
            deepest = std::max(0, int(std::lround(std::log2(whole / std::max(shape.h, shape.w)))));
        }
        stages.push_back(deepest);
    }
    return stages;
}

void add(std::vector<StageTotal>& totals, int stage, const NetworkCost& cost, const std::vector<LayerId>& layers,
         double microseconds) {
    auto known = std::find_if(totals.begin(), totals.end(), [&](const StageTotal& t) { return t.halvings == stage; });
    if (known == totals.end()) {
        StageTotal total;
        total.halvings = stage;
        total.microseconds = std::numeric_limits<double>::quiet_NaN();
        totals.push_back(total);
        known = totals.end() - 1;
    }
    for (const LayerId layer : layers) {
        ++known->layers;
        known->macs += cost.layers[std::size_t(layer.value)].macs;
        known->params += cost.layers[std::size_t(layer.value)].params;
    }
    if (std::isfinite(microseconds))
        known->microseconds = (std::isfinite(known->microseconds) ? known->microseconds : 0) + microseconds;
}

int orderOf(int stage) {
    return stage == StageTotal::kHead ? std::numeric_limits<int>::max() : stage;
}

} // namespace

std::vector<StageTotal> stageTotals(const Graph& graph, const NetworkCost& cost, const Measurement* measurement) {
    const std::vector<int> stages = halvingsOf(graph);
    std::vector<StageTotal> totals;
    std::vector<bool> covered(stages.size(), false);
    if (measurement) {
        for (const StepTiming& step : measurement->steps) {
            std::vector<LayerId> layers;
            int last = -1;
            for (const LayerId layer : step.layers) {
                last = std::max(last, layer.value);
                if (covered[std::size_t(layer.value)]) continue;
                covered[std::size_t(layer.value)] = true;
                layers.push_back(layer);
            }
            add(totals, last < 0 ? StageTotal::kHead : stages[std::size_t(last)], cost, layers, step.medianUs);
        }
    }
    for (int i = 0; i < graph.layerCount(); ++i)
        if (!covered[std::size_t(i)])
            add(totals, stages[std::size_t(i)], cost, {LayerId{i}}, std::numeric_limits<double>::quiet_NaN());
    std::sort(totals.begin(), totals.end(),
              [](const StageTotal& a, const StageTotal& b) { return orderOf(a.halvings) < orderOf(b.halvings); });
    return totals;
}

std::vector<StagePair> pairStages(const std::vector<StageTotal>& a, const std::vector<StageTotal>& b) {
    std::vector<StagePair> pairs;
    for (const StageTotal& stage : a)
        pairs.push_back({stage.halvings, &stage, nullptr});
    for (const StageTotal& stage : b) {
        const auto known =
            std::find_if(pairs.begin(), pairs.end(), [&](const StagePair& p) { return p.halvings == stage.halvings; });
        if (known != pairs.end())
            known->b = &stage;
        else
            pairs.push_back({stage.halvings, nullptr, &stage});
    }
    std::sort(pairs.begin(), pairs.end(),
              [](const StagePair& x, const StagePair& y) { return orderOf(x.halvings) < orderOf(y.halvings); });
    return pairs;
}

} // namespace convlens
