#include "core/engine/opencv/net_layers.h"

#include "core/onnx/onnx_model.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

namespace convlens {

namespace {

constexpr std::string_view kNodePrefix = "onnx_node!";

/// Finds our layer by the longest part of the name that ends before a dot or a slash.
class Owners {
public:
    explicit Owners(const Graph& graph) {
        for (int i = 0; i < graph.layerCount(); ++i) {
            m_byName[graph.layer(LayerId{i}).name] = i;
            for (const TensorId id : graph.layer(LayerId{i}).outputs)
                m_byValue[onnxValueName(graph, id)] = i;
        }
    }

    /// -1 for what belongs to none of ours.
    int find(std::string_view name) const {
        if (!name.starts_with(kNodePrefix)) {
            const auto value = m_byValue.find(name);
            return value == m_byValue.end() ? -1 : value->second;
        }
        name.remove_prefix(kNodePrefix.size());
        while (true) {
            if (const auto found = m_byName.find(name); found != m_byName.end()) return found->second;
            const auto cut = name.find_last_of("./");
            if (cut == std::string_view::npos) return -1;
            name = name.substr(0, cut);
        }
    }

private:
    std::map<std::string, int, std::less<>> m_byName, m_byValue;
};

} // namespace

NetSteps stepsOfNet(const Graph& graph, const std::vector<NetLayer>& layers) {
    const Owners owners(graph);
    std::vector<int> ownerOf;
    std::vector<bool> runs(std::size_t(graph.layerCount()), false);
    int owner = 0;
    for (const NetLayer& layer : layers) {
        // What the importer adds without a name of ours stands beside what it was added for.
        if (const int found = owners.find(layer.name); found >= 0) owner = found;
        ownerOf.push_back(owner);
        if (layer.runs) runs[std::size_t(owner)] = true;
    }

    NetSteps result;
    std::vector<int> stepOf(std::size_t(graph.layerCount()), 0);
    for (int i = 0; i < graph.layerCount(); ++i) {
        const Layer& layer = graph.layer(LayerId{i});
        int step = -1;
        if (!runs[std::size_t(i)]) {
            for (const TensorId input : layer.inputs) {
                const LayerId producer = graph.tensor(input).producer;
                if (producer.value >= 0) step = std::max(step, stepOf[std::size_t(producer.value)]);
            }
        }
        if (step < 0) {
            step = int(result.steps.size());
            result.steps.push_back({layer.name, {}});
        } else {
            result.steps[std::size_t(step)].name += " + " + layer.name;
        }
        result.steps[std::size_t(step)].layers.push_back(LayerId{i});
        stepOf[std::size_t(i)] = step;
    }
    for (const int o : ownerOf)
        result.stepOfLayer.push_back(stepOf[std::size_t(o)]);
    return result;
}

} // namespace convlens
