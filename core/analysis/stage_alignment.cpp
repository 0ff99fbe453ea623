#include "core/analysis/stage_alignment.h"

#include "core/graph/ops.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <variant>

namespace convlens {

namespace {

/// Whether the map leaves its block, or its unit outside of blocks.
bool endsItsPart(const Graph& graph, int layer) {
    const Layer& here = graph.layer(LayerId{layer});
    if (layer + 1 >= graph.layerCount()) return true;
    const Layer& next = graph.layer(LayerId{layer + 1});
    if (!here.block.empty()) return next.block != here.block || next.stage != here.stage;
    return !std::holds_alternative<BatchNorm>(next.op) && !std::holds_alternative<Activation>(next.op);
}

} // namespace

std::vector<StageEnd> stageEnds(const Graph& graph) {
    std::vector<StageEnd> ends;
    int smallest = std::max(graph.inputShape().h, graph.inputShape().w), halvings = 0;
    for (int i = 0; i < graph.layerCount(); ++i) {
        const Layer& layer = graph.layer(LayerId{i});
        if (layer.inSqueezeExcitation && !std::holds_alternative<ScaleChannels>(layer.op)) continue;
        if (std::holds_alternative<GlobalAveragePool>(layer.op) || std::holds_alternative<FullyConnected>(layer.op))
            break;
        const Shape& shape = graph.outputShapeOf(LayerId{i});
        const int side = std::max(shape.h, shape.w);
        if (side < smallest) {
            smallest = side;
            ++halvings;
        }
        // A wider map after a smaller one belongs to the other branch of a block that halves.
        if (side > smallest || halvings == 0 || !endsItsPart(graph, i)) continue;
        if (ends.empty() || ends.back().halvings != halvings) ends.push_back({halvings, {}, {}});
        ends.back().layer = LayerId{i};
        ends.back().shape = shape;
    }
    return ends;
}

Result<Tensor> channelStrength(const Tensor& map) {
    const Shape& shape = map.shape();
    if (shape.n < 1 || shape.c < 1)
        return Error{ErrorCode::InvalidArgument, "a map of shape " + toString(shape) + " has no channels"};
    auto made = Tensor::create({1, 1, shape.h, shape.w});
    if (!made) return made.error();
    std::vector<double> squares(std::size_t(shape.plane()), 0.0);
    for (int c = 0; c < shape.c; ++c) {
        const auto plane = map.plane(0, c);
        for (std::size_t i = 0; i < squares.size(); ++i)
            squares[i] += double(plane[i]) * plane[i];
    }
    const auto out = made->plane(0, 0);
    for (std::size_t i = 0; i < squares.size(); ++i)
        out[i] = float(std::sqrt(squares[i] / shape.c));
    return made;
}

} // namespace convlens
