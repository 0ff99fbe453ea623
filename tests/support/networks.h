#pragma once
#include "core/networks/registry.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace convlens::test {

/// The graph of a specification that must be right; ends the test program where it is not.
inline Graph buildOrExit(const std::string& text, int batch = 1) {
    const auto spec = parseNetworkSpec(text);
    auto graph = spec ? buildNetwork(*spec, batch) : Result<Graph>(spec.error());
    if (!graph) {
        std::fprintf(stderr, "%s: %s\n", text.c_str(), graph.error().message.c_str());
        std::exit(1);
    }
    return std::move(*graph);
}

/// The layer of that name, which must exist.
inline LayerId layerOrExit(const Graph& graph, const std::string& name) {
    const auto id = graph.findLayer(name);
    if (!id) {
        std::fprintf(stderr, "%s has no layer '%s'\n", graph.title().c_str(), name.c_str());
        std::exit(1);
    }
    return *id;
}

inline int channelsOf(const Graph& graph, const std::string& layer) {
    return graph.outputShapeOf(layerOrExit(graph, layer)).c;
}

/// Output channels of every convolution and fully connected layer, in order.
inline std::vector<int> widthsOf(const Graph& graph) {
    std::vector<int> widths;
    for (int i = 0; i < graph.layerCount(); ++i) {
        const Op& op = graph.layer(LayerId{i}).op;
        if (std::holds_alternative<Convolution>(op) || std::holds_alternative<FullyConnected>(op))
            widths.push_back(graph.outputShapeOf(LayerId{i}).c);
    }
    return widths;
}

} // namespace convlens::test
