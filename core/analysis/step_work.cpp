#include "core/analysis/step_work.h"

#include "core/graph/ops.h"
#include "core/tensor/shape.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

namespace convlens {

namespace {

class Counter {
public:
    Counter(const Graph& graph, const NetworkCost& cost)
        : m_graph(graph), m_cost(cost), m_readers(graph.tensors().size()) {
        for (int i = 0; i < graph.layerCount(); ++i)
            for (const TensorId input : graph.layer(LayerId{i}).inputs)
                m_readers[std::size_t(input.value)].push_back(LayerId{i});
    }

    StepWork count(const std::vector<LayerId>& layers) {
        StepWork work;
        for (const LayerId layer : layers) {
            const LayerCost& cost = m_cost.layers[std::size_t(layer.value)];
            work.macs += cost.macs;
            work.operations += cost.flopsAll;
        }
        m_inside.clear();
        m_inside.insert(layers.begin(), layers.end());
        const bool copies = std::ranges::all_of(layers, [&](LayerId layer) { return moves(layer); });
        if (layers.size() == 1 || copies) {
            for (const LayerId layer : layers) {
                work.readBytes += m_cost.layers[std::size_t(layer.value)].readBytes;
                work.writeBytes += m_cost.layers[std::size_t(layer.value)].writeBytes;
            }
            return work;
        }
        std::set<TensorId> read;
        for (const LayerId layer : layers) {
            if (moves(layer)) continue;
            for (const TensorId input : m_graph.layer(layer).inputs)
                if (read.insert(input).second) work.readBytes += bytes(input) - madeInside(input);
            std::int64_t maps = 0; // what is left of the cost model's figure are parameters
            for (const TensorId input : m_graph.layer(layer).inputs)
                maps += bytes(input);
            work.readBytes += m_cost.layers[std::size_t(layer.value)].readBytes - maps;
            for (const TensorId output : m_graph.layer(layer).outputs)
                if (leaves(output)) work.writeBytes += bytes(output);
        }
        return work;
    }

private:
    bool moves(LayerId layer) const { return m_graph.groupOf(layer) == OperatorGroup::DataMovement; }
    std::int64_t bytes(TensorId tensor) const { return m_graph.tensor(tensor).shape.bytes(); }

    /// How much of a tensor this step made itself, directly or through layers that only move values. A split's part of
    /// what was made inside is inside as well.
    std::int64_t madeInside(TensorId tensor) const {
        const LayerId producer = m_graph.tensor(tensor).producer;
        if (producer.value < 0 || !m_inside.contains(producer)) return 0;
        if (!moves(producer)) return bytes(tensor);
        std::int64_t inside = 0;
        for (const TensorId input : m_graph.layer(producer).inputs)
            inside += madeInside(input);
        return std::min(inside, bytes(tensor));
    }

    bool leaves(TensorId tensor) const {
        if (tensor == m_graph.logits() || tensor == m_graph.probabilities()) return true;
        return std::ranges::any_of(m_readers[std::size_t(tensor.value)], [&](LayerId reader) {
            if (!m_inside.contains(reader)) return true;
            if (!moves(reader)) return false;
            return std::ranges::any_of(m_graph.layer(reader).outputs, [&](TensorId output) { return leaves(output); });
        });
    }

    const Graph& m_graph;
    const NetworkCost& m_cost;
    std::vector<std::vector<LayerId>> m_readers; ///< by tensor
    std::set<LayerId> m_inside;                  ///< the step that is counted
};

} // namespace

std::vector<StepWork> stepWork(const Graph& graph, const NetworkCost& cost,
                               std::span<const std::vector<LayerId>> steps) {
    Counter counter(graph, cost);
    std::vector<StepWork> works;
    for (const std::vector<LayerId>& layers : steps)
        works.push_back(counter.count(layers));
    return works;
}

} // namespace convlens
